import { accounts } from '@domain/account/account'
import { myAccount } from '@domain/account/ensure'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { markOf } from './hold'
import { assertMember } from './member'
import { presentRedemption, type RedemptionView } from './present'
import {
  livePlaces,
  PLACES_LIMIT,
  type PlaceView,
  presentPlace,
  type QueuePlace,
  queuePlaceId,
  queuePlaces,
} from './queue-place'
import { drawUp, linesOf, pay } from './redeem'
import { redemptions } from './redemption'
import { type Mark, shelves } from './shop'

/** 排队的人数加减：货上的，和整个货架的。 */
export const queueBy = (goodId: string, sign: 1 | -1) => ({
  [`items.${goodId}.queue`]: sign,
  queued: sign,
})

/** 留着的一件放回架上，记号一起去掉。 */
export const unhold = ({ key, lines }: Pick<Mark, 'key' | 'lines'>) => ({
  add: Object.fromEntries(lines.map(({ goodId, count }) => [`items.${goodId}.free`, count])),
  pull: { marks: { key } },
})

/** 留给这一份的就是一件。 */
export const heldMark = ({ markKey, goodId }: QueuePlace) => ({
  key: markKey ?? '',
  lines: [{ goodId, count: 1 }],
})

/** 不能排的：还有货的直接换，排得太多的先等。 */
async function assertMayQueue(ctx: Context, accountId: string, free: number, queue: number) {
  if (free > 0 && queue === 0) throw new AppError('CONFLICT', '现在有货，不用排队，直接兑换就行。')
  const live = await ctx.store.list(queuePlaces, {
    where: { accountId, status: { oneOf: livePlaces } },
    limit: PLACES_LIMIT,
  })
  if (live.length >= PLACES_LIMIT)
    throw new AppError(
      'LIMIT',
      `一个人同时最多排 ${PLACES_LIMIT} 样，请先把不要的从“我的兑换”里去掉。`,
    )
}

/** 排队等补货。已经在排的、给他留着的，还是那一份。 */
export const queueUp = command({
  door: 'consented',
  input: v.strictObject({ shopId: Id, goodId: Id }),
  async run({ shopId, goodId }, ctx): Promise<PlaceView> {
    const account = await myAccount(ctx)
    const id = queuePlaceId(ctx.vault, account._id, shopId, goodId)
    const [shelf, before] = await Promise.all([
      ctx.store.get(shelves, shopId),
      ctx.store.get(queuePlaces, id),
    ])
    const item = shelf?.items[goodId]
    const own = before && presentPlace(before, item?.face ?? null)
    if (own) return own
    if (!shelf || !item?.on) throw new AppError('NOT_FOUND', '这一样已经不在货架上了，请看看别的。')
    await assertMember(ctx, ctx.actor.appointments, [item])
    await assertMayQueue(ctx, account._id, item.free, item.queue ?? 0)
    const fresh: QueuePlace = {
      ...{ _id: id, rev: before?.rev ?? 1, accountId: account._id, shopId, goodId },
      ...{ title: item.face.title, status: 'queuing', since: ctx.now },
      ...{ until: null, markKey: null, redemptionId: null, wakeAt: null },
    }
    if (before) ctx.store.put(queuePlaces, fresh)
    else ctx.store.create(queuePlaces, fresh)
    // 一个人同时来排几样，一样一样地数，就不会多出来。
    ctx.store.put(accounts, { ...account, busyAt: ctx.now })
    ctx.store.adjust(shelves, shopId, { add: queueBy(goodId, 1) })
    return presentPlace(fresh, item.face) as PlaceView
  },
})

async function ownPlace(ctx: Context, id: string): Promise<QueuePlace> {
  const place = await ctx.store.get(queuePlaces, id)
  if (place?.accountId !== me(ctx))
    throw new AppError('NOT_FOUND', '没有找到这次排队，请返回“我的兑换”再看。')
  return place
}

/** 离开队伍带来的改动：在排的少一个人，留着的放回架上。本人不排了、注销都经过这里。 */
export async function leaveQueue(ctx: Context, place: QueuePlace): Promise<void> {
  const { _id, shopId, goodId, status } = place
  if (status === 'held') ctx.store.adjust(shelves, shopId, unhold(heldMark(place)))
  if (status !== 'queuing') return
  // 刚占上、还没有记到这一份上的，一起放回去。
  const shelf = await ctx.store.get(shelves, shopId)
  const mark = shelf && markOf(shelf, _id)
  if (mark) ctx.store.adjust(shelves, shopId, unhold(mark))
  ctx.store.adjust(shelves, shopId, { add: queueBy(goodId, -1) })
}

/** 不排了，或者留着的不要了。 */
export const quitQueue = command({
  door: 'consented',
  input: v.strictObject({ placeId: Id }),
  async run({ placeId }, ctx): Promise<{ quit: true }> {
    const place = await ownPlace(ctx, placeId)
    if (!livePlaces.includes(place.status)) return { quit: true }
    await leaveQueue(ctx, place)
    ctx.store.put(queuePlaces, { ...place, status: 'quit', wakeAt: null, until: null })
    return { quit: true }
  },
})

/** 换走给他留着的一件：不和别人抢，记号变成单。 */
export const redeemHeld = command({
  door: 'consented',
  input: v.strictObject({ placeId: Id, points: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  async run({ placeId, points }, ctx): Promise<RedemptionView> {
    const place = await ownPlace(ctx, placeId)
    const { accountId, shopId, goodId, status, until, redemptionId } = place
    const id = ctx.vault.digest('redemption', accountId, ctx.requestId)
    const before = redemptionId === id ? await ctx.store.get(redemptions, id) : null
    if (before) return presentRedemption(ctx, before)
    if (status !== 'held' || until === null || until <= ctx.now)
      throw new AppError('CONFLICT', '给您留的时候过了，或者已经换过了，请看“我的兑换”。')
    const shelf = await ctx.store.get(shelves, shopId)
    const item = shelf?.items[goodId]
    if (!shelf || !item) throw new AppError('NOT_FOUND', '这家超市没有这一样了，请看看别的。')
    if (item.face.points !== points)
      throw new AppError(
        'CONFLICT',
        `“${item.face.title}”现在是 ${item.face.points} 分，请看过再决定，没有扣您的积分。`,
      )
    const lines = linesOf(shelf, [{ goodId, count: 1, points }])
    const held = ctx.actor.appointments
    await assertMember(ctx, held, lines)
    const paid = await pay(ctx, id, { accountId, shopId }, lines)
    const order = { accountId, held, shopId, wanted: [], way: 'phone' } as const
    const drawn = drawUp(ctx, id, order, shelf, { lines, ...paid, markKey: place.markKey ?? '' })
    ctx.store.create(redemptions, drawn)
    ctx.store.put(queuePlaces, { ...place, status: 'used', wakeAt: null, redemptionId: id })
    ctx.store.adjust(shelves, shopId, { pull: { marks: { key: place.markKey ?? '' } } })
    return presentRedemption(ctx, drawn)
  },
})
