import { areasOf, communityStaff } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { Cursor, Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import { CardNo, cardByNo, type PointCard, pointCards } from '@domain/points/card'
import { entries, pointsOf } from '@domain/points/entry'
import { usableOf } from '@domain/points/lots'
import { wallets } from '@domain/points/wallet'
import { presentRedemptions, type RedemptionView } from '@domain/shop/present'
import { redemptions } from '@domain/shop/redemption'
import { counterRoles } from '@domain/shop/steps'
import * as v from 'valibot'
import { cardSeenBy, seenBy } from './find'
import { type CardView, presentCard } from './present'

/** 一页几张卡、几笔流水、几张单。 */
const PAGE = 20

export interface CardPage {
  readonly rows: readonly CardView[]
  readonly next: string | null
  /** 他管几个社区的卡；发卡、翻页用。 */
  readonly communityIds: readonly string[]
  /** 发卡的是社区的工作人员；柜台核销员只看。 */
  readonly issues: boolean
}

/** 本社区发过的卡，新的在前。照卡号找的只给那一张。 */
export const cards = query({
  door: 'consented',
  input: v.strictObject({
    communityId: v.optional(Id),
    no: v.optional(CardNo),
    before: v.optional(Cursor),
  }),
  async run({ communityId, no, before }, ctx): Promise<CardPage> {
    const communityIds = areasOf(ctx.actor, counterRoles)
    if (communityIds.length === 0)
      throw new AppError('FORBIDDEN', '积分卡由社区和柜台的人来管，请找社区的人。')
    const whose = { communityIds, issues: areasOf(ctx.actor, communityStaff).length > 0 }
    if (no !== undefined) {
      const card = seenBy(ctx, await cardByNo(ctx, no))
      return { rows: [presentCard(ctx, card)], next: null, ...whose }
    }
    const at = communityId && communityIds.includes(communityId) ? communityId : communityIds[0]
    const found = await ctx.store.list(pointCards, {
      where: { communityId: at ?? '', ...(before ? { order: { below: before } } : {}) },
      orderBy: '-order',
      limit: PAGE + 1,
    })
    const shown = found.slice(0, PAGE)
    return {
      rows: shown.map((card) => presentCard(ctx, card)),
      next: found.length > PAGE ? (shown.at(-1)?.order ?? null) : null,
      ...whose,
    }
  },
})

/** 卡上的一笔：多了还是少了几分，因为什么。 */
export interface CardEntry {
  readonly id: string
  readonly points: number
  readonly words: string
  readonly at: string
}

export interface CardDetail {
  readonly card: CardView
  /** 此刻能用几分。 */
  readonly balance: number
  readonly entries: readonly CardEntry[]
  readonly orders: readonly RedemptionView[]
}

async function entriesOf(ctx: Context, { _id: id }: PointCard): Promise<CardEntry[]> {
  const found = await ctx.store.list(entries, {
    where: { 'lines.id': id },
    orderBy: '-order',
    limit: PAGE,
  })
  return found.map((one) => ({
    ...{ id: one._id, points: pointsOf(one, id), words: one.cause.words, at: one.at },
  }))
}

/** 一张卡：余额、最近的流水、最近的兑换。 */
export const cardDetail = query({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<CardDetail> {
    const card = await cardSeenBy(ctx, id)
    const [wallet, rows, orders] = await Promise.all([
      ctx.store.get(wallets, id),
      entriesOf(ctx, card),
      ctx.store.list(redemptions, {
        where: { accountId: id },
        orderBy: '-order',
        limit: PAGE,
      }),
    ])
    return {
      card: presentCard(ctx, card),
      balance: wallet ? usableOf(wallet.lots, ctx.now) : 0,
      entries: rows,
      orders: await presentRedemptions(ctx, orders),
    }
  },
})
