import { areas, withinOf } from '@domain/area/area'
import { type Actor, communityStaff, holds, unitsOf } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { dayOf, monthsLater } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { checkedText, me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { WantForm } from './form'
import { presentWant, type WantView } from './present'
import { overseeingRoles } from './relations'
import { MONTHS_LIMIT } from './report-in'
import { bySoonest, CLOSED_LIMIT, stillWanted, WANTS_LIMIT, wantLists } from './want'

export interface WantsView {
  readonly community: { readonly id: string; readonly name: string }
  readonly wants: readonly (WantView & { readonly expired: boolean })[]
  /** 能不能添、能不能收起。 */
  readonly keeps: boolean
}

const keepsWants = (actor: Actor, communityId: string) =>
  holds(actor, communityStaff, [communityId])

/** 本社区的人、上级，和各单位的联络员看得到。 */
const seesWants = (actor: Actor, communityId: string) =>
  keepsWants(actor, communityId) ||
  holds(actor, overseeingRoles, withinOf(communityId)) ||
  unitsOf(actor, 'unitLiaison').length > 0

async function viewOf(ctx: Context, communityId: string): Promise<WantsView> {
  const [area, list] = await Promise.all([
    ctx.store.get(areas, communityId),
    ctx.store.get(wantLists, communityId),
  ])
  if (area?.kind !== 'community') throw new AppError('NOT_FOUND', '没有这个社区，请重新选一个。')
  return presentList(ctx, { id: communityId, name: area.name }, list?.wants ?? [])
}

function presentList(
  { actor, now }: Context,
  community: WantsView['community'],
  wants: Parameters<typeof bySoonest>[0],
): WantsView {
  const today = dayOf(now)
  const keeps = keepsWants(actor, community.id)
  const shown = keeps ? bySoonest(wants) : stillWanted(wants, today)
  const rows = shown.map((it) => ({ ...presentWant(it), expired: it.until < today }))
  return { community, wants: rows, keeps }
}

/** 社区需求清单，快到期的在前；过期的只给本社区看，好收起来。 */
export const wants = query({
  door: 'consented',
  input: v.strictObject({ communityId: v.optional(Id) }),
  async run({ communityId }, ctx): Promise<WantsView> {
    const own = ctx.actor.appointments.find(({ role }) => communityStaff.includes(role))
    const id = communityId ?? own?.areaId
    if (!id || !seesWants(ctx.actor, id))
      throw new AppError('FORBIDDEN', '社区需求清单给社区和单位的联络员看，别的人看不到。')
    return viewOf(ctx, id)
  },
})

function assertKeeps(ctx: Context, communityId: string): void {
  if (!keepsWants(ctx.actor, communityId))
    throw new AppError('FORBIDDEN', '需求清单由本社区的工作人员来写、来收。')
}

/** 添一条需求。编号取自（谁，请求编号）：同一次提交发几遍都是同一条。 */
export const addWant = command({
  door: 'consented',
  input: v.strictObject({ communityId: Id, ...WantForm.entries }),
  async run({ communityId, ...form }, ctx): Promise<WantsView> {
    assertKeeps(ctx, communityId)
    const id = ctx.vault.digest('want', me(ctx), ctx.requestId)
    const list = await ctx.store.get(wantLists, communityId)
    const known = [...(list?.wants ?? []), ...(list?.closed ?? [])]
    if (known.some((it) => it.id === id)) return viewOf(ctx, communityId)
    const last = dayOf(monthsLater(ctx.now, MONTHS_LIMIT))
    if (form.until < dayOf(ctx.now) || form.until > last)
      throw new AppError('INVALID', '截止的日子应在今天以后、三年以内，请检查。')
    if ((list?.wants.length ?? 0) >= WANTS_LIMIT)
      throw new AppError('LIMIT', `清单里最多 ${WANTS_LIMIT} 条，请先收起办成的、过期的。`)
    await checkedText(ctx, form.text)
    const added = [...(list?.wants ?? []), { id, ...form, at: ctx.now, by: me(ctx) }]
    if (list) ctx.store.put(wantLists, { ...list, wants: added })
    else ctx.store.create(wantLists, { _id: communityId, rev: 1, wants: added, closed: [] })
    const { community } = await viewOf(ctx, communityId)
    return presentList(ctx, community, added)
  },
})

/** 收起一条：办成了，或者不要了。对接过的，协议上的话还在。 */
export const closeWant = command({
  door: 'consented',
  input: v.strictObject({ communityId: Id, wantId: Id }),
  async run({ communityId, wantId }, ctx): Promise<WantsView> {
    assertKeeps(ctx, communityId)
    const { community } = await viewOf(ctx, communityId)
    const list = await ctx.store.get(wantLists, communityId)
    const left = (list?.wants ?? []).filter(({ id }) => id !== wantId)
    if (list && left.length < list.wants.length) {
      const closed = [...list.closed, { id: wantId, by: me(ctx), at: ctx.now }]
      ctx.store.put(wantLists, { ...list, wants: left, closed: closed.slice(-CLOSED_LIMIT) })
    }
    return presentList(ctx, community, left)
  },
})
