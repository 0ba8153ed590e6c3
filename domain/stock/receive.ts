import { checkedText } from '@domain/kernel/guard'
import { command } from '@domain/kernel/useCase'
import { shelves } from '@domain/shop/shop'
import { shiftOf } from './counts'
import { ReceiveForm } from './form'
import { movedBefore, moveIdOf, writeMove } from './move'
import { type MoveView, presentMove } from './present'
import { assertKeeps, itemIn, shelfToRead } from './scope'

/** 进货：记一笔，架上跟着加。同一次提交发几遍都只加一回。 */
export const receive = command({
  door: 'consented',
  input: ReceiveForm,
  async run({ shopId, goodId, count, sponsor, note }, ctx): Promise<MoveView> {
    const shelf = await shelfToRead(ctx, shopId)
    assertKeeps(ctx, shelf)
    const before = await movedBefore(ctx)
    if (before) return presentMove(before)
    const item = itemIn(shelf, goodId)
    const donated = item.face.source === 'donated' && sponsor !== null
    // 捐赠方会写进公示，人人看得到。
    if (donated) await checkedText(ctx, sponsor)
    const move = writeMove(ctx, item, {
      ...{ _id: moveIdOf(ctx), shopId, goodId, kind: 'receive', count, reason: note },
      ...(donated ? { sponsor } : {}),
    })
    ctx.store.adjust(shelves, shopId, { add: shiftOf(goodId, count) })
    return presentMove(move)
  },
})
