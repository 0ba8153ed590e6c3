import { Id } from '@domain/kernel/input'
import { wishKindNames } from '@domain/wish/wish'
import * as v from 'valibot'
import { freeTimeNames } from './helper'

/** “我能帮什么”的内容；页面与服务端用同一份要求。 */
export const HelperForm = v.strictObject({
  areaId: v.pipe(
    Id,
    v.check((id) => id.split('-').length >= 4, '请选择您住的楼栋。'),
  ),
  skills: v.pipe(
    v.array(v.picklist(wishKindNames)),
    v.minLength(1, '请至少选一样您能帮的。'),
    v.check((kinds) => new Set(kinds).size === kinds.length, '同一样选一次就好。'),
  ),
  free: v.picklist(freeTimeNames, '请选择您什么时候有空。'),
  /** 每天要不要告诉他一次。 */
  daily: v.boolean(),
})

export type HelperFormInput = v.InferOutput<typeof HelperForm>
