import { myAccount } from '@domain/account/ensure'
import { ancestor, type Place, scenes, withinOf } from '@domain/area/area'
import { placeOf } from '@domain/area/usecases'
import { calendarOf } from '@domain/kernel/calendar'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { command } from '@domain/kernel/useCase'
import { orderOf } from '@domain/ticket/ticket'
import { type Unit, units } from '@domain/unit/unit'
import { begun, save } from './advance'
import { liveIn, REPORTS_LIMIT, reportOf, reportsOf } from './find'
import { DepotReportForm, HomeReportForm } from './form'
import { announceReport } from './notices'
import type { ReportView } from './present'
import { type ReportIn, type ReportLine, reportLines, type Told } from './reportin'

/** 报到的内容，已经查清了地方。 */
export interface Draft {
  readonly line: ReportLine
  readonly name: string
  readonly areaId: string
  readonly place: Place
  readonly unitId: string | null
  readonly told: Told | null
}

/** 另起一份。编号取自（谁、哪一处、第几次）：两次一起来只成一份。 */
export async function begin(ctx: Context, draft: Draft, nth: number): Promise<ReportIn> {
  if (nth >= REPORTS_LIMIT)
    throw new AppError('LIMIT', '报到的次数太多了，请打电话给社区，请他们帮您办。')
  const calendar = await calendarOf(ctx)
  const communityId = ancestor(draft.areaId, 'community') ?? ''
  const _id = ctx.vault.digest('reportIn', me(ctx), draft.line, String(nth))
  const event = { step: 'report', at: ctx.now, by: me(ctx), note: null }
  const one = begun(
    {
      ...{ _id, accountId: me(ctx), communityId, within: withinOf(communityId) },
      ...draft,
      name: ctx.vault.seal({ name: draft.name }),
      ...{ servicePost: null, appointmentId: null, enteredAt: ctx.now },
      ...{ pausedUntil: null, servedAt: null, order: orderOf(ctx.now, _id) },
      timeline: [{ ...event, requestId: ctx.requestId, digest: ctx.bodyDigest }],
    },
    ctx.now,
    calendar,
  )
  await save(ctx, null, one)
  announceReport(ctx, 'report', one, me(ctx))
  return one
}

/** 同一次提交发过了，就是那一份；编号一样内容不同抛 CONFLICT。 */
function sentBefore(ctx: Context, all: readonly ReportIn[]): ReportIn | null {
  const one = all.find(({ timeline }) => timeline[0]?.requestId === ctx.requestId)
  if (one && one.timeline[0]?.digest !== ctx.bodyDigest)
    throw new AppError('CONFLICT', '这次提交和上次的内容对不上，请先看看“双报到”。')
  return one ?? null
}

async function report(ctx: Context, draft: Draft): Promise<ReportView> {
  const account = await myAccount(ctx)
  if (!account.phone)
    throw new AppError('INVALID', '还没有登记手机号，请先点“使用微信手机号”，社区才联系得上您。')
  const all = await reportsOf(ctx, me(ctx), draft.line)
  const sent = sentBefore(ctx, all)
  if (sent) return reportOf(ctx, sent)
  const live = liveIn(all, draft.line)
  if (live)
    throw new AppError(
      'CONFLICT',
      `您已经在${live.place.community}${reportLines[draft.line]}了；搬了家，请用“转到别的社区”。`,
    )
  return reportOf(ctx, await begin(ctx, draft, all.length))
}

/** 居住地报到。 */
export const reportHome = command({
  door: 'consented',
  input: HomeReportForm,
  async run({ name, areaId, skills, free }, ctx): Promise<ReportView> {
    const place = await placeOf(ctx, areaId)
    const told = { skills, free }
    return report(ctx, { line: 'home', name, areaId, place, unitId: null, told })
  },
})

/** 扫的码是哪个站点的。认不出、换下来了、不是站点的，是同一句话。 */
export async function depotAt(ctx: Context, scene: string): Promise<Unit> {
  const found = await ctx.store.get(scenes, scene)
  const unit = found?.unitId && !found.retiredAt ? await ctx.store.get(units, found.unitId) : null
  if (unit?.kind !== 'depot')
    throw new AppError('INVALID', '认不出这个站点的码，请再扫一次，或请站长给您看新的码。')
  return unit
}

/** 站点所在的地方；写到社区的没有网格。 */
async function depotPlace(ctx: Context, { areaId, areaName }: Unit): Promise<Place> {
  if (areaId && ancestor(areaId, 'grid')) return placeOf(ctx, areaId)
  return { areaId: areaId ?? '', community: areaName ?? '', grid: '', building: null }
}

/** 工作地报到：骑手扫站点的码，写个名字就好。 */
export const reportDepot = command({
  door: 'consented',
  input: DepotReportForm,
  async run({ name, scene, skills, free }, ctx): Promise<ReportView> {
    const depot = await depotAt(ctx, scene)
    const place = await depotPlace(ctx, depot)
    const told = { skills, free }
    const { areaId } = place
    return report(ctx, { line: 'work', name, areaId, place, unitId: depot._id, told })
  },
})
