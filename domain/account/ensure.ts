import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { type Account, accounts } from './account'

/** 办事人的账号文档；没有同意过隐私指引就没有账号。 */
export async function myAccount(ctx: Context): Promise<Account> {
  const account = await ctx.store.get(accounts, me(ctx))
  if (!account) throw new AppError('CONSENT', '请先看过并同意隐私保护指引，再继续。')
  return account
}
