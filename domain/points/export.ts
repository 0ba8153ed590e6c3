import { plainCell } from '@domain/kernel/cell'
import type { Context, Sheet } from '@domain/kernel/context'
import { sheetTime, yearBounds } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import type { Condition } from '@domain/kernel/store'
import { command } from '@domain/kernel/useCase'
import { type ExportView, keepExport } from '@domain/register/keeping'
import { EXPORT_LIMIT } from '@domain/register/register'
import * as v from 'valibot'
import { type Entry, entries, entryKinds, pointsOf } from './entry'
import { type EntryRow, presentEntry } from './present'

/** 一次取多少笔。 */
const BATCH = 500

/** 一年（YYYY，东八区）是 `order` 的一段；翻页再从上一页的末尾往前。 */
function orderIn(year: string | null, before: string | undefined): Condition | null {
  if (year === null) return before === undefined ? null : { below: before }
  const { from, to } = yearBounds(year)
  return { above: from, below: before ?? to }
}

/** 我的流水，新的在前；最多比上限多取一笔，用来知道超了。 */
async function ownEntries(ctx: Context, year: string | null): Promise<Entry[]> {
  const found: Entry[] = []
  while (found.length <= EXPORT_LIMIT) {
    const limit = Math.min(BATCH, EXPORT_LIMIT + 1 - found.length)
    const order = orderIn(year, found.at(-1)?.order)
    const batch = await ctx.store.list(entries, {
      where: { 'lines.id': me(ctx), ...(order ? { order } : {}) },
      orderBy: '-order',
      limit,
    })
    found.push(...batch)
    if (batch.length < limit) break
  }
  if (found.length > EXPORT_LIMIT)
    throw new AppError(
      'LIMIT',
      `一次最多导出 ${EXPORT_LIMIT} 笔，您的不止这些，请选一年再导出，或者找区里帮忙。`,
    )
  return found
}

const columns = (
  [
    ['时间', 17],
    ['种类', 10],
    ['积分', 8],
    ['因为什么', 40],
    ['照哪一项', 20],
    ['哪一版规则', 14],
  ] as const
).map(([title, width]) => ({ title, width }))

const ruleCells = ({ rule }: EntryRow) =>
  rule ? [rule.label, rule.day ? `${rule.day}起` : '最初的规则'] : ['—', '—']

function sheetOf(found: readonly Entry[], accountId: string): Sheet {
  return {
    name: '积分流水',
    columns,
    rows: found.map((entry) => {
      const row = presentEntry(entry, accountId)
      const words = [plainCell(row.words), ...ruleCells(row)]
      return [sheetTime(row.at), entryKinds[row.kind], pointsOf(entry, accountId), ...words]
    }),
  }
}

/** 导出自己的流水，全部或者一年；导出一次记一次。 */
export const exportMine = command({
  door: 'consented',
  input: v.strictObject({
    year: v.nullable(v.pipe(v.string(), v.regex(/^20\d{2}$/, '没有这一年，请重新选。'))),
  }),
  run: ({ year }, ctx): Promise<ExportView> =>
    keepExport(ctx, async () => {
      const found = await ownEntries(ctx, year)
      if (found.length === 0) throw new AppError('INVALID', '这段时间没有流水，没有可以导出的。')
      const fileName = `我的积分流水${year ? `-${year}年` : ''}.xlsx`
      return { filters: { ledger: 'mine', year }, fileName, sheet: sheetOf(found, me(ctx)) }
    }),
})
