import { accounts } from '@domain/account/account'
import { ancestor } from '@domain/area/area'
import { reminders } from '@domain/inbox/reminders'
import { isOff } from '@domain/inbox/topics'
import type { Collection, Entity } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { rolesInTurn, skillFirst, suggestAgain } from '@domain/wish/suggesting'
import { type Wish, wishes } from '@domain/wish/wish'
import * as v from 'valibot'
import { type Helper, helpers } from './helper'
import { inOrder } from './order'
import { actorOf, mayClaim, PICKS_LIMIT } from './picks'
import { ROUNDUP_LIMIT, roundupDue } from './roundup'

/** 一个心愿一次最多挑给几个人。 */
export const PEOPLE_LIMIT = 20
/** 每一组最多看多少人：比要挑的多一些，因为有人关掉了、有人不能认领。 */
const POOL = 40
/** 最多细看多少人：账号和开关都要一个个查。 */
const LOOK_CLOSELY = 60
/** 一次定时任务最多挑几个心愿；余下的等下一次，免得函数超时。 */
const BATCH = 10

/** 该去挑人的心愿。 */
export const dueSuggestions = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const due = await ctx.store.list(wishes, {
      where: { kind: 'wish', suggestAt: { atMost: ctx.now } },
      orderBy: 'suggestAt',
      limit: BATCH,
    })
    return due.map((wish) => wish._id)
  },
})

/** 可能合适的人：同一栋楼、同一社区、会这一样的，各取很久没轮到的那些。 */
async function poolFor(ctx: Context, wish: Wish): Promise<Helper[]> {
  const { areaId } = wish.place
  const near = [ancestor(areaId, 'building'), ancestor(areaId, 'community')]
  const groups = [
    ...near.flatMap((within) => (within === null ? [] : { within })),
    { skills: wish.wish.category },
  ]
  const asked = groups.flatMap((group) =>
    rolesInTurn(wish, ctx.now).flatMap((role) =>
      ['now', 'weekend'].map((free) => ({ ...group, role, free })),
    ),
  )
  const found = await Promise.all(
    asked.map((where) => ctx.store.list(helpers, { where, orderBy: 'turnAt', limit: POOL })),
  )
  return [...new Map(found.flat().map((helper) => [helper._id, helper])).values()]
}

/** 许愿的、代许的、认领过又放回的、出过一份又收回的人不挑；手上已经满了、已经挑给他了的也不挑。 */
function isFree(helper: Helper, wish: Wish): boolean {
  const helped = wish.timeline.filter(({ step }) => step === 'claim' || step === 'offer')
  const before = helped.map(({ by }) => by)
  const involved = [wish.askedBy, wish.proxyId, wish.beneficiary, ...before]
  const { wishIds } = helper.roundup
  const told = skillFirst(wish) ? wishIds : [...wishIds, ...helper.picks]
  return (
    !involved.includes(helper._id) && wishIds.length < ROUNDUP_LIMIT && !told.includes(wish._id)
  )
}

async function byId<T extends Entity>(ctx: Context, from: Collection<T>, ids: readonly string[]) {
  const where = { _id: { oneOf: ids } }
  const found = ids.length > 0 ? await ctx.store.list(from, { where, limit: ids.length }) : []
  return new Map(found.map((document) => [document._id, document]))
}

/** 细看：他没有关掉，而且此刻能认领。 */
async function readyAmong(ctx: Context, wish: Wish, candidates: readonly Helper[]) {
  const ids = candidates.map((helper) => helper._id)
  const [people, kept] = await Promise.all([byId(ctx, accounts, ids), byId(ctx, reminders, ids)])
  return candidates.filter(({ _id }) => {
    const account = people.get(_id)
    const off = isOff(kept.get(_id)?.off ?? [], 'roundup')
    return account && !off && mayClaim(wish, actorOf(account, ctx.now), ctx.now)
  })
}

/** 挑给他：记在最前面，等下一个早上一起告诉他。 */
function picked(helper: Helper, wishId: string, now: string): Helper {
  const { picks, roundup } = helper
  return {
    ...helper,
    turnAt: now,
    picks: [...new Set([wishId, ...picks])].slice(0, PICKS_LIMIT),
    roundup: {
      ...roundup,
      wishIds: [...roundup.wishIds, wishId],
      dueAt: roundup.dueAt ?? roundupDue(now, roundup.sentDay),
    },
  }
}

/**
 * 替一个心愿挑人。还没到时候、已经挑过，都什么也不变；
 * 挑给谁和“挑过了”一起写，跑到一半崩溃也不会少挑、多挑。
 * 看过但不合适的也算轮到过，免得关掉的人总排在前头。
 */
export const suggestWish = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ people: number }> {
    const wish = await ctx.store.get(wishes, id)
    if (wish?.kind !== 'wish' || !wish.suggestAt || wish.suggestAt > ctx.now) return { people: 0 }
    const pool = (await poolFor(ctx, wish)).filter((helper) => isFree(helper, wish))
    const candidates = inOrder(pool, wish).slice(0, LOOK_CLOSELY)
    const chosen = (await readyAmong(ctx, wish, candidates)).slice(0, PEOPLE_LIMIT)
    const last = chosen.length === PEOPLE_LIMIT ? candidates.indexOf(chosen.at(-1) as Helper) : -1
    const passed = last < 0 ? candidates : candidates.slice(0, last)
    for (const helper of chosen) ctx.store.put(helpers, picked(helper, id, ctx.now))
    for (const helper of passed.filter((one) => !chosen.includes(one)))
      ctx.store.put(helpers, { ...helper, turnAt: ctx.now })
    ctx.store.put(wishes, { ...wish, suggestAt: suggestAgain(wish, ctx.now) })
    return { people: chosen.length }
  },
})
