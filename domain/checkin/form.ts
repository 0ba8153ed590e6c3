import { Id, Words } from '@domain/kernel/input'
import * as v from 'valibot'
import { LONGEST_MINUTES, occasionKindNames } from './occasion'

/** 一场最短多久，分钟。 */
export const SHORTEST_MINUTES = 30

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** 一个时刻，ISO 字符串；按文字比就是按先后比。 */
export const Moment = v.pipe(
  v.string('请填写时间。'),
  v.check(
    (s) => ISO.test(s) && !Number.isNaN(Date.parse(s)) && new Date(s).toISOString() === s,
    '时间不对，请重新填写。',
  ),
)

/** 开一场要填的；页面与服务端用同一份要求。`from` 为空是现在就开始。 */
export const OccasionForm = v.strictObject({
  communityId: Id,
  kind: v.picklist(occasionKindNames, '请选择是哪一种。'),
  title: Words('名称', 2, 20),
  spot: Words('地点', 2, 30),
  from: v.nullable(Moment),
  minutes: v.pipe(
    v.number('请选择多长时间。'),
    v.integer('请选择多长时间。'),
    v.minValue(SHORTEST_MINUTES, `一场最短 ${SHORTEST_MINUTES} 分钟。`),
    v.maxValue(LONGEST_MINUTES, `一场最长 ${LONGEST_MINUTES / 60} 小时，过了这个时间请另开一场。`),
  ),
})

export type OccasionFormInput = v.InferOutput<typeof OccasionForm>
