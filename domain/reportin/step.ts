import { ancestor, withinOf } from '@domain/area/area'
import { placeOf } from '@domain/area/usecases'
import { calendarOf } from '@domain/kernel/calendar'
import type { Context } from '@domain/kernel/context'
import { addMonths } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { checkedText, me } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { alreadyDone } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { advance, save } from './advance'
import { reportOf, reportsOf, visibleReport } from './find'
import { HomeReportForm, pauseMonths, TransferForm } from './form'
import { endMember, grantMember, readyToHelp } from './granting'
import { announceReport } from './notices'
import { givePlaceBack } from './places'
import type { ReportView } from './present'
import { begin } from './report'
import type { ReportIn } from './reportin'
import { plainReportSteps, type ReportStepName, reportSteps } from './steps'

/** 走完一步还要做的：确认了就给任职，离开了就到此为止，退岗的把位置还回去。 */
async function follow(ctx: Context, before: ReportIn, after: ReportIn): Promise<ReportIn> {
  if (before.servicePost && before.servicePost.id !== after.servicePost?.id)
    await givePlaceBack(ctx, before.servicePost.id)
  if (after.status === 'confirmed' && (before.status === 'pending' || before.status === 'paused')) {
    const appointmentId = await grantMember(ctx, after)
    await readyToHelp(ctx, before)
    return { ...after, appointmentId, told: null }
  }
  if (['paused', 'transferred', 'cancelled'].includes(after.status)) await endMember(ctx, before)
  return after
}

/** 走一步，连同跟着变的一切；同一次请求重发，什么也不变。 */
export async function move(
  ctx: Context,
  before: ReportIn,
  name: ReportStepName,
  note: string | null,
  change: Partial<ReportIn> = {},
): Promise<ReportIn> {
  const calendar = await calendarOf(ctx)
  const after = await follow(ctx, before, advance(ctx, before, { name, note, change, calendar }))
  await save(ctx, before, after)
  announceReport(ctx, name, after, me(ctx), note)
  return after
}

const done = (ctx: Context, one: ReportIn) =>
  alreadyDone(one, ctx.requestId, ctx.bodyDigest, '双报到')

const Note = v.nullable(Words('说明', 1, 100))

/** 按钮直接走的一步。 */
export const step = command({
  door: 'consented',
  input: v.strictObject({ id: Id, name: v.picklist(plainReportSteps), note: Note }),
  async run({ id, name, note }, ctx): Promise<ReportView> {
    const one = await visibleReport(ctx, id)
    if (done(ctx, one)) return reportOf(ctx, one)
    const wanted = reportSteps[name].note
    if (wanted?.required && !note) throw new AppError('INVALID', `请写一句：${wanted.hint}。`)
    if (note) await checkedText(ctx, note)
    return reportOf(ctx, await move(ctx, one, name, note))
  },
})

/** 改好再发：换了地方，就到新的社区去等确认。 */
export const resend = command({
  door: 'consented',
  input: v.strictObject({ id: Id, ...HomeReportForm.entries }),
  async run({ id, name, areaId, skills, free }, ctx): Promise<ReportView> {
    const one = await visibleReport(ctx, id)
    if (done(ctx, one)) return reportOf(ctx, one)
    const where = one.line === 'home' ? await homeAt(ctx, areaId) : {}
    const change = { ...where, name: ctx.vault.seal({ name }), told: { skills, free } }
    return reportOf(ctx, await move(ctx, one, 'resend', null, change))
  },
})

async function homeAt(ctx: Context, areaId: string) {
  const communityId = ancestor(areaId, 'community') ?? ''
  const place = await placeOf(ctx, areaId)
  return { areaId, place, communityId, within: withinOf(communityId) }
}

/** 暂停几个月；到时候自己恢复，也可以提前。 */
export const pause = command({
  door: 'consented',
  input: v.strictObject({ id: Id, months: v.picklist(pauseMonths, '请选要暂停多久。') }),
  async run({ id, months }, ctx): Promise<ReportView> {
    const one = await visibleReport(ctx, id)
    if (done(ctx, one)) return reportOf(ctx, one)
    const change = { pausedUntil: addMonths(ctx.now, months) }
    return reportOf(ctx, await move(ctx, one, 'pause', null, change))
  },
})

/** 转到别的社区：旧的一份留在原来的社区，新的一份等新社区确认；单位跟着走。 */
export const transfer = command({
  door: 'consented',
  input: TransferForm,
  async run({ id, areaId }, ctx): Promise<ReportView> {
    const one = await visibleReport(ctx, id)
    if (done(ctx, one)) return reportOf(ctx, one)
    if (one.line === 'work')
      throw new AppError('INVALID', '换了站点，请取消这一份，再扫新站点的码报到。')
    const { communityId, place } = await homeAt(ctx, areaId)
    if (communityId === one.communityId)
      throw new AppError('INVALID', '还在同一个社区，不用转；只是换了楼，请和社区说一声。')
    const all = await reportsOf(ctx, me(ctx), one.line)
    await move(ctx, one, 'transfer', null)
    const { name } = ctx.vault.open<{ name: string }>(one.name)
    const { line, unitId } = one
    // 会什么、什么时候有空，“我能帮什么”里有，不再带一份。
    const next = await begin(ctx, { line, name, areaId, place, unitId, told: null }, all.length)
    return reportOf(ctx, next)
  },
})
