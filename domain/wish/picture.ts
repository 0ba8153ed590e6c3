import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { type Picture, type PictureCheck, type Wish, wishes } from './wish'

/** 图片检查的回执。平台的结果可能早于工单写好，所以单独存。 */
export interface PictureReceipt {
  readonly _id: string
  readonly rev: number
  readonly ticketId: string | null
  readonly verdict: PictureCheck
}

export const pictureReceipts = collection<PictureReceipt>('pictureReceipts')

/** 这个人上传图片的文件夹；别人的文件不能拿来当自己的。 */
export function uploadFolder(ctx: Context): string {
  return `wish/${ctx.vault.digest('upload', me(ctx))}`
}

/** `cloud://环境/文件夹/文件名`：文件夹要整个对上，后面只能再有文件名。 */
const folderOf = (fileId: string) => fileId.split('/').slice(3, -1).join('/')

/** 把回执记到这个心愿名下；结果已经先到的，照那个结果。 */
async function keepReceipt(ctx: Context, traceId: string, ticketId: string) {
  const early = await ctx.store.get(pictureReceipts, traceId)
  if (early) ctx.store.put(pictureReceipts, { ...early, ticketId })
  else ctx.store.create(pictureReceipts, { _id: traceId, rev: 1, ticketId, verdict: 'waiting' })
  return early?.verdict ?? 'waiting'
}

/**
 * 送检，返回这几张的样子，次序照 `fileIds`；`before` 里送检过的不再送。
 * 平台不可用就请他稍后再发，或先不带图片。
 */
export async function sendPictures(
  ctx: Context,
  fileIds: readonly string[],
  ticketId: string,
  before: readonly Picture[],
): Promise<readonly Picture[]> {
  const fresh = fileIds.filter((fileId) => !before.some((p) => p.source === fileId))
  if (fresh.some((fileId) => folderOf(fileId) !== uploadFolder(ctx)))
    throw new AppError('INVALID', '照片没有传好，请重新选一张。')
  const answers = fresh.length > 0 ? await ctx.platform.checkPictures(fresh) : []
  if (answers === null)
    throw new AppError(
      'UNAVAILABLE',
      '照片检查暂时没有回应，可以先删掉照片发出，或者过几分钟再试。',
    )
  const sent = await Promise.all(
    answers.map(async (answer) => ({
      ...answer,
      check: await keepReceipt(ctx, answer.traceId, ticketId),
    })),
  )
  return fileIds.flatMap((fileId) => {
    const known = [...before, ...sent]
    return known.find((p) => p.source === fileId) ?? []
  })
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

/** 把结果记到心愿里的那一张上，许愿的或送达的；那一张已经换掉就什么也不变。 */
function settleIn(ctx: Context, wish: Wish, traceId: string, check: PictureCheck): void {
  const { pictures, deliveryPictures } = wish.wish
  if (![...pictures, ...deliveryPictures].some((p) => p.traceId === traceId)) return
  const judge = (list: readonly Picture[]) =>
    list.map((p) => (p.traceId === traceId ? { ...p, check } : p))
  const judged = { pictures: judge(pictures), deliveryPictures: judge(deliveryPictures) }
  ctx.store.put(wishes, { ...wish, wish: { ...wish.wish, ...judged } })
}

/**
 * 平台推来检查结果。只认送检过的回执；同一回执的结果只算第一次，
 * 图片已被换掉时不影响现在的图片。
 */
export const settlePicture = command({
  door: 'system',
  input: v.strictObject({ traceId: Id, verdict: v.picklist(['pass', 'risky']) }),
  async run({ traceId, verdict }, ctx): Promise<{ settled: boolean }> {
    const receipt = await ctx.store.get(pictureReceipts, traceId)
    if (receipt && receipt.verdict !== 'waiting') return { settled: false }
    if (!receipt) {
      ctx.store.create(pictureReceipts, { _id: traceId, rev: 1, ticketId: null, verdict })
      return { settled: true }
    }
    ctx.store.put(pictureReceipts, { ...receipt, verdict })
    const wish = receipt.ticketId ? await ctx.store.get(wishes, receipt.ticketId) : null
    if (wish) settleIn(ctx, wish, traceId, verdict)
    return { settled: true }
  },
})
