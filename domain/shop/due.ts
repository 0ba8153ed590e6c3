import { tell } from '@domain/inbox/inbox'
import type { Context } from '@domain/kernel/context'
import { addMinutes } from '@domain/kernel/date'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { entered, refund } from './advance'
import { reclaim, settleMark } from './hold'
import { keptUntil } from './opening'
import { queuePlaces } from './queue-place'
import { type Redemption, redemptions } from './redemption'
import { shelves } from './shop'

/** 一次定时任务最多办几件；余下的等下一次。 */
const BATCH = 50

/** 占了货多久单还没开成，算没开成，分钟：比云函数最长的一次还久得多。 */
export const SWEEP_MINUTES = 3

/** 到点该过问的兑换单。 */
export const dueRedemptions = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const due = await ctx.store.list(redemptions, {
      where: { wakeAt: { atMost: ctx.now } },
      orderBy: 'wakeAt',
      limit: BATCH,
    })
    return due.map(({ _id }) => _id)
  },
})

/** 告诉他没有领成，积分退回来了；送给心愿的，告诉送的人。 */
export function tellGone(ctx: Context, { _id, accountId, lines, points, gift }: Redemption): void {
  const what = lines.map(({ face }) => face.title).join('、')
  const why = gift ? `送给心愿的“${what}”没有领成` : `“${what}”没有来领`
  const subject = { _id, no: '积分兑换', about: 'redemptionCode' } as const
  const told = { ...ctx, requestId: 'gone' }
  tell(told, subject, accountId, `${why}，${points} 分退回来了。`, { topic: 'shop' })
}

/**
 * 过期没领的：积分和货都退回。还没到时候、已经领了的，什么也不变。
 * 下单以后社区添了不开门的日子，照改过的再等，最多还是 45 天。
 */
export const ringRedemption = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ expired: boolean }> {
    const one = await ctx.store.get(redemptions, id)
    if (one?.status !== 'ordered' || ctx.now < one.closesAt) return { expired: false }
    const shelf = await ctx.store.get(shelves, one.shopId)
    const until = shelf ? keptUntil(one, shelf.shop) : one.closesAt
    if (ctx.now < until) {
      ctx.store.put(redemptions, { ...one, closesAt: until, wakeAt: until })
      return { expired: false }
    }
    await refund(ctx, one)
    tellGone(ctx, one)
    const event = { step: 'expire', at: ctx.now, by: 'system', note: null, requestId: ctx.now }
    ctx.store.put(redemptions, entered(one, 'expired', { ...event, digest: '' }))
    return { expired: true }
  },
})

const oldest = (ctx: Context) => addMinutes(ctx.now, -SWEEP_MINUTES)

/** 有该收拾的记号的货架。 */
export const dueShelves = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const due = await ctx.store.list(shelves, {
      where: { 'marks.at': { atMost: oldest(ctx) } },
      limit: BATCH,
    })
    return due.map(({ _id }) => _id)
  },
})

/** 收拾记号：单开成了的只去掉记号，没开成的把货退回。各凭记号，做几遍都一样。 */
export const sweepShelf = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ swept: number }> {
    const shelf = await ctx.store.get(shelves, id)
    const old = (shelf?.marks ?? []).filter(({ at }) => at <= oldest(ctx)).slice(0, BATCH)
    for (const mark of old) {
      if (mark.until) {
        // 给排队的人留着的，到期由排队那一边收；没有记到名下的才在这里退回。
        const place = await ctx.store.get(queuePlaces, mark.id)
        if (place?.markKey !== mark.key) await reclaim(ctx, id, mark)
        continue
      }
      const one = await ctx.store.get(redemptions, mark.id)
      if (one?.markKey === mark.key) await settleMark(ctx, id, mark)
      else await reclaim(ctx, id, mark)
    }
    return { swept: old.length }
  },
})
