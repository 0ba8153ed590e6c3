import type { Context } from '@domain/kernel/context'
import { type Redemption, redemptions } from '@domain/shop/redemption'
import type { Shelf } from '@domain/shop/shop'
import { type StockMove, stockMoves } from './move'
import type { QuarterFound, QuarterGood } from './quarter'

/** 一次取几份；平台一次最多给 1000 份。 */
const BATCH = 500
/** 最多取几次：再多就不是一季的公示该数的了。 */
const BATCHES = 10

/** 最远的将来，比什么时刻都晚。 */
export const FOREVER = '9999'

/** ISO 时刻的前一毫秒：两头不含的条件，写成含起点。 */
export const justBefore = (iso: string) => new Date(Date.parse(iso) - 1).toISOString()

/** 一家超市一段时间（含起点，不含终点）的进出记录，先发生的在前。 */
export async function movesBetween(
  ctx: Context,
  shopId: string,
  { from, to }: { readonly from: string; readonly to: string },
  most = BATCH * BATCHES,
): Promise<StockMove[]> {
  const found: StockMove[] = []
  // `order` 以时刻开头，波浪号排在字母数字后面，所以从起点那一刻起的都在内。
  for (let upTo = to; found.length < most; ) {
    const limit = Math.min(BATCH, most - found.length)
    const batch = await ctx.store.list(stockMoves, {
      where: { shopId, order: { above: from, below: upTo } },
      orderBy: '-order',
      limit,
    })
    found.push(...batch)
    if (batch.length < limit) break
    upTo = batch.at(-1)?.order ?? from
  }
  return found.reverse()
}

/** 一家超市从某一刻起（含）领走的兑换单。 */
export async function collectedSince(
  ctx: Context,
  shopId: string,
  from: string,
  most = BATCH * BATCHES,
): Promise<Redemption[]> {
  const found = new Map<string, Redemption>()
  for (let after = justBefore(from); found.size < most; ) {
    const limit = Math.min(BATCH, most - found.size)
    const batch = await ctx.store.list(redemptions, {
      where: { shopId, collectedAt: { above: after } },
      orderBy: 'collectedAt',
      limit,
    })
    for (const one of batch) found.set(one._id, one)
    if (batch.length < limit) break
    after = justBefore(batch.at(-1)?.collectedAt ?? after)
  }
  return [...found.values()]
}

/** 盘点多出、少掉的，一样一行。 */
export function foundIn(moves: readonly StockMove[]): QuarterFound[] {
  const found = new Map<string, QuarterFound>()
  for (const { kind, goodId, count } of moves) {
    if (kind !== 'adjust') continue
    const { over, short } = found.get(goodId) ?? { over: 0, short: 0 }
    found.set(goodId, {
      goodId,
      over: over + Math.max(0, count),
      short: short + Math.max(0, -count),
    })
  }
  return [...found.values()]
}

/**
 * 这一段捐过货的。进货时写了是谁的照写的；没有进货记录、数却多了的，照货上写的。
 */
export function thanksIn(
  moves: readonly StockMove[],
  { items }: Shelf,
  isMore: (goodId: string) => boolean,
): string[] {
  const received = moves.filter(({ kind }) => kind === 'receive')
  const named = received.flatMap(({ sponsor }) => sponsor ?? [])
  const known = new Set(received.map(({ goodId }) => goodId))
  const others = Object.entries(items).flatMap(([goodId, { face }]) =>
    face.source === 'donated' && face.sponsor && !known.has(goodId) && isMore(goodId)
      ? [face.sponsor]
      : [],
  )
  return [...new Set([...named, ...others])]
}

/** 从货架此刻的数里，去掉 `later` 这些后来的，就是那一刻的样子。 */
export function without(
  goods: readonly QuarterGood[],
  later: { readonly moves: readonly StockMove[]; readonly collected: readonly Redemption[] },
): QuarterGood[] {
  const sum = (goodId: string, of: (count: number) => number) =>
    later.moves.reduce((total, m) => (m.goodId === goodId ? total + of(m.count) : total), 0)
  const gone = (goodId: string) =>
    later.collected
      .flatMap(({ lines }) => lines)
      .reduce((total, line) => (line.goodId === goodId ? total + line.count : total), 0)
  return goods.map((good) => ({
    ...good,
    received: good.received - sum(good.goodId, (count) => Math.max(0, count)),
    lost: good.lost - sum(good.goodId, (count) => Math.max(0, -count)),
    out: good.out - gone(good.goodId),
  }))
}
