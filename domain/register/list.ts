import { withinOf } from '@domain/area/area'
import type { AreaView } from '@domain/area/below'
import { exportRoles, holds } from '@domain/kernel/actor'
import { monthsUntil } from '@domain/kernel/date'
import { Cursor } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import { presentCard, type WishCard } from '@domain/wish/present'
import { wishes } from '@domain/wish/wish'
import * as v from 'valibot'
import { conditionsOf, filterEntries, filtersOf } from './filters'
import { placeToRead, topsOf } from './places'
import { MONTHS, REGISTER_PAGE } from './register'

export interface RegisterPage {
  readonly rows: readonly WishCard[]
  /** 下一页的游标；没有下一页为空。 */
  readonly next: string | null
  /** 现在看的是哪里。 */
  readonly area: AreaView
  /** 他管的地方；可以看它们和它们下面的每一片。 */
  readonly tops: readonly AreaView[]
  /** 可以选的月份（YYYYMM），新的在前。 */
  readonly months: readonly string[]
  /** 这片地方能不能由他导出。 */
  readonly mayExport: boolean
}

/** 心愿台账：一片地方的全部心愿，新许的在前，按状态、种类、月份筛。第一眼也只要一次调用。 */
export const list = query({
  door: 'consented',
  input: v.strictObject({ ...filterEntries, before: v.optional(Cursor) }),
  async run({ before, ...chosen }, ctx): Promise<RegisterPage> {
    const area = await placeToRead(ctx, chosen.areaId)
    const found = await ctx.store.list(wishes, {
      where: conditionsOf(filtersOf(area.id, chosen), before),
      orderBy: '-order',
      limit: REGISTER_PAGE + 1,
    })
    const rows = found.slice(0, REGISTER_PAGE).map((wish) => presentCard(wish, ctx.actor))
    return {
      rows,
      next: found.length > REGISTER_PAGE ? (rows.at(-1)?.order ?? null) : null,
      area,
      tops: topsOf(ctx.actor),
      months: monthsUntil(ctx.now, MONTHS),
      mayExport: holds(ctx.actor, exportRoles, withinOf(area.id)),
    }
  },
})
