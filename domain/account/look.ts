import type { Context } from '@domain/kernel/context'
import { me } from '@domain/kernel/guard'
import { looks } from './account'

/** 记下他看了这一张的个人信息；同一次请求重发，只记一次。 */
export async function noteLook(ctx: Context, ticketId: string): Promise<void> {
  const _id = ctx.vault.digest('look', me(ctx), ctx.requestId, ticketId)
  if (await ctx.store.get(looks, _id)) return
  ctx.store.create(looks, { _id, by: me(ctx), ticketId, at: ctx.now })
}
