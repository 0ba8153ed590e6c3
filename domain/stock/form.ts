import { Id, Words } from '@domain/kernel/input'
import * as v from 'valibot'

/** 一次最多进几件、报损几件。 */
export const COUNT_MOST = 9999

const Count = v.pipe(
  v.number('请填写几件。'),
  v.integer('件数要是整数。'),
  v.minValue(1, '至少 1 件。'),
  v.maxValue(COUNT_MOST, `一次最多 ${COUNT_MOST} 件，多的请分几次。`),
)

/** 进货要填的；`sponsor` 只有捐赠的货才写，不写照货上的。 */
export const ReceiveForm = v.strictObject({
  shopId: Id,
  goodId: Id,
  count: Count,
  sponsor: v.nullable(Words('捐赠的单位或个人', 2, 30)),
  note: v.nullable(Words('说明', 2, 60)),
})

/** 报损要填的。 */
export const WriteOffForm = v.strictObject({
  shopId: Id,
  goodId: Id,
  count: Count,
  reason: Words('缘由', 2, 60),
})
