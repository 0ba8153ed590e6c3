import { tell } from '@domain/inbox/inbox'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { checkedText, me } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { EXPIRED } from '@domain/points/entry'
import { expire } from '@domain/points/expiry'
import { extended } from '@domain/points/lots'
import { post } from '@domain/points/post'
import { assertNotSelf, mayFreeze } from '@domain/points/stewards'
import { nextWake, type Wallet, wallets } from '@domain/points/wallet'
import {
  noteWalletEvent,
  type WalletEventKind,
  walletEventId,
  walletEvents,
} from '@domain/points/wallet-trail'
import * as v from 'valibot'
import { type PersonPoints, presentPerson, walletInCare } from './person'

const Reason = Words('原因', 4, 100)
const Input = v.strictObject({ id: Id, reason: Reason })

/** 站内消息说的是哪一页。 */
export const aboutPoints = { about: 'myPoints' as const, _id: 'points', no: '我的积分' }

/** 归他冻结的一个账户；不归他抛 FORBIDDEN。 */
async function walletToFreeze(ctx: Context, id: string): Promise<Wallet> {
  const wallet = await walletInCare(ctx, id)
  assertNotSelf(ctx, id)
  if (!mayFreeze(ctx.actor, wallet))
    throw new AppError('FORBIDDEN', '冻结和解冻由街道、区里来做，请把情况告诉他们。')
  return wallet
}

const isDone = async (ctx: Context, id: string, what: WalletEventKind) =>
  (await ctx.store.get(walletEvents, walletEventId(ctx, id, what))) !== null

/** 冻结：写明原因，原样告诉他。照样得分、看得到，不能用；到期也先停下。 */
export const freeze = command({
  door: 'consented',
  input: Input,
  async run({ id, reason }, ctx): Promise<PersonPoints> {
    const wallet = await walletToFreeze(ctx, id)
    if (await isDone(ctx, id, 'frozen')) return presentPerson(ctx, id, wallet)
    if (wallet.frozen) throw new AppError('CONFLICT', '他的积分已经冻结着，请刷新再看。')
    await checkedText(ctx, reason)
    // 冻结以前已经到期的，照样清掉。
    const cleared = await expire(ctx, wallet)
    const frozen = { since: ctx.now, reason: ctx.vault.seal({ words: reason }) }
    const after = { ...cleared, frozen, wakeAt: null }
    ctx.store.put(wallets, after)
    const event = noteWalletEvent(ctx, { who: id, by: me(ctx), what: 'frozen' }, reason)
    const words = `您的积分被冻结了，暂时不能用，照样能得：${reason}。要申诉，请在“我的 → 投诉建议”里写。`
    tell(ctx, aboutPoints, id, words, { topic: 'points' })
    return presentPerson(ctx, id, after, { event })
  },
})

/** 冻结时到期的、三十天里到期的，再留三十天；另记一笔，各行是零，只换到期的日子。 */
async function extend(ctx: Context, wallet: Wallet): Promise<Wallet> {
  const lots = extended(wallet.lots, ctx.now)
  if (lots.length === 0) return wallet
  return post(ctx, wallet._id, wallet, {
    ...{ _id: ctx.vault.digest('entry', 'extend', wallet._id, ctx.requestId), kind: 'extend' },
    ...{ lots, others: [{ holder: 'expired', id: EXPIRED, points: 0 }] },
    cause: { kind: 'lot', id: wallet._id, words: '解冻，快到期的再留 30 天' },
  })
}

/** 解冻：写明原因，当场就能用。 */
export const unfreeze = command({
  door: 'consented',
  input: Input,
  async run({ id, reason }, ctx): Promise<PersonPoints> {
    const wallet = await walletToFreeze(ctx, id)
    if (await isDone(ctx, id, 'unfrozen')) return presentPerson(ctx, id, wallet)
    if (!wallet.frozen)
      throw new AppError('CONFLICT', '他的积分没有冻结，或者已经解冻，请刷新再看。')
    await checkedText(ctx, reason)
    const longer = await extend(ctx, wallet)
    const after = { ...longer, frozen: null, wakeAt: nextWake(longer.lots, ctx.now) }
    ctx.store.put(wallets, after)
    const event = noteWalletEvent(ctx, { who: id, by: me(ctx), what: 'unfrozen' }, reason)
    tell(ctx, aboutPoints, id, `您的积分解冻了，现在就能用：${reason}`, { topic: 'points' })
    return presentPerson(ctx, id, after, { event })
  },
})
