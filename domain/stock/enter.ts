import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { type Shelf, type ShelfItem, shelves } from '@domain/shop/shop'
import { shiftOf } from './counts'
import { writeMove } from './move'
import { itemIn } from './scope'
import { differenceOf, differencesIn, type Stocktake } from './stocktake'

/** 少掉的比没人订的还多：订了的人会领不到，先补齐再批。 */
function assertCovered({ free, face }: ShelfItem, difference: number): void {
  if (free + difference >= 0) return
  throw new AppError(
    'CONFLICT',
    `“${face.title}”少了 ${-difference} 件，没人订的只有 ${free} 件，批了就有人领不到；请社区先补进 ${-difference - free} 件，再来批。`,
  )
}

/**
 * 差额入账：一样一笔，编号取自（哪一次盘点，哪一样），批几遍都只入一回。
 * 货架在事务里读，读过以后有人兑换就从头再来。
 */
export async function enterDifferences(ctx: Context, one: Stocktake): Promise<void> {
  const { _id: stocktakeId, shopId } = one
  const shelf = (await ctx.store.pin(shelves, shopId)) as Shelf
  const add: Record<string, number> = {}
  for (const line of differencesIn(one)) {
    const { goodId, reason } = line
    const item = itemIn(shelf, goodId)
    const count = differenceOf(line)
    assertCovered(item, count)
    writeMove(ctx, item, {
      ...{ _id: ctx.vault.digest('stockMove', stocktakeId, goodId), shopId, goodId },
      ...{ kind: 'adjust', count, reason, stocktakeId },
    })
    Object.assign(add, shiftOf(goodId, count))
  }
  ctx.store.adjust(shelves, shopId, { add })
}
