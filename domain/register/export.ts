import { withinOf } from '@domain/area/area'
import type { AreaView } from '@domain/area/below'
import { exportRoles, holds } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { command } from '@domain/kernel/useCase'
import { type Wish, wishes, wishKinds, wishStatuses } from '@domain/wish/wish'
import * as v from 'valibot'
import { conditionsOf, filterEntries, filtersOf } from './filters'
import { type ExportView, keepExport } from './keeping'
import { placeToRead } from './places'
import { EXPORT_LIMIT, type Filters } from './register'
import { sheetOf } from './sheet'

/** 一次取多少个：平台一次最多给 1000 份，一份带着时间线有几 KB，分几次取。 */
const BATCH = 500

/** 对得上的心愿，新许的在前；最多比上限多取一个，用来知道超了。 */
async function matching(ctx: Context, filters: Filters): Promise<Wish[]> {
  const found: Wish[] = []
  while (found.length <= EXPORT_LIMIT) {
    const limit = Math.min(BATCH, EXPORT_LIMIT + 1 - found.length)
    const where = conditionsOf(filters, found.at(-1)?.order)
    const batch = await ctx.store.list(wishes, { where, orderBy: '-order', limit })
    found.push(...batch)
    if (batch.length < limit) break
  }
  return found
}

/** 文件名说清楚是哪里、哪个月、什么样的，几份放在一起也分得清；光说几栋分不清，带上网格。 */
function nameOf(area: AreaView, filters: Filters, { place }: Wish): string {
  const { month, status, category } = filters
  const parts = [
    '心愿台账',
    area.kind === 'building' ? `${place.grid}${area.name}` : area.name,
    month,
    status && wishStatuses[status].label,
    category && wishKinds[category].short,
  ]
  return `${parts.filter(Boolean).join('-')}.xlsx`
}

async function write(ctx: Context, area: AreaView, filters: Filters) {
  const found = await matching(ctx, filters)
  const [first] = found
  if (!first) throw new AppError('INVALID', '这样筛选没有心愿，换个地方、状态或月份再导出。')
  if (found.length > EXPORT_LIMIT)
    throw new AppError(
      'LIMIT',
      `一次最多导出 ${EXPORT_LIMIT} 个心愿，现在筛出来的不止这些，请选一个月或一个网格再导出。`,
    )
  return { filters, fileName: nameOf(area, filters, first), sheet: sheetOf(found, ctx.actor) }
}

/** 导出成 Excel，记下谁、什么时候、筛了什么、几行。没有记下就没有地址。 */
export const exportSheet = command({
  door: 'consented',
  input: v.strictObject(filterEntries),
  async run(chosen, ctx): Promise<ExportView> {
    const area = await placeToRead(ctx, chosen.areaId)
    if (!holds(ctx.actor, exportRoles, withinOf(area.id)))
      throw new AppError('FORBIDDEN', '导出由社区、街道、区里的工作人员来做，需要表格请和社区说。')
    return keepExport(ctx, () => write(ctx, area, filtersOf(area.id, chosen)))
  },
})
