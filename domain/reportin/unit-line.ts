import type { Context } from '@domain/kernel/context'
import { confirmedAt } from '@domain/unit/confirmed'
import { unitReportIns } from '@domain/unit/report-in'
import { UNITS_LIMIT, type Unit } from '@domain/unit/unit'

/** 单位在哪几个社区报了到，名字。站点就在社区里，不用另报。 */
export async function unitLineOf(ctx: Context, unit: Unit): Promise<string[]> {
  if (unit.kind === 'depot') return unit.areaName ? [unit.areaName] : []
  return (await confirmedAt(ctx, unit._id)).map(({ communityName }) => communityName)
}

/** 一片地方里，每个社区有几份确认过、没有结束的单位报到。 */
export async function unitsReportedIn(
  ctx: Context,
  within: string,
): Promise<ReadonlyMap<string, number>> {
  const found = await ctx.store.list(unitReportIns, {
    where: { within, status: 'confirmed' },
    orderBy: '-order',
    limit: UNITS_LIMIT,
  })
  const counts = new Map<string, number>()
  for (const { communityId } of found) counts.set(communityId, (counts.get(communityId) ?? 0) + 1)
  return counts
}
