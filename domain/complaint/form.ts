import { Phone, Words } from '@domain/kernel/input'
import * as v from 'valibot'
import { complaintKindNames } from './complaint'

/** 投诉建议和答复的字数上限，单位：字。 */
export const TEXT_LIMIT = 300
/** 少于这么多字说不清一件事。 */
const TEXT_LEAST = 5

/** 投诉建议的内容；页面与服务端用同一份要求。不留联系方式为空。 */
export const ComplaintForm = v.strictObject({
  kind: v.picklist(complaintKindNames, '请选择是投诉还是建议。'),
  text: Words('内容', TEXT_LEAST, TEXT_LIMIT),
  contact: v.nullable(v.strictObject({ name: Words('称呼', 1, 20), phone: Phone })),
})

export type ComplaintFormInput = v.InferOutput<typeof ComplaintForm>
