import { plainCell } from '@domain/kernel/cell'
import type { Context, Sheet } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import { type ExportView, keepExport } from '@domain/register/keeping'
import { type ReportIn, reportIns, reportStatuses } from '@domain/reportin/reportin'
import { liaisonUnit } from '@domain/roster/liaison'
import { type ServiceYear, serviceYearId, serviceYears } from '@domain/service/service'
import * as v from 'valibot'
import { PEOPLE_LIMIT, yearSheets } from './year'
import { assertYear, yearsUntil } from './years'

export interface UnitYearRow {
  readonly reportId: string
  readonly name: string
  readonly community: string
  readonly status: string
  readonly servicePost: string | null
  readonly times: number
  readonly minutes: number
  readonly wishes: number
  /** 反馈表本人看过、交来了没有。 */
  readonly handedIn: boolean
}

/** 一个单位一年的情况：几个人、一共多少，和每一个人。照报到的先后排，不排名。 */
export interface UnitYearView {
  readonly unit: { readonly id: string; readonly name: string }
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly year: string
  readonly years: readonly string[]
  readonly people: number
  readonly times: number
  readonly minutes: number
  readonly wishes: number
  readonly rows: readonly UnitYearRow[]
}

const nameIn = (ctx: Context, { name }: ReportIn) => ctx.vault.open<{ name: string }>(name).name

const sum = (rows: readonly UnitYearRow[], of: 'times' | 'minutes' | 'wishes') =>
  rows.reduce((total, row) => total + row[of], 0)

async function rowsOf(ctx: Context, unitId: string, year: string): Promise<UnitYearRow[]> {
  const members = await ctx.store.list(reportIns, {
    where: { unitId, isReported: true },
    orderBy: '-order',
    limit: PEOPLE_LIMIT,
  })
  const accounts = members.map(({ accountId }) => accountId)
  if (accounts.length === 0) return []
  const ids = accounts.map((id) => serviceYearId(id, year))
  const [years, sheets] = await Promise.all([
    ctx.store.list(serviceYears, { where: { _id: { oneOf: ids } }, limit: ids.length }),
    ctx.store.list(yearSheets, {
      where: { accountId: { oneOf: accounts }, year },
      limit: accounts.length,
    }),
  ])
  const served = new Map<string, ServiceYear>(years.map((one) => [one.accountId, one]))
  const seen = new Set(sheets.flatMap((one) => (one.seenAt ? [one.accountId] : [])))
  return members.map((one): UnitYearRow => {
    const { times = 0, minutes = 0, wishes = 0 } = served.get(one.accountId) ?? {}
    return {
      ...{ reportId: one._id, name: nameIn(ctx, one), community: one.place.community },
      ...{ status: reportStatuses[one.status].label, times, minutes, wishes },
      servicePost: one.servicePost?.title ?? null,
      handedIn: seen.has(one.accountId),
    }
  })
}

const Which = { unitId: v.optional(Id), year: v.optional(v.string()) }

async function viewOf(
  ctx: Context,
  unitId: string | undefined,
  asked: string | undefined,
): Promise<UnitYearView> {
  const { unit, own } = liaisonUnit(ctx, unitId)
  const year = assertYear(ctx.now, asked)
  const rows = await rowsOf(ctx, unit.id, year)
  return {
    ...{ unit, units: own, year, years: yearsUntil(ctx.now), people: rows.length, rows },
    ...{ times: sum(rows, 'times'), minutes: sum(rows, 'minutes'), wishes: sum(rows, 'wishes') },
  }
}

/** 本单位的年度情况表。 */
export const unitYear = query({
  door: 'consented',
  input: v.strictObject(Which),
  run: ({ unitId, year }, ctx) => viewOf(ctx, unitId, year),
})

const columns = [
  ...([
    ['姓名', 12],
    ['社区', 16],
    ['现在', 10],
    ['岗位', 20],
  ] as const),
  ...([
    ['服务次数', 10],
    ['服务分钟', 10],
    ['圆的心愿', 10],
    ['反馈表', 12],
  ] as const),
].map(([title, width]) => ({ title, width }))

function sheetOf({ year, rows }: UnitYearView): Sheet {
  return {
    name: `${year}年`,
    columns,
    rows: rows.map((row) => [
      ...[row.name, row.community, row.status, row.servicePost ?? ''].map(plainCell),
      ...[row.times, row.minutes, row.wishes],
      row.handedIn ? '已交来' : '还没有',
    ]),
  }
}

/** 导出成 Excel，记下谁、什么时候、哪个单位哪一年、几行。 */
export const exportUnitYear = command({
  door: 'consented',
  input: v.strictObject(Which),
  async run({ unitId, year }, ctx): Promise<ExportView> {
    const found = await viewOf(ctx, unitId, year)
    if (found.rows.length === 0)
      throw new AppError('INVALID', '本单位还没有报到的党员，没有可以导出的。')
    const fileName = `${found.unit.name}-${found.year}年在职党员情况.xlsx`
    const filters = { unitId: found.unit.id, year: found.year }
    return keepExport(ctx, async () => ({ filters, fileName, sheet: sheetOf(found) }))
  },
})
