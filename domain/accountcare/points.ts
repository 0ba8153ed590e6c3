import { type CapUse, capUses } from '@domain/points/caps'
import type { PointCard } from '@domain/points/card'
import { EXPIRED } from '@domain/points/entry'
import { putIn } from '@domain/points/lots'
import { post } from '@domain/points/post'
import type { Ranking } from '@domain/points/ranking'
import { earnedAfter, nextWake, type Wallet, wallets } from '@domain/points/wallet'
import { entered, refund } from '@domain/shop/advance'
import { type Redemption, redemptions } from '@domain/shop/redemption'
import type { WalkIn } from '@domain/shop/walk-in'
import type { Rule } from './references'
import { HIDDEN, replaced } from './replace'
import { drop, follow, write } from './rules'

/** 注销：他没领的退回货架，单上只留换过的编号。 */
export const endRedemption: Rule = async (ctx, _, one: Redemption, move) => {
  const own = move.ids.includes(one.accountId)
  if (!own || one.status !== 'ordered') {
    ctx.store.put(redemptions, replaced(one, move))
    return
  }
  await refund(ctx, one)
  const event = { step: 'cancel', at: ctx.now, by: one.accountId, note: null, requestId: ctx.now }
  const ended = entered(one, 'cancelled', { ...event, digest: '' })
  ctx.store.put(redemptions, replaced(ended, move))
}

/** 注销：剩下的积分作废，另记一笔；账户不留。 */
export const closeWallet: Rule = async (ctx, line, wallet: Wallet, move) => {
  const { _id, balance, lots } = wallet
  if (balance > 0)
    await post(ctx, _id, wallet, {
      ...{ _id: ctx.vault.digest('entry', 'close', _id), kind: 'expire' },
      lots: lots.map((lot) => ({ ...lot, points: -lot.points })),
      cause: { kind: 'lot', id: move.to, words: '账号注销，剩下的积分作废' },
      others: [{ holder: 'expired', id: EXPIRED, points: balance }],
    })
  return drop(ctx, line, wallet, move)
}

/** 两边这个月换过的合起来数：换个微信多换不了。 */
function boughtTogether(own: Wallet['bought'], one: Wallet['bought']): Wallet['bought'] {
  if (own.month !== one.month) return own.month > one.month ? own : one
  const counts = new Map(own.goods.map(({ id, count }) => [id, count]))
  for (const { id, count } of one.goods) counts.set(id, (counts.get(id) ?? 0) + count)
  return { month: own.month, goods: [...counts].map(([id, count]) => ({ id, count })) }
}

/** 两边各月得的合起来。 */
function earnedTogether(own: Wallet, { earned: { last, ...current } }: Wallet) {
  const earned = earnedAfter(own, current.points, current.month)
  return last ? earnedAfter({ ...own, earned }, last.points, last.month) : earned
}

/** 两边都要来看的，先到的那一刻。 */
const soonest = (...moments: readonly (string | null)[]) =>
  moments.flatMap((at) => at ?? []).sort()[0] ?? null

/** 合并：积分加到留下的账户上，各批还是各批；有一边冻结着，合起来也冻结。流水跟着换编号。 */
export const joinWallet: Rule = async (ctx, line, one: Wallet, move) => {
  const own = await ctx.store.get(wallets, move.to)
  if (!own) return write(ctx, line, one, { ...one, _id: move.to, rev: 1 })
  const lots = putIn(own.lots, one.lots)
  const frozen = own.frozen ?? one.frozen
  const ranking = own.ranking ?? one.ranking
  ctx.store.put(wallets, {
    ...{ ...own, lots, balance: own.balance + one.balance, frozen, ...(ranking && { ranking }) },
    bought: boughtTogether(own.bought, one.bought),
    earned: earnedTogether(own, one),
    wakeAt: frozen ? null : soonest(own.wakeAt, one.wakeAt, nextWake(lots, ctx.now)),
  })
  return drop(ctx, line, one, move)
}

/** 合并：用掉的上限加在一起，换个微信多得不了。 */
export const joinCapUse: Rule = async (ctx, line, one: CapUse, move) => {
  const _id = one._id.replace(one.accountId, move.to)
  const own = await ctx.store.get(capUses, _id)
  const moved: CapUse = { ...one, _id, accountId: move.to, rev: 1 }
  if (!own) return write(ctx, line, one, moved)
  const { points, times } = one
  ctx.store.put(capUses, { ...own, points: own.points + points, times: own.times + times })
  return drop(ctx, line, one, move)
}

/** 注销：封存的排名里，他的昵称遮住；别人的、名次不动。 */
export const hideNickname: Rule = (ctx, line, one: Ranking, move) => {
  const rows = one.rows.map((row) =>
    move.ids.includes(row.accountId) ? { ...row, nickname: HIDDEN } : row,
  )
  write(ctx, line, one, replaced({ ...one, rows }, move))
}

/** 合并：卡下的单归到账号，以后由本人自己取消、看领取码。 */
export const joinRedemption: Rule = (ctx, line, one: Redemption, move) => {
  const { onCard: _, ...rest } = one
  const own = move.ids.includes(one.accountId)
  write(ctx, line, one, replaced(own ? rest : one, move, line.keeps))
}

/** 注销：并到他账号上的卡，卡上的人不留。 */
export const dropCard: Rule = (ctx, line, card: PointCard, move) =>
  card.linkedTo !== null && move.ids.includes(card.linkedTo)
    ? drop(ctx, line, card, move)
    : follow(ctx, line, card, move)

/** 注销：柜台问过他的不留；他当核销员问过别人的留着，换掉编号。 */
export const dropWalkIn: Rule = (ctx, line, one: WalkIn, move) =>
  move.ids.includes(one.accountId) ? drop(ctx, line, one, move) : follow(ctx, line, one, move)
