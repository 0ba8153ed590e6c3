import type { Context } from '@domain/kernel/context'
import { addMinutes } from '@domain/kernel/date'
import { type CheckIn, checkIns } from './checkin'
import { LONGEST_MINUTES } from './occasion'

const MINUTE = 60_000
/** 可能和这一次重着的，最多看几次签到。 */
const OTHERS = 20

interface Span {
  readonly from: number
  readonly to: number
}

/** 一段时间里没有被别的几段盖住的，毫秒。 */
function uncovered({ from, to }: Span, others: readonly Span[]): number {
  let left = 0
  let at = from
  for (const other of [...others].sort((a, b) => a.from - b.from)) {
    left += Math.max(0, Math.min(other.from, to) - at)
    at = Math.max(at, other.to)
  }
  return left + Math.max(0, to - at)
}

/**
 * 这一次到 `outAt` 为止算几分钟，不满一分钟的不算。
 * 同一段时间只算一次：在别的场里已经算过的要去掉，两边同时签到也不会多出来。
 */
export async function minutesOf(ctx: Context, one: CheckIn, outAt: string): Promise<number> {
  const near = await ctx.store.list(checkIns, {
    where: { accountId: one.accountId, order: { above: addMinutes(one.inAt, -LONGEST_MINUTES) } },
    orderBy: '-order',
    limit: OTHERS,
  })
  const spanOf = (inAt: string, end: string): Span => ({
    from: Date.parse(inAt),
    to: Date.parse(end),
  })
  const others = near.flatMap((other) =>
    other._id !== one._id && other.outAt !== null ? [spanOf(other.inAt, other.outAt)] : [],
  )
  return Math.floor(uncovered(spanOf(one.inAt, outAt), others) / MINUTE)
}
