import type { Account } from '@domain/account/account'
import { heldNow } from '@domain/account/stop'
import { ancestor } from '@domain/area/area'
import type { Actor } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { me } from '@domain/kernel/guard'
import { isFull } from '@domain/wish/needs'
import { presentCard, type WishCard } from '@domain/wish/present'
import { isPartner } from '@domain/wish/relations'
import { steps } from '@domain/wish/steps'
import { isJoint, type Wish, wishes } from '@domain/wish/wish'
import { type Helper, helperRole, helpers } from './helper'
import { FARTHEST, nearness } from './order'

/** 挑给一个人的，最多记几个。 */
export const PICKS_LIMIT = 10
/** 刚填好时，往他身边和他会的里面各看多少个。 */
const LOOK_AROUND = 40
const LOOK_BY_SKILL = 10

/** 不在场的人：按他此刻有效的任职，看他能不能认领。 */
export function actorOf(account: Account, now: string): Actor {
  const { _id: accountId, openid, releases } = account
  return { accountId, openid, consented: true, appointments: heldNow(account, now), releases }
}

/**
 * 他此刻能不能认领这一个；与按钮、服务端鉴权读同一张表。
 * 合力圆梦的看能不能出一份：人齐了的、他已经出过的，不用再挑给他。
 */
export function mayClaim(wish: Wish, actor: Actor, now: string): boolean {
  const step = steps[isJoint(wish) ? 'offer' : 'claim']
  if (isFull(wish.wish.needs) || isPartner(wish, actor)) return false
  return step.from.includes(wish.status) && step.may(wish, actor, now)
}

/** 这些里面还等着人认领、他能认领的，次序照给的。 */
export async function stillWaiting(
  ctx: Context,
  ids: readonly string[],
  actor: Actor,
): Promise<Wish[]> {
  if (ids.length === 0) return []
  const found = await ctx.store.list(wishes, { where: { _id: { oneOf: ids } }, limit: ids.length })
  const byId = new Map(found.map((wish) => [wish._id, wish]))
  return ids.flatMap((id) => byId.get(id) ?? []).filter((wish) => mayClaim(wish, actor, ctx.now))
}

/** 挑给办事人自己的。没填过、没空、不是来帮忙的，就没有。最多读两次。 */
export async function picksFor(ctx: Context, limit: number): Promise<WishCard[]> {
  if (helperRole(ctx.actor) === null) return []
  const helper = await ctx.store.get(helpers, me(ctx))
  if (!helper || helper.free === 'later') return []
  const waiting = await stillWaiting(ctx, helper.picks, ctx.actor)
  return waiting.slice(0, limit).map((wish) => presentCard(wish, ctx.actor))
}

/** 刚填好（或改过）时，从已经在等人认领的里面先挑一遍，不用等下一个心愿。 */
export async function firstPicks(
  ctx: Context,
  helper: Pick<Helper, 'areaId' | 'within' | 'skills'>,
): Promise<string[]> {
  const waiting = { kind: 'wish', status: 'open' }
  const communities = helper.within.filter((id) => ancestor(id, 'community') === id)
  const district = ancestor(helper.areaId, 'district')
  const found = await Promise.all([
    ...communities.map((within) => newest(ctx, { ...waiting, within }, LOOK_AROUND)),
    ...helper.skills.map((skill) =>
      newest(ctx, { ...waiting, 'wish.category': skill, within: district }, LOOK_BY_SKILL),
    ),
  ])
  const open = new Map(found.flat().map((wish) => [wish._id, wish]))
  return bestFor(helper, [...open.values()], ctx.actor, ctx.now)
}

/** 这些心愿里最适合他的：越近的越前，一样近的新的在前；不能认领的、不沾边的不要。 */
export function bestFor(
  helper: Pick<Helper, 'within' | 'skills'>,
  from: readonly Wish[],
  actor: Actor,
  now: string,
): string[] {
  const far = (wish: Wish) => nearness(helper, wish)
  return from
    .filter((wish) => far(wish) < FARTHEST && mayClaim(wish, actor, now))
    .sort((a, b) => far(a) - far(b) || (a.order < b.order ? 1 : -1))
    .slice(0, PICKS_LIMIT)
    .map((wish) => wish._id)
}

function newest(ctx: Context, where: Record<string, string | null>, limit: number) {
  return ctx.store.list(wishes, { where, orderBy: '-order', limit })
}
