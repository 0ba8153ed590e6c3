import { ancestor } from '@domain/area/area'
import { dutyBox, tell } from '@domain/inbox/inbox'
import type { Context } from '@domain/kernel/context'
import type { Stocktake } from './stocktake'

type Reader = 'street' | 'shop'
type Say = (shopName: string, note: string) => string

/** 每件事告诉谁、说什么；没有列出的不用说。 */
const messages: Readonly<Record<string, Partial<Record<Reader, Say>>>> = {
  sign: { shop: (name) => `${name}点完了，请另一个人核对。` },
  recount: { shop: (name, note) => `${name}的盘点要重点一遍：${note}` },
  submitted: { street: (name) => `${name}盘点有差额，请看过缘由再批。` },
  remind: { street: (name) => `${name}盘点的差额还没有批，超市在等。` },
  approve: { shop: (name) => `${name}盘点的差额街道批了，已经入账。` },
  refuse: { shop: (name, note) => `${name}盘点的差额街道没有批，请重点一遍：${note}` },
}

/** 社区超市的岗位信箱：工作人员的，和柜台核销员的。 */
export const shopBoxes = (communityId: string) => [
  dutyBox('communityWorker', communityId),
  dutyBox('clerk', communityId),
]

/** 把消息写进同一个工作单元；都写给岗位，换了人后来的人也看得到。 */
export function announceStocktake(
  ctx: Context,
  event: string,
  { _id, shopName, communityId }: Stocktake,
  note: string | null = null,
): void {
  const boxes: Record<Reader, readonly string[]> = {
    street: [dutyBox('street', ancestor(communityId, 'street') ?? '')],
    shop: shopBoxes(communityId),
  }
  for (const [reader, say] of Object.entries(messages[event] ?? {}))
    for (const box of boxes[reader as Reader])
      tell(ctx, { about: 'stocktake', _id, no: '盘点' }, box, say(shopName, note ?? ''))
}
