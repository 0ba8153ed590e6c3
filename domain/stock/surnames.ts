import { appointments } from '@domain/account/account'
import type { Context } from '@domain/kernel/context'

/** 一个人最多看几段任职就够说出他姓什么。 */
const APPOINTMENTS = 10

/** 这几个账号各姓什么，一次读。没有任职的说不出。 */
export async function surnamesOf(
  ctx: Context,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(accountIds)]
  if (ids.length === 0) return new Map()
  const held = await ctx.store.list(appointments, {
    where: { accountId: { oneOf: ids } },
    limit: ids.length * APPOINTMENTS,
  })
  const surnames = new Map<string, string>()
  for (const { accountId, name } of held) {
    const [first] = [...ctx.vault.open<{ name: string }>(name).name]
    if (accountId && first) surnames.set(accountId, first)
  }
  return surnames
}
