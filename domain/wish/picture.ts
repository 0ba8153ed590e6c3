import type { Context } from '@domain/kernel/context'
import { sendMedia } from './media'
import type { Media, Wish } from './wish'

/** 送检，返回这几张的样子，次序照 `fileIds`；`before` 里送检过的不再送。 */
export async function sendPictures(
  ctx: Context,
  fileIds: readonly string[],
  ticketId: string,
  before: readonly Media[],
): Promise<readonly Media[]> {
  const fresh = fileIds.filter((fileId) => !before.some((p) => p.source === fileId))
  const sent = await sendMedia(ctx, 'picture', fresh, ticketId)
  const known: readonly Media[] = [
    ...before,
    ...sent.map(({ source, fileId, traceId, check }) => ({ source, fileId, traceId, check })),
  ]
  return fileIds.flatMap((fileId) => known.find((p) => p.source === fileId) ?? [])
}

/** 送达时带上的图片送检，换掉上一次送达的。 */
export async function withDelivery(
  ctx: Context,
  wish: Wish,
  fileIds: readonly string[],
): Promise<Wish> {
  const deliveryPictures = await sendPictures(ctx, fileIds, wish._id, wish.wish.deliveryPictures)
  return { ...wish, wish: { ...wish.wish, deliveryPictures } }
}
