import type { Context } from '@domain/kernel/context'
import { inTerm } from './relations'
import { COMMUNITIES_LIMIT, unitReportIns } from './report-in'

/** 单位在哪个社区报了到，哪天到哪天。 */
export interface ConfirmedReportIn {
  readonly id: string
  readonly communityId: string
  readonly communityName: string
  readonly from: string
  readonly to: string
}

/** 这个单位此刻在哪些社区报到了、确认了、没有到期。一次读，按索引。 */
export async function confirmedAt(ctx: Context, unitId: string): Promise<ConfirmedReportIn[]> {
  const found = await ctx.store.list(unitReportIns, {
    where: { unitId, status: 'confirmed' },
    limit: COMMUNITIES_LIMIT,
  })
  return found
    .filter((one) => inTerm(one, ctx.now))
    .map(({ _id: id, communityId, communityName, from, to }) => ({
      ...{ id, communityId, communityName, from: from ?? '', to: to ?? '' },
    }))
}
