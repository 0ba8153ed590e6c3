import { leaveQueue } from '@domain/shop/queue'
import { livePlaces, type QueuePlace, queuePlaceId, queuePlaces } from '@domain/shop/queue-place'
import type { Rule } from './references'
import { replaced } from './replace'
import { drop, write } from './rules'

/** 注销：从队伍里去掉，给他留着的放回架上。 */
export const endPlace: Rule = async (ctx, line, place: QueuePlace, move) => {
  if (livePlaces.includes(place.status)) await leaveQueue(ctx, place)
  return drop(ctx, line, place, move)
}

/** 合并：排队的跟过来，还是原来的先后；留下的账号自己也排过这一样的，只留他自己的那一份。 */
export const joinPlace: Rule = async (ctx, line, place: QueuePlace, move) => {
  const { shopId, goodId } = place
  const _id = queuePlaceId(ctx.vault, move.to, shopId, goodId)
  if (await ctx.store.get(queuePlaces, _id)) return endPlace(ctx, line, place, move)
  return write(ctx, line, place, { ...replaced(place, move), _id, rev: 1 })
}
