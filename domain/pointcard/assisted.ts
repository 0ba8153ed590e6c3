import { noteLook } from '@domain/account/look'
import { holds } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { cardStates } from '@domain/points/card'
import { Lines, placeOrder } from '@domain/shop/redeem'
import { pickupCode, type Redemption, redemptions } from '@domain/shop/redemption'
import { shops } from '@domain/shop/shop'
import { counterRoles } from '@domain/shop/steps'
import * as v from 'valibot'
import { cardSeenBy } from './find'

/** 电话里念给她听的：六位领取码，等到什么时候，到哪里领。 */
export interface AssistedView {
  readonly id: string
  readonly digits: string
  readonly points: number
  readonly words: string
  readonly closesAt: string
  readonly spot: string
}

function toRead(ctx: Context, one: Redemption): AssistedView {
  const { _id: id, points, closesAt, spot, lines } = one
  const words = lines.map(({ face, count }) => `${face.title} ${count} 件`).join('、')
  return { id, digits: pickupCode(ctx.vault, id), points, words, closesAt, spot }
}

/** 替没有手机的邻居下单：领取码当场给出，由经手的人在电话里念给她。 */
export const orderForCard = command({
  door: 'consented',
  input: v.strictObject({ id: Id, shopId: Id, lines: Lines }),
  async run({ id, shopId, lines }, ctx): Promise<AssistedView> {
    const [card, shop] = await Promise.all([cardSeenBy(ctx, id), ctx.store.get(shops, shopId)])
    if (!shop || !holds(ctx.actor, counterRoles, shop.within))
      throw new AppError('FORBIDDEN', '这家超市不归您的社区，请从“柜台”里重新选。')
    if (card.status !== 'active')
      throw new AppError('CONFLICT', `这张卡${cardStates[card.status]}，现在不能换东西。`)
    const order = { accountId: id, held: [], onCard: true, shopId, wanted: lines }
    return toRead(ctx, await placeOrder(ctx, { ...order, way: 'assisted' }))
  },
})

/** 再看一次领取码，念给她听：只有卡下的单，只在等着领的时候，看一次记一次。 */
export const showCode = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<AssistedView> {
    const one = await ctx.store.get(redemptions, id)
    if (!one?.onCard || !holds(ctx.actor, counterRoles, one.within))
      throw new AppError('NOT_FOUND', '没有找到这张单，请从她的积分卡里打开。')
    if (one.status !== 'ordered')
      throw new AppError('CONFLICT', '这张单已经不在等着领了，请刷新看最新情况。')
    await noteLook(ctx, id)
    return toRead(ctx, one)
  },
})
