import type { Context } from '@domain/kernel/context'
import { addDays, dayStart } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import * as v from 'valibot'

/** 一段任期：含起始时刻，不含结束时刻；没有期限时 `to` 为空。 */
export interface Term {
  readonly from: string
  readonly to: string | null
}

/** 哪一天，写作 2026-11-23；进来就换成那一天零点（东八区）。 */
export const Day = v.pipe(
  v.string('请填写日期。'),
  v.maxLength(20, '认不出这个日期，请写成 2026-11-23。'),
  v.check((text) => dayStart(text) !== null, '认不出这个日期，请写成 2026-11-23。'),
  v.transform((text) => dayStart(text) ?? ''),
)

/** 任期最长几天：十年。 */
const LONGEST = 3660

/** 结束的那天算在内，所以到第二天零点为止；比 `after` 还早、太长抛 INVALID。 */
export function endOf(last: string, after: string): string {
  const to = addDays(last, 1)
  if (to <= after) throw new AppError('INVALID', '结束的日期已经过了，或者比开始还早，请核对。')
  if (to > addDays(after, LONGEST))
    throw new AppError('INVALID', '任期最长十年，请核对结束的日期。')
  return to
}

/** 填的起止换成任期：没有写开始、写的是今天，都从此刻起；不能从过去算起。 */
export function termOf(
  { now }: Context,
  { from, last }: { readonly from: string | null; readonly last: string | null },
): Term {
  if (from !== null && addDays(from, 1) <= now)
    throw new AppError('INVALID', '开始的日期已经过了，请写今天或以后。')
  if (from !== null && from > addDays(now, 366))
    throw new AppError('INVALID', '最多提前一年任命，请核对开始的日期。')
  const start = from !== null && from > now ? from : now
  return { from: start, to: last === null ? null : endOf(last, start) }
}
