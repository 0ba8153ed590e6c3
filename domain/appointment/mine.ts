import { accounts } from '@domain/account/account'
import { ancestor, areas, kindOf } from '@domain/area/area'
import { type Leave, onLeave } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { me } from '@domain/kernel/guard'
import { query } from '@domain/kernel/useCase'
import { units } from '@domain/unit/unit'
import * as v from 'valibot'
import { gridStaff, onDuty } from './duty'
import { byWhom, calledOf } from './name'
import { seatLabel } from './seats'

/** 我的一段任职。 */
export interface MyPost {
  readonly id: string
  readonly label: string
  readonly place: string
  readonly from: string
  readonly to: string | null
  /** 网格上的才有：今天由谁值班，是不是我。 */
  readonly onDuty: { readonly words: string; readonly me: boolean } | null
}

export interface MyPostsView {
  readonly posts: readonly MyPost[]
  /** 是网格员，可以请假。 */
  readonly takesLeave: boolean
  readonly leave: (Leave & { readonly away: boolean }) | null
}

/** 我的任职：担任什么、到什么时候；网格员看今天由谁值班、自己的假。一次调用。 */
export const myAppointments = query({
  door: 'consented',
  takesPermit: false,
  input: v.strictObject({}),
  async run(_, ctx): Promise<MyPostsView> {
    const { appointments } = ctx.actor
    const asWorker = appointments.filter(({ role }) => role === 'gridWorker')
    const grids = asWorker.map(({ areaId }) => areaId).filter((id) => kindOf(id) === 'grid')
    const staff = grids.length > 0 ? await gridStaff(ctx, grids) : []
    const duty = (areaId: string): MyPost['onDuty'] => {
      const found = onDuty(staff, areaId, ctx.now)
      if (!found) return { words: '今天没有人值班', me: false }
      const mine = found.record.accountId === me(ctx)
      const verb = found.standing === 'A' ? '值班' : '代班'
      return {
        words: mine ? `今天由您${verb}` : `今天${byWhom(ctx, found)}${verb}`,
        me: mine,
      }
    }
    const leave = asWorker.find((one) => one.leave && ctx.now < one.leave.to)?.leave
    return {
      posts: appointments.map((one) => ({
        ...{ id: one.id, label: seatLabel(one), place: one.unit?.name ?? one.areaName },
        ...{ from: one.from, to: one.to },
        onDuty: grids.includes(one.areaId) && one.role === 'gridWorker' ? duty(one.areaId) : null,
      })),
      takesLeave: asWorker.length > 0,
      leave: leave ? { ...leave, away: onLeave({ leave }, ctx.now) } : null,
    }
  },
})

/** 居民看自己的网格（还没有选的为空）：今天由谁值班（只有称呼），归哪个社区，网格上的党支部。 */
export interface MyGridView {
  readonly grid: string
  readonly community: string
  /** 空是今天没有人值班。 */
  readonly onDuty: { readonly called: string; readonly standIn: boolean } | null
  readonly branch: string | null
}

async function gridView(ctx: Context, gridId: string): Promise<MyGridView> {
  const communityId = ancestor(gridId, 'community') ?? gridId
  const [places, staff, [branch]] = await Promise.all([
    ctx.store.list(areas, { where: { _id: { oneOf: [communityId, gridId] } }, limit: 2 }),
    gridStaff(ctx, [gridId]),
    ctx.store.list(units, { where: { areaId: gridId, kind: 'gridBranch' }, limit: 1 }),
  ])
  const nameIn = (id: string) => places.find(({ _id }) => _id === id)?.name ?? ''
  const found = onDuty(staff, gridId, ctx.now)
  return {
    grid: nameIn(gridId),
    community: nameIn(communityId),
    onDuty: found && { called: calledOf(ctx, found), standIn: found.standing !== 'A' },
    branch: branch?.name ?? null,
  }
}

/** 我的网格。只给称呼，没有全名和电话。 */
export const myGrid = query({
  door: 'consented',
  input: v.strictObject({}),
  async run(_, ctx): Promise<{ readonly home: MyGridView | null }> {
    const account = await ctx.store.get(accounts, me(ctx))
    const gridId = account?.homeId ? ancestor(account.homeId, 'grid') : null
    return { home: gridId === null ? null : await gridView(ctx, gridId) }
  },
})
