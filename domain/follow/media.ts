import { settleGood } from '@domain/goods/media'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { mediaReceipts, settleIn } from '@domain/wish/media'
import { wishes } from '@domain/wish/wish'
import * as v from 'valibot'

/**
 * 平台推来检查结果。只认送检过的回执；同一回执的结果只算第一次，
 * 照片、语音已被换掉时不影响现在的。
 */
export const settleMedia = command({
  door: 'system',
  input: v.strictObject({ traceId: Id, verdict: v.picklist(['pass', 'risky']) }),
  async run({ traceId, verdict }, ctx): Promise<{ settled: boolean }> {
    const receipt = await ctx.store.get(mediaReceipts, traceId)
    if (receipt && receipt.verdict !== 'waiting') return { settled: false }
    if (!receipt) {
      ctx.store.create(mediaReceipts, { _id: traceId, rev: 1, ticketId: null, verdict })
      return { settled: true }
    }
    ctx.store.put(mediaReceipts, { ...receipt, verdict })
    if (receipt.ticketId === null) return { settled: true }
    const wish = await ctx.store.get(wishes, receipt.ticketId)
    if (wish) settleIn(ctx, wish, traceId, verdict)
    else await settleGood(ctx, receipt.ticketId, traceId, verdict)
    return { settled: true }
  },
})
