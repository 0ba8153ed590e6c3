import { arrangeShop, goodsKept, keptGood } from './keep'
import { reviewGood, shelveGood } from './review'
import { rewriteGood, writeGood } from './write'

export const goodsUseCases = {
  ...{ goodsKept, keptGood, arrangeShop },
  ...{ writeGood, rewriteGood, reviewGood, shelveGood },
}
export type GoodsUseCases = typeof goodsUseCases
