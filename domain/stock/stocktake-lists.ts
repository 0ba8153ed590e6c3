import { areasOf } from '@domain/kernel/actor'
import { AppError } from '@domain/kernel/errors'
import { Cursor, Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { keepsStock, shelfToRead } from './scope'
import { differencesIn, type Stocktake, type StocktakeStatus, stocktakes } from './stocktake'
import { presentStocktake, type StocktakeView, visibleStocktake } from './stocktake-view'

/** 一页几次。 */
const PAGE = 20
/** 等批的最多先列几次。 */
const WAITING = 50

/** 盘点的一行。 */
export interface StocktakeCard {
  readonly id: string
  readonly shopName: string
  readonly status: StocktakeStatus
  /** 几样货、点了几样、几样对不上；还在点的时候不说几样对不上。 */
  readonly goods: number
  readonly counted: number
  readonly differences: number | null
  readonly at: string
  readonly order: string
}

function presentCard(one: Stocktake): StocktakeCard {
  const { _id: id, shopName, status, lines, order } = one
  const counted = lines.filter((line) => line.counted !== null).length
  const differences = status === 'counting' ? null : differencesIn(one).length
  const at = one.timeline[0]?.at ?? ''
  return { id, shopName, status, goods: lines.length, counted, differences, at, order }
}

interface StocktakePage {
  readonly shopId: string
  readonly shopName: string
  /** 归他来盘点。 */
  readonly keeps: boolean
  readonly rows: readonly StocktakeCard[]
  readonly next: string | null
}

/** 一家超市的盘点，新的在前。 */
export const stocktakesHere = query({
  door: 'consented',
  input: v.strictObject({ shopId: v.optional(Id), before: v.optional(Cursor) }),
  async run({ shopId: wanted, before }, ctx): Promise<StocktakePage> {
    const { _id: shopId, shop } = await shelfToRead(ctx, wanted)
    const found = await ctx.store.list(stocktakes, {
      where: { shopId, ...(before && { order: { below: before } }) },
      orderBy: '-order',
      limit: PAGE + 1,
    })
    const rows = found.slice(0, PAGE).map(presentCard)
    const next = found.length > PAGE ? (rows.at(-1)?.order ?? null) : null
    return { shopId, shopName: shop.name, keeps: keepsStock(ctx.actor, shop.within), rows, next }
  },
})

/** 等街道批的：他管的地方里，先交来的在前。 */
export const toApprove = query({
  door: 'consented',
  input: v.strictObject({}),
  async run(_, ctx): Promise<readonly StocktakeCard[]> {
    const places = areasOf(ctx.actor, ['street'])
    if (places.length === 0)
      throw new AppError('FORBIDDEN', '盘点的差额由街道来批，这里是街道的工作人员看的。')
    const found = await Promise.all(
      places.map((within) =>
        ctx.store.list(stocktakes, {
          where: { within, status: 'submitted' },
          orderBy: '-order',
          limit: WAITING,
        }),
      ),
    )
    return found.flat().map(presentCard).reverse()
  },
})

/** 一次盘点。 */
export const stocktake = query({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  run: async ({ id }, ctx): Promise<StocktakeView> =>
    presentStocktake(ctx, await visibleStocktake(ctx, id)),
})
