import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { addHours, exactTime } from '@domain/kernel/date'
import { mustWait, type TryRule, waitAfter } from '@domain/kernel/tries'

/** 输领取码、卡号：头四次输错不用等，错到第 10 次锁住；二维码照样扫得上。 */
export const CODE_RULE: TryRule = { slowFrom: 5, firstMinutes: 1, lockAt: 10 }
/** 输卡的密码：只有一万种，收得紧；锁住了就在登记表上签字。 */
export const PIN_RULE: TryRule = { slowFrom: 3, firstMinutes: 1, lockAt: 5 }
/** 锁多久，小时；这么久没有再错，从头数。 */
export const LOCK_HOURS = 2

/** 输错过几次。编号取自（谁，哪家超市）或（哪张卡的密码）的摘要。 */
export interface CounterTries {
  readonly _id: string
  readonly rev: number
  readonly wrong: number
  readonly wrongAt: string
  /** 等到什么时候才能再输；不用等为空。 */
  readonly until: string | null
}

export const counterTries = collection<CounterTries>('counterTries')

/** 这一刻为止输错的次数，和再错一次怎么记。 */
export interface Tries {
  /** 要等到什么时候；不用等为空。要等的时候，对错都不看。 */
  readonly until: string | null
  /** 又错一次：记下来，返回要等到什么时候。 */
  readonly missed: () => string | null
}

export async function triesOf(ctx: Context, id: string, rule: TryRule): Promise<Tries> {
  const before = await ctx.store.get(counterTries, id)
  const waiting = before && mustWait(before.until, ctx.now)
  return {
    until: waiting ? before.until : null,
    missed() {
      const stale = before === null || addHours(before.wrongAt, LOCK_HOURS) <= ctx.now
      const wrong = (stale ? 0 : before.wrong) + 1
      const until = waitAfter(rule, wrong, ctx.now, addHours(ctx.now, LOCK_HOURS))
      const after = { _id: id, rev: before?.rev ?? 1, wrong, wrongAt: ctx.now, until }
      if (before) ctx.store.put(counterTries, after)
      else ctx.store.create(counterTries, after)
      return until
    },
  }
}

/** 还在等的时候说的话：只说到几点，码对不对都一样。 */
export const waitingWords = (until: string) =>
  `连着输错了几次，${exactTime(until).slice(-5)} 以后再输。着急就扫二维码，扫码不用等。`
