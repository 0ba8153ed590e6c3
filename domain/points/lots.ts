import { addDays, yearBounds, yearOf } from '@domain/kernel/date'
import type { Lot } from './entry'

/** 退回的积分至少还能用这么多天：换的东西没领成，不该因为退得晚就没了。 */
export const GRACE_DAYS = 30

/** 这一刻得的积分到什么时候为止：下一年年底（东八区），不含。 */
export function expiryOf(iso: string): string {
  const next = Number(yearOf(iso)) + 1
  return yearBounds(String(next)).to
}

const sameLot = (a: Lot, b: Lot) => a.until === b.until && a.fundId === b.fundId
const inOrder = (a: Lot, b: Lot) =>
  a.until.localeCompare(b.until) || a.fundId.localeCompare(b.fundId)

/** 放进几批：同时到期、同一社区发的并成一批；先到期的在前。空了的去掉。 */
export function putIn(lots: readonly Lot[], added: readonly Lot[]): Lot[] {
  const all: Lot[] = [...lots]
  for (const lot of added) {
    const at = all.findIndex((one) => sameLot(one, lot))
    const before = all[at]
    if (before) all[at] = { ...before, points: before.points + lot.points }
    else all.push(lot)
  }
  return all.filter(({ points }) => points !== 0).sort(inOrder)
}

/** 此刻能用的几分：没到期的才算。 */
export const usableOf = (lots: readonly Lot[], now: string) =>
  lots.reduce((sum, { until, points }) => (now < until ? sum + points : sum), 0)

/** 从先到期的用起，要用掉哪几批（都是负数）；不够为空。 */
export function takeOldest(lots: readonly Lot[], points: number, now: string): Lot[] | null {
  const taken: Lot[] = []
  let left = points
  for (const lot of lots) {
    if (left === 0) break
    if (lot.until <= now) continue
    const part = Math.min(left, lot.points)
    taken.push({ ...lot, points: -part })
    left -= part
  }
  return left === 0 ? taken : null
}

/** 解冻：冻结时到期的、三十天里到期的，都再留三十天；要记的是旧的减、新的加，没有就是空的。 */
export function extended(lots: readonly Lot[], now: string): Lot[] {
  const least = addDays(now, GRACE_DAYS)
  return lots.flatMap((lot) =>
    lot.until < least
      ? [
          { ...lot, points: -lot.points },
          { ...lot, until: least },
        ]
      : [],
  )
}

/** 退回用掉的几批：各回各的，快到期、已经到期的也再留 30 天。 */
export function giveBack(taken: readonly Lot[], now: string): Lot[] {
  const least = addDays(now, GRACE_DAYS)
  return putIn(
    [],
    taken.map(({ until, fundId, points }) => ({
      ...{ until: until < least ? least : until, fundId },
      points: -points,
    })),
  )
}
