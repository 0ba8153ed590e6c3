import { helpers } from '@domain/helper/helper'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { units } from '@domain/unit/unit'
import { presentReport, type ReportView, type UnitNames } from './present'
import { canSeeReport } from './relations'
import { isLive, type ReportIn, type ReportLine, reportIns } from './reportin'

/** 一个人一处最多报到几次（转来转去）；再多请找社区。 */
export const REPORTS_LIMIT = 20

/** 取一份他看得见的；没有和不该看是同一句话。 */
export async function visibleReport(ctx: Context, id: string): Promise<ReportIn> {
  const one = await ctx.store.get(reportIns, id)
  if (!one || !canSeeReport(one, ctx.actor))
    throw new AppError('NOT_FOUND', '没有找到这份报到，或者它不在您能看的范围里。')
  return one
}

/** 这些单位叫什么；一次读。 */
export async function unitNames(ctx: Context, ids: readonly (string | null)[]): Promise<UnitNames> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const where = { _id: { oneOf: wanted } }
  const found = await ctx.store.list(units, { where, limit: wanted.length })
  return new Map(found.map(({ _id, name }) => [_id, name]))
}

/** 一份报到的详情。 */
export async function reportOf(ctx: Context, one: ReportIn): Promise<ReportView> {
  const [names, helper] = await Promise.all([
    unitNames(ctx, [one.unitId]),
    one.told ? null : ctx.store.get(helpers, one.accountId),
  ])
  return presentReport(ctx, one, names, helper)
}

/** 一个人的全部报到，还算数的和过去的。 */
export function reportsOf(ctx: Context, accountId: string, line?: ReportLine): Promise<ReportIn[]> {
  return ctx.store.list(reportIns, {
    where: { accountId, ...(line ? { line } : {}) },
    limit: line ? REPORTS_LIMIT : REPORTS_LIMIT * 2,
  })
}

/** 还算数的那一份。 */
export const liveIn = (all: readonly ReportIn[], line: ReportLine): ReportIn | null =>
  all.find((one) => one.line === line && isLive(one)) ?? null
