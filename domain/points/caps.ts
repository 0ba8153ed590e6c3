import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { dayStamp } from '@domain/kernel/date'
import type { Cap, CategoryName } from './rules'

/** 一个人一类积分在一段时间里得了几分、几次。编号取自（谁，哪一类，哪一段），所以按编号就取得到。 */
export interface CapUse {
  readonly _id: string
  readonly rev: number
  readonly accountId: string
  readonly points: number
  readonly times: number
}

export const capUses = collection<CapUse>('capUses', ['accountId'])

/** 这一刻在哪一段（东八区）：20261123、202611、2026Q4。 */
export function periodOf(per: Exclude<Cap['per'], 'session'>, at: string): string {
  const day = dayStamp(at)
  if (per === 'day') return day
  const month = day.slice(0, 6)
  if (per === 'month') return month
  return `${day.slice(0, 4)}Q${Math.ceil(Number(month.slice(4)) / 3)}`
}

/** 谁、哪一类、哪一段的那一份。 */
export const capUseId = (accountId: string, category: CategoryName, period: string) =>
  `${accountId}~${category}~${period}`

/** 用掉的几分、几次。 */
export type Used = Pick<CapUse, 'points' | 'times'>

/** 照上限，这一次还能得几分；`usedOf` 说那一段里已经用掉多少。 */
export function withinCaps(
  caps: readonly Cap[],
  wanted: number,
  usedOf: (per: Exclude<Cap['per'], 'session'>) => Used,
): number {
  let points = wanted
  for (const { per, points: most, times } of caps) {
    const used = per === 'session' ? { points: 0, times: 0 } : usedOf(per)
    if (most !== undefined) points = Math.min(points, most - used.points)
    if (times !== undefined && used.times >= times) points = 0
  }
  return Math.max(0, points)
}

/** 一份上限，连同要跟着加的那一份。 */
interface Room {
  readonly id: string
  readonly before: CapUse | null
}

const none: Used = { points: 0, times: 0 }

/** 照上限还能得几分；要跟着加的几份一并给出。 */
export async function roomFor(
  ctx: Context,
  who: { readonly accountId: string; readonly category: CategoryName; readonly at: string },
  caps: readonly Cap[],
  wanted: number,
): Promise<{ readonly points: number; readonly rooms: readonly Room[] }> {
  const rooms = new Map<Cap['per'], Room>()
  for (const { per } of caps) {
    if (per === 'session' || rooms.has(per)) continue
    const id = capUseId(who.accountId, who.category, periodOf(per, who.at))
    rooms.set(per, { id, before: await ctx.store.get(capUses, id) })
  }
  const points = withinCaps(caps, wanted, (per) => rooms.get(per)?.before ?? none)
  return { points, rooms: [...rooms.values()] }
}

/** 得了这么多分、这么多次（更正是负数），各份跟着加。 */
export function takeRoom(
  ctx: Context,
  accountId: string,
  rooms: readonly Room[],
  { points, times }: { readonly points: number; readonly times: number },
): void {
  for (const { id, before } of rooms) {
    const zero = { _id: id, rev: 1, accountId, points: 0, times: 0 }
    const use = before ?? zero
    const after = { ...use, points: use.points + points, times: use.times + times }
    if (before) ctx.store.put(capUses, after)
    else ctx.store.create(capUses, after)
  }
}
