import { helperRoles } from '@domain/kernel/actor'
import { volunteersFrom } from './helping'
import { hasRung, type Wish, type WishStatus } from './wish'

/** 进入某个状态时，什么时候去挑人来帮：一开始等人认领就挑，别的状态不挑。 */
export function suggestOn(status: WishStatus, at: string): string | null {
  return status === 'open' ? at : null
}

/** 挑过一次以后，下一次什么时候：还在先认领时段里，就等志愿者也能认领的那一刻；之后没有。 */
export function suggestAgain(wish: Wish, now: string): string | null {
  const from = volunteersFrom(wish)
  return from !== null && now < from ? from : null
}

/**
 * 这一次挑哪些人：先认领时段里只挑在职党员；时段刚过的那一次补上志愿者，
 * 党员先前已经挑过；别的时候两样都挑。
 */
export function rolesInTurn(wish: Wish, now: string): readonly (typeof helperRoles)[number][] {
  const from = volunteersFrom(wish)
  if (from !== null && now < from) return ['partyMember']
  return wish.suggestAt === from ? ['volunteer'] : helperRoles
}

/** 一周没人认领以后，先挑会这一样的人。 */
export const skillFirst = (wish: Wish) => hasRung(wish, 'week')
