import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { type Picture, wishes } from './wish'

/** 图片检查的回执。平台的结果可能早于工单写好，所以单独存。 */
export interface PictureReceipt {
  readonly _id: string
  readonly rev: number
  readonly ticketId: string | null
  readonly verdict: Picture['check']
}

export const pictureReceipts = collection<PictureReceipt>('pictureReceipts')

/** 这个人上传图片的文件夹；别人的文件不能拿来当自己的。 */
export function uploadFolder(ctx: Context): string {
  return `wish/${ctx.vault.digest('upload', me(ctx))}`
}

/** 送检并把回执记到这个心愿名下。平台不可用就请他稍后再发，或先不带图片。 */
export async function sendPicture(
  ctx: Context,
  fileId: string,
  ticketId: string,
  before: Picture | null,
): Promise<Picture> {
  if (before?.fileId === fileId) return before
  if (!fileId.includes(`/${uploadFolder(ctx)}/`))
    throw new AppError('INVALID', '图片没有传好，请重新选一张。')
  const traceId = await ctx.platform.checkPicture(fileId)
  if (traceId === null)
    throw new AppError(
      'UNAVAILABLE',
      '图片检查暂时没有回应，可以先去掉图片发出，或者过几分钟再试。',
    )
  const early = await ctx.store.get(pictureReceipts, traceId)
  if (early) ctx.store.put(pictureReceipts, { ...early, ticketId })
  else ctx.store.create(pictureReceipts, { _id: traceId, rev: 1, ticketId, verdict: 'waiting' })
  return { fileId, traceId, check: early?.verdict ?? 'waiting' }
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
    const picture = wish?.wish.picture
    if (wish && picture?.traceId === traceId)
      ctx.store.put(wishes, {
        ...wish,
        wish: { ...wish.wish, picture: { ...picture, check: verdict } },
      })
    return { settled: true }
  },
})
