import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { noteService } from '@domain/service/service'
import { type CheckIn, checkIns } from './checkin'
import { minutesOf } from './minutes'
import { type Occasion, takesSignOut } from './occasion'

/** 记下几点走的、算几分钟，并告诉别处这一次服务做完了。返回写好的那一份。 */
export async function settleOut(
  ctx: Context,
  one: CheckIn,
  out: Pick<CheckIn, 'outBy' | 'backfill'> & { readonly outAt: string },
): Promise<CheckIn> {
  const minutes = await minutesOf(ctx, one, out.outAt)
  const settled: CheckIn = { ...one, ...out, minutes, awaiting: false }
  ctx.store.put(checkIns, settled)
  await noteService(ctx, {
    ...{ kind: 'checkIn', cause: one._id, accountId: one.accountId, at: one.inAt },
    ...{ minutes, backfilled: out.backfill !== null },
    ...{ communityId: one.communityId, title: one.title, wishKind: null },
  })
  return settled
}

/**
 * 签退。`by` 是替他签退的社区工作人员，自己签的为空；时间最多算到这一场结束。
 * 签过退的照原样返回；过了时候抛 CONFLICT。
 */
export async function leave(
  ctx: Context,
  one: CheckIn,
  occasion: Occasion | null,
  by: string | null,
): Promise<CheckIn> {
  if (one.outAt !== null) return one
  if (!occasion || !takesSignOut(occasion, ctx.now))
    throw new AppError('CONFLICT', '签退的时间过了，请社区的人照实补记，另一位同事核对。')
  const outAt = ctx.now < occasion.to ? ctx.now : occasion.to
  return settleOut(ctx, one, { outAt, outBy: by, backfill: null })
}
