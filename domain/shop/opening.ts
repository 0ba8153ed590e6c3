import { addDays, clockOn, dayOf } from '@domain/kernel/date'
import type { Shop } from './shop'

/** 下单以后过了第几个开门的日子就不等了。 */
export const OPENINGS_TO_WAIT = 2
/** 最多等多少天：一直不开门的，到时候也退回去。 */
export const WAIT_DAYS = 45

/** `HH:MM` 在那一天（东八区）是哪一刻。 */
function momentOf(iso: string, time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return clockOn(iso, hour + minute / 60)
}

/** 那一天（东八区）星期几，0 是周日。 */
const weekdayOf = (iso: string) => new Date(`${dayOf(iso)}T00:00:00Z`).getUTCDay()

/** 那一天开门的几段：从哪一刻到哪一刻；不开门是空的。 */
export function openingsOn(
  { opens, closedDays }: Pick<Shop, 'opens' | 'closedDays'>,
  iso: string,
): { readonly from: string; readonly to: string }[] {
  if (closedDays.includes(dayOf(iso))) return []
  return opens
    .filter(({ day }) => day === weekdayOf(iso))
    .map(({ from, to }) => ({ from: momentOf(iso, from), to: momentOf(iso, to) }))
    .sort((a, b) => a.from.localeCompare(b.from))
}

/** 此刻开着门吗：含开门的时刻，不含关门的。 */
export const isOpenAt = (shop: Pick<Shop, 'opens' | 'closedDays'>, iso: string) =>
  openingsOn(shop, iso).some(({ from, to }) => from <= iso && iso < to)

/** 这一刻下的单等到什么时候：其后第二个开门的日子关门为止，最多 45 天。正开着的这一次不算。 */
export function closesAt(shop: Pick<Shop, 'opens' | 'closedDays'>, iso: string): string {
  const last = addDays(iso, WAIT_DAYS)
  let seen = 0
  for (let days = 0; days <= WAIT_DAYS; days += 1) {
    const later = openingsOn(shop, addDays(iso, days)).filter(({ from }) => iso < from)
    if (later.length > 0) seen += 1
    const close = later.at(-1)?.to
    if (seen === OPENINGS_TO_WAIT && close) return close < last ? close : last
  }
  return last
}

/** 从这一刻起、到那一刻为止开门的几段，正开着的算在内；照先后，最多 `most` 段。 */
export function openingsUntil(
  shop: Pick<Shop, 'opens' | 'closedDays'>,
  iso: string,
  until: string,
  most: number,
): { readonly from: string; readonly to: string }[] {
  const found: { readonly from: string; readonly to: string }[] = []
  for (let days = 0; days <= WAIT_DAYS && found.length < most; days += 1) {
    const day = openingsOn(shop, addDays(iso, days))
    found.push(...day.filter(({ from, to }) => iso < to && from < until))
  }
  return found.slice(0, most)
}

/** 正开着的，或下一次开门的一段；45 天里都不开为空。 */
export const nextOpening = (shop: Pick<Shop, 'opens' | 'closedDays'>, iso: string) =>
  openingsUntil(shop, iso, addDays(iso, WAIT_DAYS), 1)[0] ?? null

/** 一张单此刻算来等到什么时候：社区后来改了开门的日子，只会更晚，不会更早。 */
export function keptUntil(
  one: { readonly closesAt: string; readonly timeline: readonly { readonly at: string }[] },
  shop: Pick<Shop, 'opens' | 'closedDays'>,
): string {
  const later = closesAt(shop, one.timeline[0]?.at ?? one.closesAt)
  return later > one.closesAt ? later : one.closesAt
}
