import { type FundView, fundView } from '@domain/fund/gauge'
import type { Sheet } from '@domain/kernel/context'
import { exactTime } from '@domain/kernel/date'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { type ExportView, keepExport } from '@domain/register/keeping'
import * as v from 'valibot'

const columns = [
  ...([
    ['社区', 16],
    ['预算（元）', 14],
    ['已用（元）', 14],
    ['积分占着（元）', 16],
    ['还能用（元）', 14],
  ] as const),
  ...([
    ['用到', 8],
    ['还在人手里的积分', 18],
    ['街道同意到', 20],
  ] as const),
].map(([title, width]) => ({ title, width }))

/** 没有的写一横，不写 0。 */
const yuan = (cents: number | null) => (cents === null ? '—' : cents / 100)

const sheetOf = ({ year, rows }: FundView): Sheet => ({
  name: `${year}年`,
  columns,
  rows: rows.map((row) => [
    ...[row.name, yuan(row.budget), yuan(row.used), yuan(row.committed), yuan(row.available)],
    ...[row.percent === null ? '—' : `${row.percent}%`, row.basis?.outstanding ?? '—'],
    row.consent ? exactTime(row.consent.until) : '—',
  ]),
})

/** 专项资金表：他看的那一片，每个社区一行。 */
export const exportFund = command({
  door: 'consented',
  input: v.strictObject({ areaId: v.optional(Id), year: v.optional(v.string()) }),
  async run({ areaId, year }, ctx): Promise<ExportView> {
    const view = await fundView(ctx, areaId, year)
    return keepExport(ctx, async () => ({
      fileName: `${view.areaName}专项资金-${view.year}.xlsx`,
      ...{ filters: { areaId: view.areaId, year: view.year }, sheet: sheetOf(view) },
    }))
  },
})
