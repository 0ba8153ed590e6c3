import { ancestor } from '@domain/area/area'
import { skillFirst } from '@domain/wish/suggesting'
import type { Wish } from '@domain/wish/wish'
import type { FreeTime, Helper } from './helper'

/** 哪一样都不沾边。 */
export const FARTHEST = 3

/** 有多合适，数小的先挑：同一栋楼、同一社区、会这一样、都不是。 */
export function nearness(helper: Pick<Helper, 'within' | 'skills'>, wish: Wish): number {
  const { areaId } = wish.place
  const here = (id: string | null) => id !== null && helper.within.includes(id)
  if (here(ancestor(areaId, 'building'))) return 0
  if (here(ancestor(areaId, 'community'))) return 1
  return helper.skills.includes(wish.wish.category) ? 2 : FARTHEST
}

const freeFirst: Readonly<Record<FreeTime, number>> = { now: 0, weekend: 1, later: 2 }

/** 排队用的一串字：前面的先比；空格比任何时刻都小，没轮到过的排在前面。 */
function place(helper: Helper, wish: Wish): string {
  const skilled = helper.skills.includes(wish.wish.category) ? 0 : 1
  const near = `${nearness(helper, wish)}${freeFirst[helper.free]}`
  const group = skillFirst(wish) ? `${skilled}${near}` : near
  return `${group} ${helper.turnAt} ${helper._id}`
}

/**
 * 挑人的先后：同一栋楼 → 同一社区 → 会这一样；每一组里现在有空的在前，再是很久没轮到的。
 * 一周没人认领以后，会这一样的整个排到前面。
 */
export function inOrder(pool: readonly Helper[], wish: Wish): Helper[] {
  const places = new Map(pool.map((helper) => [helper, place(helper, wish)]))
  return [...pool].sort((a, b) => ((places.get(a) ?? '') < (places.get(b) ?? '') ? -1 : 1))
}
