import { holds } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { command } from '@domain/kernel/useCase'
import { type Shelf, type ShelfItem, shelves } from '@domain/shop/shop'
import { heldOf, onHandOf, shiftOf } from './counts'
import { WriteOffForm } from './form'
import { movedBefore, moveIdOf, writeMove } from './move'
import { type MoveView, presentMove } from './present'
import { assertKeeps, itemIn, shelfToRead } from './scope'

/** 超过这么多件，或超过架上的百分之几，要社区书记来报。 */
export const PIECES_BY_CLERK = 20
export const PERCENT_BY_CLERK = 10

/** 要书记来报的：多于 20 件，或多于架上的 10%。 */
export const needsSecretary = (item: Pick<ShelfItem, 'received' | 'out' | 'lost'>, count: number) =>
  count > PIECES_BY_CLERK || count * 100 > onHandOf(item) * PERCENT_BY_CLERK

/** 只能报没人订的；订了的给人家留着。 */
export function assertFree(item: ShelfItem, count: number): void {
  if (count <= item.free) return
  const held = heldOf(item)
  const kept = held > 0 ? `另有 ${held} 件有人订了，要给人家留着` : '架上没有更多了'
  throw new AppError('LIMIT', `“${item.face.title}”没人订的只有 ${item.free} 件，${kept}。`)
}

function assertRank(ctx: Context, { shop }: Shelf, item: ShelfItem, count: number): void {
  if (!needsSecretary(item, count)) return
  if (holds(ctx.actor, ['communitySecretary'], shop.within)) return
  throw new AppError(
    'FORBIDDEN',
    `一次报损超过 ${PIECES_BY_CLERK} 件、或超过架上的 ${PERCENT_BY_CLERK}%，由社区书记来报。`,
  )
}

/**
 * 报损：记一笔，架上跟着减。货架在事务里读，读过以后有人兑换就从头再来，
 * 所以报不到别人订了的货。
 */
export const writeOff = command({
  door: 'consented',
  input: WriteOffForm,
  async run({ shopId, goodId, count, reason }, ctx): Promise<MoveView> {
    assertKeeps(ctx, await shelfToRead(ctx, shopId))
    const before = await movedBefore(ctx)
    if (before) return presentMove(before)
    const shelf = (await ctx.store.pin(shelves, shopId)) as Shelf
    const item = itemIn(shelf, goodId)
    assertFree(item, count)
    assertRank(ctx, shelf, item, count)
    const move = writeMove(ctx, item, {
      ...{ _id: moveIdOf(ctx), shopId, goodId, kind: 'writeOff', count: -count, reason },
    })
    ctx.store.adjust(shelves, shopId, { add: shiftOf(goodId, -count) })
    return presentMove(move)
  },
})
