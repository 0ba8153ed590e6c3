import type { Context } from '@domain/kernel/context'
import { Cursor, Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { stockMoves } from './move'
import { type MoveView, presentMove, presentShelf, type StockRow } from './present'
import { keepsStock, shelfToRead } from './scope'

/** 一页几笔。 */
const PAGE = 20

/** 一家超市的库存，该补的在前。 */
export interface StockView {
  readonly shopId: string
  readonly shopName: string
  readonly communityId: string
  /** 能不能进货、报损、盘点；街道和区里只看。 */
  readonly keeps: boolean
  readonly rows: readonly StockRow[]
}

/** 库存：每一样有几件、有人订了几件、还剩几件。一次调用。 */
export const shelf = query({
  door: 'consented',
  input: v.strictObject({ shopId: v.optional(Id) }),
  async run({ shopId }, ctx): Promise<StockView> {
    const found = await shelfToRead(ctx, shopId)
    const { name: shopName, communityId, within } = found.shop
    const keeps = keepsStock(ctx.actor, within)
    return {
      ...{ shopId: found._id, shopName, communityId, keeps },
      rows: await presentShelf(ctx, found),
    }
  },
})

export interface MovePage {
  readonly rows: readonly MoveView[]
  readonly next: string | null
}

async function pageOf(ctx: Context, shopId: string, goodId?: string, before?: string) {
  return ctx.store.list(stockMoves, {
    where: { shopId, ...(goodId && { goodId }), ...(before && { order: { below: before } }) },
    orderBy: '-order',
    limit: PAGE + 1,
  })
}

/** 进出记录，新的在前；可以只看一样。领走的在兑换单里。 */
export const moves = query({
  door: 'consented',
  input: v.strictObject({ shopId: Id, goodId: v.optional(Id), before: v.optional(Cursor) }),
  async run({ shopId, goodId, before }, ctx): Promise<MovePage> {
    await shelfToRead(ctx, shopId)
    const found = await pageOf(ctx, shopId, goodId, before)
    const rows = found.slice(0, PAGE).map(presentMove)
    return { rows, next: found.length > PAGE ? (rows.at(-1)?.order ?? null) : null }
  },
})
