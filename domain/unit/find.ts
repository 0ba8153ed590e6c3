import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { presentReportIn, type ReportInView } from './present'
import { relationOf } from './relations'
import { type UnitReportIn, unitReportIns } from './report-in'
import { wantLists } from './want'

/** 请他去哪一页看上次办成了没有。 */
export const LIST_NAME = '单位报到'

/** 取一份他看得见的；没有和不该看是同一句话。 */
export async function visibleReportIn(ctx: Context, id: string): Promise<UnitReportIn> {
  const one = await ctx.store.get(unitReportIns, id)
  if (!one || relationOf(one, ctx.actor) === null)
    throw new AppError('NOT_FOUND', '没有找到这次单位报到，或者它不在您能看的范围里。')
  return one
}

/** 详情，连同社区还缺什么、建议对接什么。 */
export async function reportInView(ctx: Context, one: UnitReportIn): Promise<ReportInView> {
  const list = await ctx.store.get(wantLists, one.communityId)
  return presentReportIn(one, list?.wants ?? [], ctx.actor, ctx.now)
}
