import { addMinutes } from './date'

/** 猜码的规矩：错到第几次起要等，第一次等几分钟（以后每错一次加倍），错到第几次锁住。 */
export interface TryRule {
  readonly slowFrom: number
  readonly firstMinutes: number
  readonly lockAt: number
}

/** 错到第 `wrong` 次，等到什么时候才能再试；不用等为空。锁住的等到 `lockedUntil`。 */
export function waitAfter(
  { slowFrom, firstMinutes, lockAt }: TryRule,
  wrong: number,
  now: string,
  lockedUntil: string,
): string | null {
  if (wrong >= lockAt) return lockedUntil
  return wrong >= slowFrom ? addMinutes(now, firstMinutes * 2 ** (wrong - slowFrom)) : null
}

/** 还在等：码对不对都不看，猜的人什么也试不出来。 */
export const mustWait = (until: string | null | undefined, now: string) =>
  typeof until === 'string' && now < until
