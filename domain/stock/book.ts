import { holds } from '@domain/kernel/actor'
import type { Context, Sheet } from '@domain/kernel/context'
import { monthBounds, sheetTime } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { type ExportView, keepExport } from '@domain/register/keeping'
import { EXPORT_LIMIT } from '@domain/register/register'
import { type Redemption, redemptions } from '@domain/shop/redemption'
import { goodSources } from '@domain/shop/shop'
import * as v from 'valibot'
import { moveKinds, type StockMove } from './move'
import { justBefore, movesBetween } from './quarter-journal'
import { shelfToRead, stockReaders } from './scope'

const Month = v.pipe(
  v.string(),
  v.regex(/^20\d{2}(0[1-9]|1[0-2])$/, '没有这个月份，请重新选一个月。'),
)

/** 账上的一行：什么货、什么时候、什么事、几件、值多少。 */
interface BookRow {
  readonly title: string
  readonly at: string
  readonly what: string
  readonly count: number
  readonly cents: number
  readonly source: string
  readonly sponsor: string | null
  readonly reason: string | null
}

const ofMove = ({
  title,
  at,
  kind,
  count,
  cents,
  source,
  sponsor,
  reason,
}: StockMove): BookRow => ({
  ...{ title, at, what: moveKinds[kind], count, cents, source: goodSources[source] },
  ...{ sponsor, reason },
})

/** 领走的一单，一样一行；没有人的姓名。 */
const ofRedemption = ({ lines, collectedAt }: Redemption, goodId: string | undefined): BookRow[] =>
  lines
    .filter((line) => goodId === undefined || line.goodId === goodId)
    .map(({ face, count }) => ({
      ...{ title: face.title, at: collectedAt ?? '', what: '领走', count: -count },
      ...{ cents: face.cents, source: goodSources[face.source], sponsor: face.sponsor },
      reason: null,
    }))

const yuan = (cents: number) => cents / 100

const columns = [
  ...([
    ['货', 16],
    ['时间', 17],
    ['事项', 10],
    ['进', 8],
    ['出', 8],
    ['一件值（元）', 12],
  ] as const),
  ...([
    ['共值（元）', 12],
    ['来源', 10],
    ['捐赠方', 20],
    ['说明', 30],
  ] as const),
].map(([title, width]) => ({ title, width }))

const NONE = '—'

/** 一样货排在一起，先发生的在前。 */
const byGood = (a: BookRow, b: BookRow) =>
  a.title.localeCompare(b.title) || a.at.localeCompare(b.at)

const sheetOf = (name: string, rows: readonly BookRow[]): Sheet => ({
  name,
  columns,
  rows: [...rows]
    .sort(byGood)
    .map((row) => [
      ...[row.title, sheetTime(row.at), row.what],
      ...[Math.max(0, row.count), Math.max(0, -row.count), yuan(row.cents)],
      ...[yuan(row.cents * Math.abs(row.count)), row.source],
      ...[row.sponsor ?? NONE, row.reason ?? NONE],
    ]),
})

async function rowsOf(
  ctx: Context,
  shopId: string,
  { from, to }: { readonly from: string; readonly to: string },
  goodId: string | undefined,
): Promise<BookRow[]> {
  const moves = await movesBetween(ctx, shopId, { from, to }, EXPORT_LIMIT + 1)
  const collected: Redemption[] = []
  for (let after = justBefore(from); ; ) {
    const batch = await ctx.store.list(redemptions, {
      where: { shopId, collectedAt: { above: after, below: to } },
      orderBy: 'collectedAt',
      limit: 500,
    })
    const seen = new Set(collected.map(({ _id }) => _id))
    const fresh = batch.filter(({ _id }) => !seen.has(_id))
    collected.push(...fresh)
    if (fresh.length === 0 || collected.length > EXPORT_LIMIT) break
    after = justBefore(collected.at(-1)?.collectedAt ?? to)
  }
  return [
    ...moves.filter((move) => goodId === undefined || move.goodId === goodId).map(ofMove),
    ...collected.flatMap((one) => ofRedemption(one, goodId)),
  ]
}

/** 超市账：一个月里每一样的进和出。没有姓名；太多了请他只导一样。 */
export const exportBook = command({
  door: 'consented',
  input: v.strictObject({ shopId: v.optional(Id), month: Month, goodId: v.optional(Id) }),
  async run({ shopId: wanted, month, goodId }, ctx): Promise<ExportView> {
    const { _id: shopId, shop } = await shelfToRead(ctx, wanted)
    if (!holds(ctx.actor, stockReaders, shop.within))
      throw new AppError('FORBIDDEN', '超市账由本社区超市的人、街道和区里来导。')
    return keepExport(ctx, async () => {
      const rows = await rowsOf(ctx, shopId, monthBounds(month), goodId)
      if (rows.length === 0) throw new AppError('INVALID', '这个月没有进出，换一个月再导出。')
      if (rows.length > EXPORT_LIMIT)
        throw new AppError(
          'LIMIT',
          `一次最多导出 ${EXPORT_LIMIT} 行，这个月不止这些，请选一样货再导出。`,
        )
      const name = `${shop.community}超市账-${month}`
      return {
        fileName: `${name}${goodId ? `-${rows[0]?.title ?? ''}` : ''}.xlsx`,
        ...{ filters: { shopId, month, goodId: goodId ?? null }, sheet: sheetOf(month, rows) },
      }
    })
  },
})
