import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import { presentRedemptions, type RedemptionView } from '@domain/shop/present'
import { redemptions } from '@domain/shop/redemption'
import { visibleWish } from '@domain/wish/find'
import { isHandler, isUnitLead, isWorker } from '@domain/wish/relations'
import * as v from 'valibot'

/** 一页列得下的几件。 */
const LIMIT = 50

export interface GiftsView {
  readonly ticketId: string
  readonly no: string
  /** 正在办这个心愿的人：领取码给他看。 */
  readonly collects: boolean
  readonly rows: readonly RedemptionView[]
}

/** 送给一个心愿的礼物：办心愿的人凭码去领，本社区的人看得到送了什么、领没领。不说是谁送的。 */
export const gifts = query({
  door: 'consented',
  input: v.strictObject({ ticketId: Id }),
  async run({ ticketId }, ctx): Promise<GiftsView> {
    const wish = await visibleWish(ctx, ticketId)
    const collects = isHandler(wish, ctx.actor) || isUnitLead(wish, ctx.actor)
    if (!collects && !isWorker(wish, ctx.actor))
      throw new AppError('FORBIDDEN', '送给心愿的礼物，给办这个心愿的人和本社区看。')
    const found = await ctx.store.list(redemptions, {
      where: { 'gift.ticketId': ticketId },
      orderBy: '-order',
      limit: LIMIT,
    })
    return {
      ticketId,
      no: wish.no,
      collects,
      rows: await presentRedemptions(ctx, found, () => collects),
    }
  },
})
