import { type Redemption, redemptions } from '@domain/shop/redemption'
import { type Shelf as ShopShelf, shelves } from '@domain/shop/shop'
import { type StockMove, stockMoves } from '@domain/stock/move'
import {
  type QuarterGood,
  quarterBefore,
  quarterBounds,
  quarterId,
  quarterOf,
  shopQuarters,
} from '@domain/stock/quarter'
import type { World } from './write-wish'

const of = <T>({ shelf }: World, name: string) =>
  (shelf.documents.get(name) ?? []) as unknown as T[]

const countOf = (list: readonly { readonly count: number }[]) =>
  list.reduce((total, { count }) => total + count, 0)

/** 到某一刻为止，一家超市各样进了、领走几件。 */
function goodsBy(world: World, { _id: shopId, items }: ShopShelf, to: string): QuarterGood[] {
  const moves = of<StockMove>(world, stockMoves.name).filter((m) => m.shopId === shopId)
  const lines = of<Redemption>(world, redemptions.name)
    .filter((one) => one.shopId === shopId && one.collectedAt !== null && one.collectedAt < to)
    .flatMap((one) => one.lines)
  return Object.entries(items).map(([goodId, { face }]) => {
    const { title, source, cents } = face
    const received = countOf(moves.filter((m) => m.goodId === goodId && m.at < to))
    const out = countOf(lines.filter((line) => line.goodId === goodId))
    return { goodId, title, source, cents, received, out, lost: 0 }
  })
}

/** 前两季的收发公示，季末照下来的；要在进货、兑换都写好以后。 */
export function closeQuarters(world: World): void {
  const last = quarterBefore(quarterOf(world.now))
  for (const shop of of<ShopShelf>(world, shelves.name))
    for (const quarter of [quarterBefore(last), last]) {
      const { from, to } = quarterBounds(quarter)
      const given = of<StockMove>(world, stockMoves.name)
        .filter((m) => m.shopId === shop._id && from <= m.at && m.at < to)
        .flatMap(({ sponsor }) => sponsor ?? [])
      world.shelf.add(shopQuarters, {
        ...{ _id: quarterId(shop._id, quarter), shopId: shop._id, within: shop.shop.within },
        ...{ shopName: shop.shop.name, quarter, at: to, goods: goodsBy(world, shop, to) },
        ...{ found: [], thanks: [...new Set(given)] },
      })
    }
}
