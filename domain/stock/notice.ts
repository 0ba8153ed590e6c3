import type { Context } from '@domain/kernel/context'
import { addMinutes } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import { type GoodSource, goodSources, shelves } from '@domain/shop/shop'
import * as v from 'valibot'
import { onHandOf } from './counts'
import {
  goodsOf,
  type QuarterFound,
  type QuarterGood,
  quarterBefore,
  quarterBounds,
  quarterOf,
  type ShopQuarter,
  shopQuarters,
} from './quarter'
import { SETTLE_MINUTES } from './quarter-due'
import { FOREVER, foundIn, movesBetween, thanksIn } from './quarter-journal'

/** 一共能翻看最近几季，连同正在过的。 */
const QUARTERS = 13
/** 正在过的一季最多看几笔进出记录。 */
const MOVES_MOST = 500

/** 公示的一样：季初有几件，进、领走、报损、盘点差额各几件，季末几件。 */
export interface QuarterRow {
  readonly goodId: string
  readonly title: string
  readonly source: GoodSource
  readonly opening: number
  readonly received: number
  readonly out: number
  readonly writtenOff: number
  /** 盘点的差额：多是正，少是负。 */
  readonly adjusted: number
  readonly closing: number
}

/** 一种来源的货：进了、领走各几件，一共值多少，单位：分。 */
export interface SourceTotal {
  readonly source: GoodSource
  readonly received: number
  readonly receivedCents: number
  readonly out: number
  readonly outCents: number
}

export interface QuarterView {
  readonly shopId: string
  readonly shopName: string
  readonly quarter: string
  readonly from: string
  readonly to: string
  /** 还在过，数会变；过完照下来的不再变。 */
  readonly live: boolean
  readonly asOf: string
  readonly quarters: readonly string[]
  readonly rows: readonly QuarterRow[]
  readonly totals: readonly SourceTotal[]
  readonly thanks: readonly string[]
}

interface Span {
  readonly opening: readonly QuarterGood[]
  readonly closing: readonly QuarterGood[]
  readonly found: readonly QuarterFound[]
}

type Counted = QuarterRow & { readonly cents: number }

const none = { received: 0, out: 0, lost: 0 }

/** 两次照下来的差，就是这一段的进出；盘点的另列。 */
export function differencesBetween({ opening, closing, found }: Span): Counted[] {
  const first = new Map(opening.map((good) => [good.goodId, good]))
  const taken = new Map(found.map((one) => [one.goodId, one]))
  return closing.map((good) => {
    const { goodId, title, source, cents } = good
    const before = first.get(goodId) ?? none
    const { over, short } = taken.get(goodId) ?? { over: 0, short: 0 }
    return {
      ...{ goodId, title, source, cents, opening: onHandOf(before), closing: onHandOf(good) },
      ...{ received: good.received - before.received - over, out: good.out - before.out },
      ...{ writtenOff: good.lost - before.lost - short, adjusted: over - short },
    }
  })
}

const sum = (rows: readonly Counted[], of: (row: Counted) => number) =>
  rows.reduce((total, row) => total + of(row), 0)

/** 各来源的合计；值多少照季末（此刻）的价。 */
function totalsOf(rows: readonly Counted[]): SourceTotal[] {
  const sources = Object.keys(goodSources) as GoodSource[]
  return sources.map((source) => {
    const own = rows.filter((row) => row.source === source)
    return {
      ...{ source, received: sum(own, (r) => r.received), out: sum(own, (r) => r.out) },
      receivedCents: sum(own, (r) => r.received * r.cents),
      outCents: sum(own, (r) => r.out * r.cents),
    }
  })
}

const moved = (row: QuarterRow) =>
  row.opening !== 0 || row.closing !== 0 || row.received !== 0 || row.out !== 0

function present(rows: readonly Counted[]): Pick<QuarterView, 'rows' | 'totals'> {
  const shown = rows.filter(moved).sort((a, b) => a.title.localeCompare(b.title))
  return { rows: shown.map(({ cents: _, ...row }) => row), totals: totalsOf(rows) }
}

/** 正在过的一季：货架此刻的数，减上一季末的。 */
async function liveParts(
  ctx: Context,
  shopId: string,
  quarter: string,
  opening: readonly QuarterGood[],
) {
  const shelf = await ctx.store.get(shelves, shopId)
  if (!shelf) throw new AppError('NOT_FOUND', '没有找到这家超市，请返回重新打开。')
  const moves = await movesBetween(
    ctx,
    shopId,
    { from: quarterBounds(quarter).from, to: FOREVER },
    MOVES_MOST,
  )
  const rows = differencesBetween({ opening, closing: goodsOf(shelf), found: foundIn(moves) })
  const more = new Set(rows.filter((row) => row.received > 0).map(({ goodId }) => goodId))
  return { rows, shopName: shelf.shop.name, thanks: thanksIn(moves, shelf, (id) => more.has(id)) }
}

/** 收发公示：人人可看。过完的一季照季末的样子，正在过的算到此刻。 */
export const quarterNotice = query({
  door: 'anyone',
  input: v.strictObject({ shopId: Id, quarter: v.optional(v.pipe(v.string(), v.maxLength(6))) }),
  async run({ shopId, quarter: wanted }, ctx): Promise<QuarterView> {
    const closed = await ctx.store.list(shopQuarters, {
      where: { shopId },
      orderBy: '-quarter',
      limit: QUARTERS,
    })
    // 季末刚过、上一季还没有照下来的几分钟，还算在上一季里。
    const current = quarterOf(addMinutes(ctx.now, -SETTLE_MINUTES))
    const quarter = wanted ?? current
    const of = (name: string): ShopQuarter | undefined => closed.find((one) => one.quarter === name)
    const opening = of(quarterBefore(quarter))?.goods ?? []
    const own = of(quarter)
    if (!own && quarter !== current)
      throw new AppError('NOT_FOUND', '没有这一季的收发公示，请选列出来的一季。')
    const parts = own
      ? {
          rows: differencesBetween({ opening, closing: own.goods, found: own.found }),
          ...{ shopName: own.shopName, thanks: own.thanks },
        }
      : await liveParts(ctx, shopId, quarter, opening)
    const quarters = [...new Set([current, ...closed.map((one) => one.quarter)])]
    return {
      ...{ shopId, shopName: parts.shopName, quarter, ...quarterBounds(quarter) },
      ...{ live: !own, asOf: own ? quarterBounds(quarter).to : ctx.now, quarters },
      ...{ ...present(parts.rows), thanks: parts.thanks },
    }
  },
})
