import { areas, withinOf } from '@domain/area/area'
import { assertMayPromise } from '@domain/fund/gate'
import type { Context } from '@domain/kernel/context'
import { addHours, addMinutes } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { checkedText, me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { takeNumber } from '@domain/ticket/number'
import { orderOf } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { OccasionForm } from './form'
import { assertRuns, type Occasion, occasionRunBy, occasions, stateOf } from './occasion'
import { type OccasionView, presentOccasion } from './present'

/** 一个社区同时最多几场还没结束：开多了，来的人不知道签哪一场。 */
export const OCCASIONS_AT_ONCE = 10
/** 最早提前多久开好，小时。 */
export const AHEAD_HOURS = 30 * 24

function assertTime(ctx: Context, from: string): void {
  if (from < ctx.now)
    throw new AppError('INVALID', '开始的时间已经过去了，请改到现在以后，或选“现在开始”。')
  if (from > addHours(ctx.now, AHEAD_HOURS))
    throw new AppError('INVALID', `最多提前 ${AHEAD_HOURS / 24} 天开好，请到时候再来。`)
}

/** 先取号再数：号码本社区共用，数的时候同事抢先开了，提交就对不上，会从头再数。 */
async function takePlace(ctx: Context, communityId: string): Promise<void> {
  await takeNumber(ctx, `O-${communityId}`)
  const open = await ctx.store.list(occasions, {
    where: { communityId, to: { above: ctx.now } },
    orderBy: 'to',
    limit: OCCASIONS_AT_ONCE,
  })
  if (open.length >= OCCASIONS_AT_ONCE)
    throw new AppError(
      'LIMIT',
      `本社区已经开了 ${OCCASIONS_AT_ONCE} 场没有结束，请先结束用不着的再开。`,
    )
}

/** 开一场。编号取自（谁，请求编号）：同一次提交发几遍都是同一场。 */
export const begin = command({
  door: 'consented',
  input: OccasionForm,
  async run({ communityId, kind, title, spot, from: wanted, minutes }, ctx): Promise<OccasionView> {
    assertRuns(ctx.actor, communityId)
    const id = ctx.vault.digest('occasion', me(ctx), ctx.requestId)
    const before = await ctx.store.get(occasions, id)
    if (before && before.digest !== ctx.bodyDigest)
      throw new AppError('CONFLICT', '这次填的和上次的对不上，请看看列表里是不是已经开好了。')
    if (before) return presentOccasion(before, ctx.now)
    const from = wanted ?? ctx.now
    assertTime(ctx, from)
    await assertMayPromise(ctx, communityId)
    await takePlace(ctx, communityId)
    await checkedText(ctx, `${title}，${spot}`)
    const community = await ctx.store.get(areas, communityId)
    if (community?.kind !== 'community')
      throw new AppError('INVALID', '没有找到这个社区，请返回重新打开。')
    const occasion: Occasion = {
      ...{ _id: id, rev: 1, kind, title, spot, from, to: addMinutes(from, minutes) },
      ...{ communityId, within: withinOf(communityId), community: community.name },
      ...{ openedBy: me(ctx), endedBy: null, order: orderOf(from, id), digest: ctx.bodyDigest },
    }
    ctx.store.create(occasions, occasion)
    return presentOccasion(occasion, ctx.now)
  },
})

/** 提早结束（还没开始的就是取消）。已经结束的再来一次，什么也不变。 */
export const end = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<OccasionView> {
    const occasion = await occasionRunBy(ctx, id)
    const state = stateOf(occasion, ctx.now)
    if (state === 'ended' || state === 'cancelled') return presentOccasion(occasion, ctx.now)
    const ended: Occasion = { ...occasion, to: ctx.now, endedBy: me(ctx) }
    ctx.store.put(occasions, ended)
    return presentOccasion(ended, ctx.now)
  },
})
