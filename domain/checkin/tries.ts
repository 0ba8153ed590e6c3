import { collection } from '@domain/kernel/collection'
import { mustWait, type TryRule, waitAfter } from '@domain/kernel/tries'
import type { Occasion } from './occasion'

/** 错到第几次，这一场就不再收他输的数字；二维码照样扫得上。 */
export const WRONG_LIMIT = 8
/** 头两次输错不用等。 */
const rule: TryRule = { slowFrom: 3, firstMinutes: 1, lockAt: WRONG_LIMIT }

/** 一个人在一场里输错过几次。编号取自（哪一场，谁）。 */
export interface CheckInTries {
  readonly _id: string
  readonly rev: number
  readonly wrong: number
  /** 等到什么时候才能再输；不用等为空。 */
  readonly until: string | null
}

export const checkInTries = collection<CheckInTries>('checkInTries')

/** 又错了一次以后的样子；锁住的锁到这一场结束。 */
export function wrongAgain(
  before: CheckInTries | null,
  id: string,
  { to }: Occasion,
  now: string,
): CheckInTries {
  const wrong = (before?.wrong ?? 0) + 1
  return { _id: id, rev: before?.rev ?? 1, wrong, until: waitAfter(rule, wrong, now, to) }
}

export const isWaiting = (tries: CheckInTries | null, now: string) => mustWait(tries?.until, now)

/** 还在等的时候说的话。 */
export const waitingWords = ({ wrong }: CheckInTries) =>
  wrong >= WRONG_LIMIT
    ? '输错的次数太多，这一场不能再输数字了。请扫二维码，或请社区的人替您点名。'
    : '连着输错了几次，请等几分钟再输。着急就扫二维码，或请社区的人替您点名。'
