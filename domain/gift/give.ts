import { ancestor } from '@domain/area/area'
import { tell } from '@domain/inbox/inbox'
import type { Context } from '@domain/kernel/context'
import { addHours } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import { type GoodView, goodsOn, type PurseView, purseOf, shownItems } from '@domain/shop/front'
import { presentRedemption, type RedemptionView } from '@domain/shop/present'
import { placeOrder } from '@domain/shop/redeem'
import { type Gift, redemptions } from '@domain/shop/redemption'
import { shelves, shopIdOf } from '@domain/shop/shop'
import { visibleWish } from '@domain/wish/find'
import { presentCard, type WishCard } from '@domain/wish/present'
import { hasAsked } from '@domain/wish/relations'
import type { Wish, WishStatus } from '@domain/wish/wish'
import * as v from 'valibot'

/** 一个心愿同时最多有几件还没领走的礼物：一个心愿要的是一样东西。 */
export const GIFTS_LIMIT = 5
/** 隔多久去看一次心愿有没有人认领、还要不要，小时。 */
export const LOOK_HOURS = 1

/** 等人认领、已认领的才收礼物。 */
const taking: readonly WishStatus[] = ['open', 'claimed']

/** 不能送的缘由；能送为空。 */
function whyNot({ status, wish, ...ticket }: Wish, accountId: string | null): string | null {
  if (accountId !== null && hasAsked({ status, wish, ...ticket }, accountId))
    return '自己许的、替别人许的心愿，由别的邻居来送。'
  if (wish.category !== 'goods') return '这个心愿要的不是东西，请看看能不能帮个忙。'
  if (!taking.includes(status)) return '这个心愿现在不收礼物了，请看看别的心愿。'
  return null
}

const shopOf = ({ place }: Wish) => shopIdOf(ancestor(place.areaId, 'community') ?? '')

export interface GiftStart {
  readonly wish: WishCard
  /** 这个社区超市里能送的：商品和服务。还没有开超市的是空的。 */
  readonly goods: readonly GoodView[]
  readonly shopName: string | null
  readonly purse: PurseView | null
  /** 不能送的缘由；能送为空。 */
  readonly refusal: string | null
}

/** 送给心愿：看看这个社区的超市有什么能送。 */
export const giftStart = query({
  door: 'consented',
  input: v.strictObject({ ticketId: Id }),
  async run({ ticketId }, ctx): Promise<GiftStart> {
    const wish = await visibleWish(ctx, ticketId)
    const shelf = await ctx.store.get(shelves, shopOf(wish))
    const items = shelf ? shownItems(shelf).filter(([, { face }]) => face.kind !== 'honour') : []
    const { purse } = await purseOf(ctx)
    return {
      ...{ wish: presentCard(wish, ctx.actor), purse, goods: await goodsOn(ctx, items) },
      ...{ shopName: shelf?.shop.name ?? null, refusal: whyNot(wish, me(ctx)) },
    }
  },
})

/** 告诉办心愿的人有礼物可领；送的人自己就是的，不用说。 */
export function tellHandler(ctx: Context, wish: Wish, title: string, giverId: string): void {
  const { handlerId, _id, no } = wish
  if (!handlerId || handlerId === giverId) return
  const text = `有邻居用积分给您在办的心愿换了“${title}”，请凭码到超市领，送到许愿人手里。`
  tell(ctx, { _id, no, about: 'wishGifts' }, handlerId, text, { topic: 'shop' })
}

/** 告诉过谁，只存摘要。 */
export const toldDigest = (ctx: Context, { handlerId }: Wish) =>
  handlerId && ctx.vault.digest('giftTold', handlerId)

/** 用积分给心愿换一样东西：从这个社区的超市里换，办心愿的人凭码去领，没领成的退回送的人。 */
export const give = command({
  door: 'consented',
  input: v.strictObject({
    ...{ ticketId: Id, goodId: Id },
    points: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  async run({ ticketId, goodId, points }, ctx): Promise<RedemptionView> {
    const accountId = me(ctx)
    // 重发的照原样返回：心愿这时也许已经办完了。
    const id = ctx.vault.digest('redemption', accountId, ctx.requestId)
    const before = await ctx.store.get(redemptions, id)
    if (before?.digest === ctx.bodyDigest) return presentRedemption(ctx, before)
    const wish = await visibleWish(ctx, ticketId)
    const refusal = whyNot(wish, accountId)
    if (refusal) throw new AppError('FORBIDDEN', refusal)
    const shelf = await ctx.store.get(shelves, shopOf(wish))
    const kind = shelf?.items[goodId]?.face.kind
    if (kind === 'honour') throw new AppError('INVALID', '荣誉只能自己换，不能送给心愿。')
    const live = await ctx.store.list(redemptions, {
      where: { 'gift.ticketId': ticketId },
      orderBy: '-order',
      limit: 50,
    })
    if (live.filter(({ status }) => status === 'ordered').length >= GIFTS_LIMIT)
      throw new AppError('LIMIT', '这个心愿已经有好几位邻居送了东西，先等领走，请看看别的心愿。')
    const gift: Gift = {
      ...{ ticketId, no: wish.no, told: toldDigest(ctx, wish) },
      lookAt: addHours(ctx.now, LOOK_HOURS),
    }
    const wanted = [{ goodId, count: 1, points }]
    const held = ctx.actor.appointments
    const order = { accountId, held, shopId: shopOf(wish), wanted, way: 'phone', gift } as const
    const drawn = await placeOrder(ctx, order)
    tellHandler(ctx, wish, drawn.lines[0]?.face.title ?? '', accountId)
    return presentRedemption(ctx, drawn)
  },
})
