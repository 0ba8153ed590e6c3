import { areas, withinOf } from '@domain/area/area'
import { type UnitRef, unitsOf } from '@domain/kernel/actor'
import { calendarOf } from '@domain/kernel/calendar'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { checkedText } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { alreadyDone, orderOf } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { advance, assertMay, settle } from './advance'
import { LIST_NAME, reportInView, visibleReportIn } from './find'
import { Months, ReportInForm, ResendForm } from './form'
import { announceReportIn } from './notices'
import type { ReportInView } from './present'
import {
  COMMUNITIES_LIMIT,
  liveStatuses,
  type Resource,
  type UnitReportIn,
  unitReportIns,
} from './report-in'

type Written = Pick<
  UnitReportIn,
  'resources' | 'contact' | 'months' | 'notBefore' | 'renews' | 'within'
> &
  Pick<UnitReportIn, 'unitId' | 'unitName' | 'communityId' | 'communityName'>

/** 这个单位在这个社区的最后一份；没有为空。 */
async function latest(ctx: Context, unitId: string, communityId: string) {
  const [last] = await ctx.store.list(unitReportIns, {
    where: { unitId, communityId },
    orderBy: '-sequence',
    limit: 1,
  })
  return last ?? null
}

/** 这个单位还算数的报到；到了期、定时任务还没来得及结束的不算。 */
async function live(ctx: Context, unitId: string): Promise<UnitReportIn[]> {
  const found = await ctx.store.list(unitReportIns, {
    where: { unitId, status: { oneOf: liveStatuses } },
    limit: COMMUNITIES_LIMIT,
  })
  return found.filter(({ to }) => to === null || ctx.now < to)
}

/** 编号取自（单位，社区，第几份）：两个联络员同时报，只成一份。 */
export function freshReportIn(
  ctx: Pick<Context, 'vault' | 'now' | 'requestId' | 'bodyDigest' | 'actor'>,
  written: Written,
  sequence: number,
): UnitReportIn {
  const _id = ctx.vault.digest(
    'unitReportIn',
    ...[written.unitId, written.communityId, String(sequence)],
  )
  const { now: at, requestId, bodyDigest: digest } = ctx
  const by = ctx.actor.accountId ?? ''
  return {
    ...{ _id, rev: 1, sequence, status: 'pending', order: orderOf(at, _id), enteredAt: at },
    ...{ dueAt: null, wakeAt: null, rung: [], office: null, matches: [] },
    ...{ from: null, to: null, renewedBy: null, ...written },
    timeline: [{ step: 'reportIn', at, by, note: null, requestId, digest }],
  }
}

/** 能做的几样，各给一个编号；写的话一起检查。 */
async function checkedResources(
  ctx: Context,
  resources: readonly Omit<Resource, 'id'>[],
): Promise<Resource[]> {
  await checkedText(ctx, resources.map(({ text, often }) => `${text}。${often}`).join('\n'))
  return resources.map((it, at) => ({ id: `r${at + 1}`, ...it }))
}

function unitOf(ctx: Context, unitId: string): UnitRef {
  const unit = unitsOf(ctx.actor, 'unitLiaison').find(({ id }) => id === unitId)
  if (!unit) throw new AppError('FORBIDDEN', '您不是这个单位的联络员，不能替它报到。')
  return unit
}

async function communityOf(ctx: Context, communityId: string) {
  const area = await ctx.store.get(areas, communityId)
  if (area?.kind !== 'community') throw new AppError('INVALID', '没有这个社区，请重新选一个。')
  return { communityId, communityName: area.name, within: withinOf(communityId) }
}

/** 报到：一个单位在一个社区同时只有一份，在几个社区报到都行。 */
export const reportIn = command({
  door: 'consented',
  input: ReportInForm,
  async run({ unitId, communityId, months, resources, contact }, ctx): Promise<ReportInView> {
    const unit = unitOf(ctx, unitId)
    const place = await communityOf(ctx, communityId)
    const last = await latest(ctx, unitId, communityId)
    if (last && alreadyDone(last, ctx.requestId, ctx.bodyDigest, LIST_NAME))
      return reportInView(ctx, last)
    const running = await live(ctx, unitId)
    if (running.some((one) => one.communityId === communityId))
      throw new AppError(
        'CONFLICT',
        `${unit.name}已经在${place.communityName}报到过了，请看“${LIST_NAME}”里的那一份。`,
      )
    if (running.length >= COMMUNITIES_LIMIT)
      throw new AppError('LIMIT', `一个单位同时最多在 ${COMMUNITIES_LIMIT} 个社区报到。`)
    const written = {
      ...{ unitId, unitName: unit.name, ...place, months, notBefore: null, renews: null },
      resources: await checkedResources(ctx, resources),
      contact: ctx.vault.seal(contact),
    }
    const one = freshReportIn(ctx, written, (last?.sequence ?? 0) + 1)
    return begin(ctx, one)
  },
})

async function begin(ctx: Context, one: UnitReportIn): Promise<ReportInView> {
  const settled = settle(one, await calendarOf(ctx))
  ctx.store.create(unitReportIns, settled)
  announceReportIn(ctx, 'reportIn', settled)
  return reportInView(ctx, settled)
}

/** 改好再发：写的全换成新的，重新等社区确认。 */
export const resend = command({
  door: 'consented',
  input: v.strictObject({ id: Id, form: ResendForm }),
  async run({ id, form: { months, resources, contact } }, ctx): Promise<ReportInView> {
    const one = await visibleReportIn(ctx, id)
    if (alreadyDone(one, ctx.requestId, ctx.bodyDigest, LIST_NAME)) return reportInView(ctx, one)
    assertMay(one, 'resend', ctx.actor, ctx.now)
    const change = {
      ...{ months, resources: await checkedResources(ctx, resources) },
      contact: contact ? ctx.vault.seal(contact) : one.contact,
    }
    const calendar = await calendarOf(ctx)
    const moved = advance(ctx, one, 'resend', { calendar, change })
    ctx.store.put(unitReportIns, moved)
    announceReportIn(ctx, 'resend', moved)
    return reportInView(ctx, moved)
  },
})

/** 续一期：照这一期写的再来一份，从到期时接上，还要社区确认。 */
export const renewTerm = command({
  door: 'consented',
  input: v.strictObject({ id: Id, months: Months }),
  async run({ id, months }, ctx): Promise<ReportInView> {
    const one = await visibleReportIn(ctx, id)
    if (alreadyDone(one, ctx.requestId, ctx.bodyDigest, LIST_NAME)) {
      const next = one.renewedBy ? await ctx.store.get(unitReportIns, one.renewedBy) : null
      return reportInView(ctx, next ?? one)
    }
    const { unitId, unitName, communityId, communityName, within, contact, resources } = one
    const last = await latest(ctx, unitId, communityId)
    const written = {
      ...{ unitId, unitName, communityId, communityName, within, contact, resources, months },
      ...{ notBefore: one.to, renews: one._id },
    }
    const next = freshReportIn(ctx, written, (last?.sequence ?? one.sequence) + 1)
    const calendar = await calendarOf(ctx)
    const change = { renewedBy: next._id }
    ctx.store.put(unitReportIns, advance(ctx, one, 'renewTerm', { calendar, change }))
    return begin(ctx, next)
  },
})
