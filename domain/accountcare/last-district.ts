import { type Account, accounts, appointments } from '@domain/account/account'
import { suspensionOf } from '@domain/account/stop'
import { inForce } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'

/** 区里的人最多看多少位。 */
const DISTRICT_LIMIT = 100

export const LAST_DISTRICT =
  '这是全区最后一位区管理员，没有他就没有人管账号和导入。请先导入另一位，等他登记了手机号再来。'

/**
 * 除了这一位，还有哪一位区管理员在任、本人来过、没有停用；一位也没有为空。
 * 找到的那一位要原样写一次：两位同时停掉对方、同时注销，才不会一位也不剩。
 */
export async function anotherDistrict(ctx: Context, except: string): Promise<Account | null> {
  const held = await ctx.store.list(appointments, {
    where: { areaId: 'D', role: 'district' },
    limit: DISTRICT_LIMIT,
  })
  for (const one of held) {
    if (one.accountId === null || one.accountId === except || !inForce(one, ctx.now)) continue
    const account = await ctx.store.get(accounts, one.accountId)
    if (account && !account.moving && !suspensionOf(account, ctx.now)) return account
  }
  return null
}
