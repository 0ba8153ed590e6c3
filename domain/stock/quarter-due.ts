import type { Context } from '@domain/kernel/context'
import { addMinutes } from '@domain/kernel/date'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { bookCursors } from '@domain/points/books'
import { type Shelf, shelves } from '@domain/shop/shop'
import * as v from 'valibot'
import {
  goodsOf,
  quarterBefore,
  quarterBounds,
  quarterId,
  quarterOf,
  shopQuarters,
} from './quarter'
import {
  collectedSince,
  FOREVER,
  foundIn,
  movesBetween,
  thanksIn,
  without,
} from './quarter-journal'

/** 季末过了这么久才照，分钟：递错的一分钟里还能撤回，写着一半的也都写完了。 */
export const SETTLE_MINUTES = 3
/** 全区最多几家超市。 */
const SHOPS_LIMIT = 99
const CURSOR = 'quarters'

/** 该照下来的一季：刚过去的那一季。 */
const closingQuarter = (now: string) => quarterBefore(quarterOf(addMinutes(now, -SETTLE_MINUTES)))

/** 上一季还没有照下来的超市；都照过了记一笔，这一季里不再来问。 */
export const dueQuarters = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const quarter = closingQuarter(ctx.now)
    const cursor = await ctx.store.get(bookCursors, CURSOR)
    if (cursor?.upTo === quarter) return []
    const [all, closed] = await Promise.all([
      ctx.store.list(shelves, { where: { 'shop.within': 'D' }, limit: SHOPS_LIMIT }),
      ctx.store.list(shopQuarters, { where: { quarter }, limit: SHOPS_LIMIT }),
    ])
    const done = new Set(closed.map(({ shopId }) => shopId))
    const waiting = all.filter(({ _id }) => !done.has(_id)).map(({ _id }) => _id)
    if (waiting.length > 0) return waiting
    const moved = { upTo: quarter, count: closed.length }
    if (cursor) ctx.store.put(bookCursors, { ...cursor, ...moved })
    else ctx.store.create(bookCursors, { _id: CURSOR, rev: 1, ...moved })
    return []
  },
})

const look = async (ctx: Context, id: string): Promise<Shelf | undefined> =>
  (await ctx.store.list(shelves, { where: { _id: id }, limit: 1 }))[0]

const countsIn = (shelf: Shelf) => JSON.stringify(goodsOf(shelf))

/**
 * 照下一家超市上一季末的样子：货架此刻的数，去掉季末以后的进出。
 * 前后各看一遍货架，中间有人进出就下一次再照；照过的不再照。
 */
export const closeQuarter = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ closed: boolean }> {
    const quarter = closingQuarter(ctx.now)
    const _id = quarterId(id, quarter)
    const shelf = await look(ctx, id)
    if (!shelf || (await ctx.store.get(shopQuarters, _id))) return { closed: false }
    const { from, to } = quarterBounds(quarter)
    const moves = await movesBetween(ctx, id, { from: to, to: FOREVER })
    const collected = await collectedSince(ctx, id, to)
    const again = await look(ctx, id)
    if (!again || countsIn(again) !== countsIn(shelf)) return { closed: false }
    const goods = without(goodsOf(shelf), { moves, collected })
    const during = await movesBetween(ctx, id, { from, to })
    const before = await ctx.store.get(shopQuarters, quarterId(id, quarterBefore(quarter)))
    const had = new Map(before?.goods.map(({ goodId, received }) => [goodId, received]))
    const isMore = (goodId: string) =>
      (goods.find((good) => good.goodId === goodId)?.received ?? 0) > (had.get(goodId) ?? 0)
    ctx.store.create(shopQuarters, {
      ...{ _id, shopId: id, within: shelf.shop.within, shopName: shelf.shop.name, quarter },
      ...{ at: ctx.now, goods, found: foundIn(during), thanks: thanksIn(during, shelf, isMore) },
    })
    return { closed: true }
  },
})
