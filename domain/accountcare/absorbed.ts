import { accounts } from '@domain/account/account'
import type { Context } from '@domain/kernel/context'

/** 一个人最多并过几个账号。 */
const MERGED_LIMIT = 20

/** 先前并进这个账号的编号：时间线一类写着当时是谁的地方，还是它们。 */
export async function absorbedBy(ctx: Context, id: string): Promise<string[]> {
  const where = { mergedInto: id }
  const found = await ctx.store.list(accounts, { where, limit: MERGED_LIMIT })
  return found.map(({ _id }) => _id)
}
