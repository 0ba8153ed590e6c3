import { addHours } from '@domain/kernel/date'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { entered, refund } from '@domain/shop/advance'
import { tellGone } from '@domain/shop/due'
import { redemptions } from '@domain/shop/redemption'
import { type WishStatus, wishes } from '@domain/wish/wish'
import * as v from 'valibot'
import { LOOK_HOURS, tellHandler, toldDigest } from './give'

/** 一次定时任务最多看几件；余下的等下一次。 */
const BATCH = 50

/** 心愿走到这些状态，礼物还用得上。 */
const wanted: readonly WishStatus[] = ['open', 'claimed', 'delivered']

/** 该去看一看的礼物。 */
export const dueGifts = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const due = await ctx.store.list(redemptions, {
      where: { 'gift.lookAt': { atMost: ctx.now } },
      orderBy: 'gift.lookAt',
      limit: BATCH,
    })
    return due.map(({ _id }) => _id)
  },
})

/** 看一看：换了人来办的，告诉他去领；心愿已经圆了、撤回了的，积分和货都退回。 */
export const followGift = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ looked: boolean }> {
    const one = await ctx.store.get(redemptions, id)
    const lookAt = one?.gift?.lookAt ?? null
    if (!one?.gift || lookAt === null || ctx.now < lookAt) return { looked: false }
    const done = { ...one, gift: { ...one.gift, lookAt: null } }
    if (one.status !== 'ordered') {
      ctx.store.put(redemptions, done)
      return { looked: true }
    }
    const wish = await ctx.store.get(wishes, one.gift.ticketId)
    if (!wish || !wanted.includes(wish.status)) {
      await refund(ctx, one)
      tellGone(ctx, one)
      const event = { step: 'unwanted', at: ctx.now, by: 'system', note: null, digest: '' }
      ctx.store.put(redemptions, entered(done, 'cancelled', { ...event, requestId: ctx.now }))
      return { looked: true }
    }
    const told = toldDigest(ctx, wish)
    if (told !== null && told !== one.gift.told)
      tellHandler(
        { ...ctx, requestId: `gift-${one.rev}-${id.slice(0, 8)}` },
        ...([wish, one.lines[0]?.face.title ?? '', one.accountId] as const),
      )
    const next = addHours(ctx.now, LOOK_HOURS)
    ctx.store.put(redemptions, { ...one, gift: { ...one.gift, told, lookAt: next } })
    return { looked: true }
  },
})
