import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { shelves } from '@domain/shop/shop'
import { alreadyDone, orderOf } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { advance, assertMay, check as checkOff, noted } from './advance'
import { onHandOf } from './counts'
import { COUNT_MOST } from './form'
import { assertKeeps, itemIn, shelfToRead } from './scope'
import { plainStocktakeSteps } from './steps'
import { openStatuses, type Stocktake, stocktakes } from './stocktake'
import { presentStocktake, type StocktakeView, visibleStocktake } from './stocktake-view'

const done = (ctx: Context, one: Stocktake) =>
  alreadyDone(one, ctx.requestId, ctx.bodyDigest, '盘点')

/** 开一次盘点。还有没盘完的就是那一次；架上什么也没有、也没摆出来的不用点。 */
export const beginStocktake = command({
  door: 'consented',
  input: v.strictObject({ shopId: Id }),
  async run({ shopId }, ctx): Promise<StocktakeView> {
    const shelf = await shelfToRead(ctx, shopId)
    assertKeeps(ctx, shelf)
    const [last] = await ctx.store.list(stocktakes, {
      where: { shopId },
      orderBy: '-order',
      limit: 1,
    })
    if (last && openStatuses.includes(last.status)) return presentStocktake(ctx, last)
    const sequence = (last?.sequence ?? 0) + 1
    const _id = ctx.vault.digest('stocktake', shopId, String(sequence))
    const goods = Object.entries(shelf.items).filter(([, one]) => one.on || onHandOf(one) > 0)
    if (goods.length === 0) throw new AppError('INVALID', '货架上还没有货，不用盘点。')
    const { name: shopName, communityId, within } = shelf.shop
    const opened: Stocktake = {
      ...{ _id, rev: 1, shopId, shopName, communityId, within, sequence, status: 'counting' },
      lines: goods
        .map(([goodId, { face }]) => ({ goodId, title: face.title, counted: null }))
        .map((line) => ({ ...line, book: null, reason: null })),
      ...{ countedBy: me(ctx), checkedBy: null, wakeAt: null, timeline: [] },
      order: orderOf(ctx.now, _id),
    }
    const begun = noted(ctx, opened, 'begin')
    ctx.store.create(stocktakes, begun)
    return presentStocktake(ctx, begun)
  },
})

/** 点一样：数出几件；账上的件数取这一刻的，点的人看不到。改了再点，以后一次为准。 */
export const count = command({
  door: 'consented',
  input: v.strictObject({
    id: Id,
    goodId: Id,
    counted: v.pipe(
      v.number('请填写数出几件，没有就写 0。'),
      v.integer('件数要是整数。'),
      v.minValue(0, '件数不能是负的。'),
      v.maxValue(COUNT_MOST, `一样最多 ${COUNT_MOST} 件。`),
    ),
  }),
  async run({ id, goodId, counted }, ctx): Promise<StocktakeView> {
    const one = await visibleStocktake(ctx, id)
    assertMay(ctx, one, 'count')
    const shelf = await ctx.store.get(shelves, one.shopId)
    if (!shelf || !one.lines.some((line) => line.goodId === goodId))
      throw new AppError('NOT_FOUND', '这一次盘点里没有这一样，请返回重新打开。')
    const book = onHandOf(itemIn(shelf, goodId))
    const lines = one.lines.map((line) =>
      line.goodId === goodId ? { ...line, counted, book } : line,
    )
    // 重点的时候谁先点，这一次就归谁。
    const taken = one.countedBy === null ? noted(ctx, one, 'count') : one
    const after = { ...taken, lines, countedBy: me(ctx) }
    ctx.store.put(stocktakes, after)
    return presentStocktake(ctx, after)
  },
})

/** 走一步：签字、重点、批、不批、不盘了。重发的照原样返回。 */
export const stepStocktake = command({
  door: 'consented',
  input: v.strictObject({
    id: Id,
    name: v.picklist(plainStocktakeSteps),
    note: v.nullable(Words('缘由', 2, 100)),
  }),
  async run({ id, name, note }, ctx): Promise<StocktakeView> {
    const one = await visibleStocktake(ctx, id)
    if (done(ctx, one)) return presentStocktake(ctx, one)
    return presentStocktake(ctx, await advance(ctx, one, name, note))
  },
})

/** 第二个人核对过了，签字；对不上的每一样写缘由。 */
export const check = command({
  door: 'consented',
  input: v.strictObject({
    id: Id,
    reasons: v.pipe(
      v.array(v.strictObject({ goodId: Id, reason: Words('缘由', 2, 60) })),
      v.maxLength(200),
    ),
  }),
  async run({ id, reasons }, ctx): Promise<StocktakeView> {
    const one = await visibleStocktake(ctx, id)
    if (done(ctx, one)) return presentStocktake(ctx, one)
    const said = new Map(reasons.map(({ goodId, reason }) => [goodId, reason]))
    return presentStocktake(ctx, checkOff(ctx, one, said))
  },
})
