import type { Context } from '@domain/kernel/context'
import type { CheckState } from '@domain/wish/wish'
import { goods } from './good'

/** 照片的检查结果记到写的那一版上；照片已经换掉的什么也不变。 */
export async function settleGood(
  ctx: Context,
  id: string,
  traceId: string,
  check: CheckState,
): Promise<void> {
  const good = await ctx.store.get(goods, id)
  const picture = good?.draft.picture
  if (!good || picture?.traceId !== traceId) return
  ctx.store.put(goods, { ...good, draft: { ...good.draft, picture: { ...picture, check } } })
}
