import { tellOnDuty } from '@domain/appointment/duty'
import type { Context } from '@domain/kernel/context'
import type { Wish } from './wish'

/**
 * 刚刚有了要送的回音纸条，告诉这个网格今天值班的人：A 岗请假就是代班的。
 * 替许愿人收消息的人、正在办的人已经知道，不再说一遍。
 */
export async function announcePaper(ctx: Context, wish: Wish, before: Wish): Promise<void> {
  if (!wish.paperDue || before.paperDue) return
  const once = { ...ctx, requestId: `${ctx.requestId}-paper` }
  const { grid, building } = wish.place
  const text = `${grid}${building ? ` ${building}` : ''}${wish.wish.calledName}的心愿有了回音，请送一张回音纸条。`
  const known = [ctx.actor.accountId, wish.proxyId, wish.handlerId]
  await tellOnDuty(once, { id: wish._id, no: wish.no }, wish.place.areaId, text, known)
}
