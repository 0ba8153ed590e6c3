import { noteLook } from '@domain/account/look'
import { calendarOf } from '@domain/kernel/calendar'
import type { Context } from '@domain/kernel/context'
import { monthsLater } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { checkedText } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { alreadyDone } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { advance } from './advance'
import { LIST_NAME, reportInView, visibleReportIn } from './find'
import { OfficeForm } from './form'
import { announceReportIn } from './notices'
import type { ReportInView } from './present'
import { relationOf } from './relations'
import { type Liaison, type UnitReportIn, unitReportIns } from './report-in'
import { plainReportInSteps, reportInSteps } from './steps'

/** 一期的起止：从确认的那一刻起（续的从上一期到期时起），到若干个月后那天的零点。 */
export function termOf(
  { notBefore, months }: Pick<UnitReportIn, 'notBefore' | 'months'>,
  now: string,
) {
  const from = notBefore !== null && notBefore > now ? notBefore : now
  return { from, to: monthsLater(from, months) }
}

/** 确认报到：写下社区由谁对接，期限从这时算。 */
export const confirm = command({
  door: 'consented',
  input: v.strictObject({ id: Id, office: OfficeForm }),
  async run({ id, office }, ctx): Promise<ReportInView> {
    const one = await visibleReportIn(ctx, id)
    if (alreadyDone(one, ctx.requestId, ctx.bodyDigest, LIST_NAME)) return reportInView(ctx, one)
    const change = { office: ctx.vault.seal(office), ...termOf(one, ctx.now) }
    const moved = advance(ctx, one, 'confirm', { calendar: await calendarOf(ctx), change })
    ctx.store.put(unitReportIns, moved)
    announceReportIn(ctx, 'confirm', moved)
    return reportInView(ctx, moved)
  },
})

/** 续的那一期撤回了，上一期就还可以再续。 */
async function freePrevious(ctx: Context, { _id, renews }: UnitReportIn): Promise<void> {
  const previous = renews ? await ctx.store.get(unitReportIns, renews) : null
  if (previous?.renewedBy === _id) ctx.store.put(unitReportIns, { ...previous, renewedBy: null })
}

/** 走一步：请改一改、撤回、提前结束。能不能走、走到哪，全看状态表。 */
export const step = command({
  door: 'consented',
  input: v.strictObject({
    id: Id,
    name: v.picklist(plainReportInSteps),
    note: v.optional(v.nullable(Words('说明', 1, 200)), null),
  }),
  async run({ id, name, note }, ctx): Promise<ReportInView> {
    const one = await visibleReportIn(ctx, id)
    if (alreadyDone(one, ctx.requestId, ctx.bodyDigest, LIST_NAME)) return reportInView(ctx, one)
    const moved = advance(ctx, one, name, { calendar: await calendarOf(ctx), note })
    const wanted = reportInSteps[name].note
    if (wanted?.required && !note) throw new AppError('INVALID', `请写一句：${wanted.hint}。`)
    if (note) await checkedText(ctx, note)
    if (name === 'cancel') await freePrevious(ctx, one)
    ctx.store.put(unitReportIns, moved)
    announceReportIn(ctx, name, moved, note)
    return reportInView(ctx, moved)
  },
})

/** 看对方的联系方式：社区看单位的，单位看社区的。看一次记一次，所以是命令。 */
export const showContact = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<Liaison> {
    const one = await visibleReportIn(ctx, id)
    const relation = relationOf(one, ctx.actor)
    if (relation === 'overseer')
      throw new AppError('FORBIDDEN', '联系方式只给对接的两边看：社区看单位的，单位看社区的。')
    const sealed = relation === 'staff' ? one.contact : one.office
    if (!sealed) throw new AppError('NOT_FOUND', '社区还没有确认，确认时会写下由谁对接。')
    await noteLook(ctx, id)
    return ctx.vault.open<Liaison>(sealed)
  },
})
