import { collection } from '@domain/kernel/collection'
import type { Context, MediaKind, SentMedia } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { type CheckState, type Media, type Wish, type WishPart, wishes } from './wish'

/** 检查的回执，照片和语音同一个办法。平台的结果可能早于工单写好，所以单独存。 */
export interface MediaReceipt {
  readonly _id: string
  readonly rev: number
  /** 送检的那张工单，或者那一样货。 */
  readonly ticketId: string | null
  readonly verdict: CheckState
}

export const mediaReceipts = collection<MediaReceipt>('mediaReceipts')

/** 这个人上传照片和语音的文件夹；别人的文件不能拿来当自己的。 */
export function uploadFolder(ctx: Context): string {
  return `wish/${ctx.vault.digest('upload', me(ctx))}`
}

/** `cloud://环境/文件夹/文件名`：文件夹要整个对上，后面只能再有文件名。 */
const folderOf = (fileId: string) => fileId.split('/').slice(3, -1).join('/')

const refusals: Readonly<Record<MediaKind, { readonly foreign: string; readonly silent: string }>> =
  {
    picture: {
      foreign: '照片没有传好，请重新选一张。',
      silent: '照片检查暂时没有回应，可以先删掉照片发出，或者过几分钟再试。',
    },
    voice: {
      foreign: '语音没有传好，请重新说一遍。',
      silent: '语音检查暂时没有回应，可以先打字发出，或者过几分钟再试。',
    },
  }

/** 把回执记到这个心愿名下；结果已经先到的，照那个结果。 */
async function keepReceipt(ctx: Context, traceId: string, ticketId: string): Promise<CheckState> {
  const early = await ctx.store.get(mediaReceipts, traceId)
  if (early) ctx.store.put(mediaReceipts, { ...early, ticketId })
  else ctx.store.create(mediaReceipts, { _id: traceId, rev: 1, ticketId, verdict: 'waiting' })
  return early?.verdict ?? 'waiting'
}

/** 刚送检的一份，连同大小。 */
export type FreshMedia = SentMedia & Pick<Media, 'check'>

/** 传上来的几份另存、送检，次序照 `fileIds`。别人的文件不收；平台不可用就请他稍后再发。 */
export async function sendMedia(
  ctx: Context,
  kind: MediaKind,
  fileIds: readonly string[],
  ticketId: string,
): Promise<readonly FreshMedia[]> {
  if (fileIds.length === 0) return []
  if (fileIds.some((fileId) => folderOf(fileId) !== uploadFolder(ctx)))
    throw new AppError('INVALID', refusals[kind].foreign)
  const answers = await ctx.platform.checkMedia(kind, fileIds)
  if (answers === null) throw new AppError('UNAVAILABLE', refusals[kind].silent)
  return Promise.all(
    answers.map(async (answer) => ({
      ...answer,
      check: await keepReceipt(ctx, answer.traceId, ticketId),
    })),
  )
}

/** 这个心愿里送检过的每一份。 */
export const mediaOf = ({ pictures, deliveryPictures, voice }: WishPart): readonly Media[] => [
  ...pictures,
  ...deliveryPictures,
  ...(voice ? [voice] : []),
]

/** 把结果记到心愿里的那一份上；那一份已经换掉就什么也不变。 */
export function settleIn(ctx: Context, wish: Wish, traceId: string, check: CheckState): void {
  const { pictures, deliveryPictures, voice } = wish.wish
  if (!mediaOf(wish.wish).some((one) => one.traceId === traceId)) return
  const judge = <M extends Media>(one: M): M => (one.traceId === traceId ? { ...one, check } : one)
  const judged = {
    pictures: pictures.map(judge),
    deliveryPictures: deliveryPictures.map(judge),
    voice: voice && judge(voice),
  }
  ctx.store.put(wishes, { ...wish, wish: { ...wish.wish, ...judged } })
}
