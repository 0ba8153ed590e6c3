import { accounts } from '@domain/account/account'
import { ancestor } from '@domain/area/area'
import { areasOf, communityStaff, helperRoles } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { yearOf } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Cursor, Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import { serviceYearId, serviceYears } from '@domain/service/service'
import * as v from 'valibot'
import { type AttendanceRow, presentRows } from './attendance'
import { checkIns } from './checkin'
import { type Occasion, occasions, stateOf } from './occasion'
import { type CheckInView, type OccasionView, presentCheckIn, presentOccasion } from './present'

/** 各个列表一页几行。 */
const PAGE = 12
/** 一个社区同时进行的最多列几场；开得再多也不过这些。 */
const RUNNING = 10
/** 等核对的补记最多先列几条。 */
const AWAITING = 20

const earlier = (before: string | undefined) => (before ? { order: { below: before } } : {})

export interface OccasionPage {
  readonly rows: readonly OccasionView[]
  readonly next: string | null
  /** 他管的社区，开一场时用。 */
  readonly communities: readonly { readonly id: string; readonly name: string }[]
  /** 等同事核对的补记；翻到后面的页不再给。 */
  readonly awaiting: readonly AttendanceRow[]
}

/** 本社区开过的各场，后开始的在前。 */
export const list = query({
  door: 'consented',
  input: v.strictObject({ before: v.optional(Cursor) }),
  async run({ before }, ctx): Promise<OccasionPage> {
    const ids = areasOf(ctx.actor, communityStaff)
    if (ids.length === 0)
      throw new AppError('FORBIDDEN', '签到由本社区的工作人员来开、来看，请找社区的人。')
    const [found, awaiting] = await Promise.all([
      Promise.all(ids.map((communityId) => pageOf(ctx, communityId, before))),
      before ? [] : Promise.all(ids.map((communityId) => awaitingIn(ctx, communityId))),
    ])
    const sorted = found.flat().sort((a, b) => (a.order < b.order ? 1 : -1))
    const rows = sorted.slice(0, PAGE).map((one) => presentOccasion(one, ctx.now))
    return {
      rows,
      next: sorted.length > PAGE ? (rows.at(-1)?.order ?? null) : null,
      communities: ids.map((id) => ({ id, name: nameOf(ctx, id) })),
      awaiting: await presentRows(ctx, awaiting.flat()),
    }
  },
})

const nameOf = (ctx: Context, id: string) =>
  ctx.actor.appointments.find(({ areaId }) => areaId === id)?.areaName ?? ''

const pageOf = (ctx: Context, communityId: string, before: string | undefined) =>
  ctx.store.list(occasions, {
    where: { communityId, ...earlier(before) },
    orderBy: '-order',
    limit: PAGE + 1,
  })

const awaitingIn = (ctx: Context, communityId: string) =>
  ctx.store.list(checkIns, {
    where: { communityId, awaiting: true },
    orderBy: '-order',
    limit: AWAITING,
  })

/** 此刻在他任职、居住的社区进行的；另给一个社区就看那一个。 */
export const here = query({
  door: 'consented',
  input: v.strictObject({ communityId: v.optional(Id) }),
  async run({ communityId }, ctx): Promise<OccasionView[]> {
    const ids = communityId ? [communityId] : await mineIn(ctx)
    const found = await Promise.all(ids.map((id) => runningIn(ctx, id)))
    return found.flat().map((one) => presentOccasion(one, ctx.now))
  },
})

/** 任职的社区，和住的社区。任职在全区、街道的没有，请他自己选。 */
async function mineIn(ctx: Context): Promise<string[]> {
  const home = (await ctx.store.get(accounts, me(ctx)))?.homeId
  const served = areasOf(ctx.actor, helperRoles)
  const all = [...served, ...(home ? [home] : [])].flatMap((id) => ancestor(id, 'community') ?? [])
  return [...new Set(all)]
}

async function runningIn(ctx: Context, communityId: string): Promise<Occasion[]> {
  const found = await ctx.store.list(occasions, {
    where: { communityId, to: { above: ctx.now } },
    orderBy: 'to',
    limit: RUNNING,
  })
  return found.filter((one) => stateOf(one, ctx.now) === 'running')
}

export interface MyServicePage {
  /** 今年是哪一年，几次，几分钟。 */
  readonly year: string
  readonly times: number
  readonly minutes: number
  readonly rows: readonly CheckInView[]
  readonly next: string | null
}

/** 我的服务：我的签到，和今年一共多久。只给自己看，不和别人比。 */
export const mine = query({
  door: 'consented',
  input: v.strictObject({ before: v.optional(Cursor) }),
  async run({ before }, ctx): Promise<MyServicePage> {
    const year = yearOf(ctx.now)
    const [found, sum] = await Promise.all([
      ctx.store.list(checkIns, {
        where: { accountId: me(ctx), ...earlier(before) },
        orderBy: '-order',
        limit: PAGE + 1,
      }),
      ctx.store.get(serviceYears, serviceYearId(me(ctx), year)),
    ])
    const shown = found.slice(0, PAGE)
    const known = await unfinished(
      ctx,
      shown.flatMap((one) => (one.outAt === null ? [one.occasionId] : [])),
    )
    return {
      ...{ year, times: sum?.times ?? 0, minutes: sum?.minutes ?? 0 },
      rows: shown.map((one) => presentCheckIn(one, known.get(one.occasionId), ctx.now)),
      next: found.length > PAGE ? (shown.at(-1)?.order ?? null) : null,
    }
  },
})

/** 没有签退的那几次，各是哪一场：还签得了退，还是已经过了。 */
async function unfinished(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Occasion>()
  const found = await ctx.store.list(occasions, { where: { _id: { oneOf: ids } }, limit: PAGE })
  return new Map(found.map((one) => [one._id, one]))
}
