import { accounts } from '@domain/account/account'
import { ancestor, areas } from '@domain/area/area'
import { type AreaView, children } from '@domain/area/usecases'
import { picksFor } from '@domain/helper/picks'
import { type CallView, callsFor } from '@domain/inbox/calls'
import { unreadCount } from '@domain/inbox/usecases'
import {
  areasOf,
  communityStaff,
  deskRoles,
  hasDesk,
  posterRoles,
  roles,
} from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { query } from '@domain/kernel/useCase'
import { staffWork } from '@domain/wish/lists'
import { papersDue } from '@domain/wish/paper'
import { presentCard, type WishCard } from '@domain/wish/present'
import { type WishStatus, wishes } from '@domain/wish/wish'
import * as v from 'valibot'
import { rules } from './rules'

/** 首页上“等我办的”最多几件。 */
const WAITING = 3
/** 首页上附近的心愿几个。 */
const NEARBY = 3
/** 首页上适合他帮的心愿最多几个。 */
const SUITED = 3

export interface FrontView {
  readonly known: boolean
  readonly consented: boolean
  /** 我在哪：网格名，或任职，或全区。 */
  readonly place: string
  readonly duties: readonly string[]
  /** 有审核任务的人才看得到工作台。 */
  readonly hasDesk: boolean
  readonly unread: number
  readonly waiting: readonly WishCard[]
  /** 挑给他的，只有填过“我能帮什么”的党员、志愿者才有。 */
  readonly suited: readonly WishCard[]
  readonly nearby: readonly WishCard[]
}

/** 我名下停在某个状态、轮到我动的心愿。 */
async function myTurn(ctx: Context, mine: 'beneficiary' | 'helperIds', status: WishStatus[]) {
  const found = await ctx.store.list(wishes, {
    where: { kind: 'wish', [mine]: ctx.actor.accountId },
    orderBy: '-order',
    limit: 20,
  })
  return found.filter((w) => status.includes(w.status))
}

async function waitingFor(ctx: Context): Promise<WishCard[]> {
  const [asked, handled] = await Promise.all([
    myTurn(ctx, 'beneficiary', ['delivered', 'rejected']),
    myTurn(ctx, 'helperIds', ['claimed']),
  ])
  const urgent = [...asked, ...handled].sort((a, b) =>
    (a.dueAt ?? a.order) < (b.dueAt ?? b.order) ? -1 : 1,
  )
  return urgent.slice(0, WAITING).map((w) => presentCard(w, ctx.actor))
}

/** 首页：我是谁、在哪，什么在等我，附近有什么心愿。一次调用。 */
const front = query({
  door: 'anyone',
  input: v.strictObject({}),
  async run(_, ctx): Promise<FrontView> {
    const { actor, store } = ctx
    const account = actor.accountId ? await store.get(accounts, actor.accountId) : null
    const homeId = account?.homeId ?? actor.appointments[0]?.areaId ?? 'D'
    const nearId = ancestor(homeId, 'community') ?? homeId
    const [home, near, waiting, unread, suited] = await Promise.all([
      store.get(areas, homeId),
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
      known: actor.accountId !== null,
      consented: actor.consented,
      place: home?.name ?? '',
      duties: actor.appointments.map((a) => `${a.areaName} ${roles[a.role]}`),
      hasDesk: hasDesk(actor),
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
    const posterAreas = areasOf(ctx.actor, posterRoles)
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
  return grid ? [{ id: grid._id, name: grid.name, kind: grid.kind }] : []
}

export const homeUseCases = { front, desk, rules }
export type HomeUseCases = typeof homeUseCases
