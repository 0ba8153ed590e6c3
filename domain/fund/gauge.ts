import { areas, withinOf } from '@domain/area/area'
import { communitiesIn } from '@domain/area/below'
import { areasOf, exportRoles, holds } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { yearOf } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { funds, levelOf } from './fund'
import { emptyRow, type FundRow, presentFund } from './present'

/** 一片地方的专项资金：合计，和每个社区。合计只加定了预算的社区，所以几样对得上。 */
export interface FundView {
  readonly areaId: string
  readonly areaName: string
  readonly year: string
  readonly years: readonly string[]
  readonly total: Pick<FundRow, 'budget' | 'used' | 'committed' | 'available' | 'percent' | 'level'>
  /** 几个社区定了预算，一共几个。 */
  readonly budgeted: number
  readonly rows: readonly FundRow[]
}

/** 最早的一年：那以前没有这个程序。 */
const FIRST_YEAR = 2026

/** 可以看的年份：到明年为止，新的在前。 */
function yearsTo(now: string): string[] {
  const last = Number(yearOf(now)) + 1
  return Array.from({ length: last - FIRST_YEAR + 1 }, (_, i) => String(last - i))
}

/** 要看的那片地方，没说就是他自己的；不归他看抛 FORBIDDEN。 */
function placeToRead(ctx: Context, wanted: string | undefined): string {
  const areaId = wanted ?? areasOf(ctx.actor, exportRoles)[0]
  if (!areaId || !holds(ctx.actor, exportRoles, withinOf(areaId)))
    throw new AppError('FORBIDDEN', '专项资金由社区、街道、区里看各自的那一片。')
  return areaId
}

function totalOf(rows: readonly FundRow[]): FundView['total'] {
  const set = rows.filter(({ budget }) => budget !== null)
  if (set.length === 0)
    return {
      ...{ budget: null, used: null, committed: null, available: null },
      ...{ percent: null, level: 'fine' },
    }
  const sum = (of: (row: FundRow) => number | null) =>
    set.reduce((total, row) => total + (of(row) ?? 0), 0)
  const budget = sum((row) => row.budget)
  const [used, committed] = [sum((row) => row.used), sum((row) => row.committed)]
  return {
    ...{ budget, used, committed, available: budget - used - committed },
    percent: Math.floor(((used + committed) * 100) / budget),
    level: levelOf({ budget, used, committed }),
  }
}

/** 看一片地方一年的；页面和导出的表同用这一份。 */
export async function fundView(
  ctx: Context,
  wanted: string | undefined,
  asked: string | undefined,
): Promise<FundView> {
  const areaId = placeToRead(ctx, wanted)
  const years = yearsTo(ctx.now)
  const year = asked ?? yearOf(ctx.now)
  if (!years.includes(year)) throw new AppError('INVALID', '没有这一年，请重新选一年。')
  const communities = await communitiesIn(ctx, areaId)
  const kept = await ctx.store.list(funds, {
    where: { within: areaId, year },
    limit: communities.length + 1,
  })
  const byId = new Map(kept.map((fund) => [fund.communityId, fund]))
  const rows = communities.map(({ _id, name }) => {
    const fund = byId.get(_id)
    return fund ? presentFund(fund, ctx) : emptyRow(ctx, { communityId: _id, name, year })
  })
  const own = ctx.actor.appointments.find((a) => a.areaId === areaId)?.areaName
  const areaName = own ?? (await ctx.store.get(areas, areaId))?.name ?? ''
  const budgeted = rows.filter(({ budget }) => budget !== null).length
  return { areaId, areaName, year, years, total: totalOf(rows), budgeted, rows }
}

/** 专项资金的表盘：预算、用掉的、积分占着的、还能用的。 */
export const fund = query({
  door: 'consented',
  input: v.strictObject({ areaId: v.optional(Id), year: v.optional(v.string()) }),
  run: ({ areaId, year }, ctx): Promise<FundView> => fundView(ctx, areaId, year),
})
