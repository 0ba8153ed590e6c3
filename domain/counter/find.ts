import type { Context } from '@domain/kernel/context'
import { me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { usableOf } from '@domain/points/lots'
import { wallets } from '@domain/points/wallet'
import * as v from 'valibot'
import { accountBy, Code, cardBy, isPerson, isTyped, ordersBy } from './codes'
import { sealPass } from './pass'
import { type PickupView, presentPickups } from './present'
import { counterAt } from './shop'
import { CODE_RULE, triesOf, waitingWords } from './tries'
import { type Called, calledOf } from './who'

/** 输错、别家的、用过、取消、过期、伪造、自己的，都是这一句：猜的人分不出是哪一种。 */
export const NO_MATCH =
  '没有对上。请照他屏幕上（或纸上）的再核对一遍，也可能已经领过、过期，或者是别家超市的；您自己的请同事来办。'

/** 认出来的人：姓、能用几分，和选东西要用的凭据。 */
export interface PersonView extends Called {
  readonly balance: number
  readonly frozen: boolean
  readonly pass: string
}

/** 扫到、输到的是什么：等着领的单（重码的几张都在），或要当场选东西的人；都不是就说 `why`。 */
export interface FindOutcome {
  readonly why: string | null
  readonly pickups: readonly PickupView[]
  readonly person: PersonView | null
}

const nothing = (why: string): FindOutcome => ({ why, pickups: [], person: null })

async function personOf(ctx: Context, id: string): Promise<PersonView> {
  const [wallet, called] = await Promise.all([ctx.store.get(wallets, id), calledOf(ctx, [id])])
  return {
    ...{ ...called(id), balance: wallet ? usableOf(wallet.lots, ctx.now) : 0 },
    ...{ frozen: Boolean(wallet?.frozen), pass: sealPass(ctx, id) },
  }
}

async function matched(ctx: Context, shopId: string, code: string): Promise<FindOutcome | null> {
  if (isPerson(code)) {
    const id = (await accountBy(ctx, code)) ?? (await cardBy(ctx, code))
    return id ? { why: null, pickups: [], person: await personOf(ctx, id) } : null
  }
  const found = await ordersBy(ctx, shopId, code)
  if (found.length === 0) return null
  return { why: null, pickups: await presentPickups(ctx, found), person: null }
}

/** 输的次数记在（谁，哪家超市）上。 */
export const codeTries = (ctx: Context, shopId: string) =>
  triesOf(ctx, ctx.vault.digest('counterTries', me(ctx), shopId), CODE_RULE)

/** 试一个码，手输的记下错的次数；要等的时候对错都不看。对上了返回结果，没对上返回一句话。 */
export async function tryCode<T>(
  ctx: Context,
  shopId: string,
  code: string,
  look: () => Promise<T | null>,
): Promise<{ readonly found: T } | { readonly found: null; readonly why: string }> {
  const typed = isTyped(code)
  const tries = typed ? await codeTries(ctx, shopId) : null
  if (tries?.until) return { found: null, why: waitingWords(tries.until) }
  const found = await look()
  if (found !== null) return { found }
  const until = tries?.missed()
  return { found: null, why: until ? waitingWords(until) : NO_MATCH }
}

/** 扫码，或输数字：等着领的单给出来递，积分码和卡给出来选东西。 */
export const find = command({
  door: 'consented',
  input: v.strictObject({ shopId: Id, code: Code }),
  async run({ shopId, code }, ctx): Promise<FindOutcome> {
    await counterAt(ctx, shopId)
    const tried = await tryCode(ctx, shopId, code, () => matched(ctx, shopId, code))
    return tried.found ?? nothing('why' in tried ? tried.why : NO_MATCH)
  },
})
