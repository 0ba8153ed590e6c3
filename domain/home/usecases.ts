import { type Account, accounts } from '@domain/account/account'
import { type MeView, presentMe } from '@domain/account/usecases'
import { ancestor, areas } from '@domain/area/area'
import { type AreaView, presentArea } from '@domain/area/below'
import { children } from '@domain/area/usecases'
import { picksFor } from '@domain/helper/picks'
import { type CallView, callsFor } from '@domain/inbox/calls'
import { unreadCount } from '@domain/inbox/usecases'
import {
  areasOf,
  communityStaff,
  deskRoles,
  hasDesk,
  localPosterRoles,
  roles,
} from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { query } from '@domain/kernel/useCase'
import { staffWork } from '@domain/wish/lists'
import { papersDue } from '@domain/wish/paper'
import { presentCard, type WishCard } from '@domain/wish/present'
import { wishes } from '@domain/wish/wish'
import * as v from 'valibot'
import { rules } from './rules'

/** 首页上“等我办的”最多几件。 */
const WAITING = 3
/** 首页上附近的心愿几个。 */
const NEARBY = 3
/** 首页上适合他帮的心愿最多几个。 */
const SUITED = 3

export interface FrontView {
  /** 开区了没有；没有的话别的都是空的。 */
  readonly opened: boolean
  /** 我是谁，归我办什么；“我的”那一页要的也是它。 */
  readonly me: MeView
  /** 我在哪：网格名，或任职，或全区。 */
  readonly place: string
  readonly duties: readonly string[]
  readonly unread: number
  readonly waiting: readonly WishCard[]
  /** 挑给他的，只有填过“我能帮什么”的党员、志愿者才有。 */
  readonly suited: readonly WishCard[]
  readonly nearby: readonly WishCard[]
}

/** 轮到我动手的，最急的在前；请我修改的没有期限，排在最前面。 */
async function waitingFor(ctx: Context): Promise<WishCard[]> {
  const found = await ctx.store.list(wishes, {
    where: { kind: 'wish', turnOf: ctx.actor.accountId },
    orderBy: 'dueAt',
    limit: WAITING,
  })
  return found.map((w) => presentCard(w, ctx.actor))
}

/** 在哪：住的网格，或任职的地方；都没有的是全区，它的名字要查一次。 */
async function whereOf(ctx: Context, account: Account | null) {
  const [duty] = ctx.actor.appointments
  if (account?.homeId) return { id: account.homeId, name: account.homeName ?? '' }
  if (duty) return { id: duty.areaId, name: duty.areaName }
  return { id: 'D', name: (await ctx.store.get(areas, 'D'))?.name ?? '' }
}

/** 首页：我是谁、在哪，什么在等我，附近有什么心愿。一次调用。 */
const front = query({
  door: 'anyone',
  input: v.strictObject({}),
  async run(_, ctx): Promise<FrontView> {
    const { actor, store } = ctx
    const account = actor.accountId ? await store.get(accounts, actor.accountId) : null
    const where = await whereOf(ctx, account)
    const nearId = ancestor(where.id, 'community') ?? where.id
    const [near, waiting, unread, suited] = await Promise.all([
      store.list(wishes, {
        where: { kind: 'wish', status: 'open', within: nearId },
        orderBy: '-order',
        limit: NEARBY,
      }),
      account ? waitingFor(ctx) : [],
      account ? unreadCount(ctx, account.inboxSeen) : 0,
      account ? picksFor(ctx, SUITED) : [],
    ])
    // 一个心愿在首页上只出现一次。
    const suitedIds = suited.map(({ id }) => id)
    return {
      // 住在某个网格的人，区一定在；只有落到全区却没有它，才是还没有开。
      opened: where.id !== 'D' || where.name !== '',
      me: presentMe(ctx, account),
      place: where.name,
      duties: actor.appointments.map((a) => `${a.areaName} ${roles[a.role]}`),
      unread,
      waiting,
      suited,
      nearby: near.filter((w) => !suitedIds.includes(w._id)).map((w) => presentCard(w, actor)),
    }
  },
})

export interface DeskView {
  readonly areas: readonly string[]
  /** 归不归他审核；网格员只有二维码。 */
  readonly reviews: boolean
  /** 今天要办：等审核的、系统请社区过问的，最急的在前。 */
  readonly pending: readonly WishCard[]
  /** 微信提醒不到许愿人、要打电话告诉他的；后面是最近打过的。 */
  readonly calls: readonly CallView[]
  /** 要送的回音纸条几张。 */
  readonly papers: number
  /** 可以领二维码的网格。 */
  readonly grids: readonly AreaView[]
}

/** 工作台：社区工作者看等他动手的心愿，网格员看自己网格的二维码。一次调用。 */
const desk = query({
  door: 'consented',
  input: v.strictObject({}),
  async run(_, ctx): Promise<DeskView> {
    if (!hasDesk(ctx.actor)) throw new AppError('FORBIDDEN', '工作台只给社区和网格的工作人员使用。')
    const mine = areasOf(ctx.actor, deskRoles)
    const posterAreas = areasOf(ctx.actor, localPosterRoles)
    const grids = await Promise.all(posterAreas.map((id) => gridsUnder(ctx, id)))
    return {
      areas: ctx.actor.appointments.filter((a) => mine.includes(a.areaId)).map((a) => a.areaName),
      reviews: areasOf(ctx.actor, communityStaff).length > 0,
      pending: await staffWork(ctx),
      calls: await callsFor(ctx),
      papers: (await papersDue(ctx)).length,
      grids: grids.flat(),
    }
  },
})

async function gridsUnder(ctx: Context, areaId: string): Promise<AreaView[]> {
  if (ancestor(areaId, 'grid') === null) return children.run({ parentId: areaId }, ctx)
  const grid = await ctx.store.get(areas, areaId)
  return grid ? [presentArea(grid)] : []
}

export const homeUseCases = { front, desk, rules }
export type HomeUseCases = typeof homeUseCases
