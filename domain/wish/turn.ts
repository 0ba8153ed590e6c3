import type { Wish, WishStatus } from './wish'

/** 每个状态轮到谁动手。没有列出的状态不等他们：等工作人员、等人认领，或者已经办完。 */
const turns: Partial<Record<WishStatus, (wish: Wish) => readonly (string | null)[]>> = {
  rejected: (wish) => [wish.askedBy ?? wish.proxyId],
  claimed: (wish) => wish.helperIds,
  delivered: (wish) => [wish.askedBy],
}

/** 轮到谁动手（账号）；首页的“在等您”按它列，一次就取齐。 */
export function turnOf(wish: Wish): string[] {
  return (turns[wish.status]?.(wish) ?? []).filter((id) => id !== null)
}
