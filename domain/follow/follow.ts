import { type Account, accounts } from '@domain/account/account'
import type { Context } from '@domain/kernel/context'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { award } from '@domain/points/award'
import { earningOf } from '@domain/points/earning'
import { noteServed } from '@domain/reportin/served'
import { type Service, services } from '@domain/service/service'
import * as v from 'valibot'

/** 一次定时任务最多跟上几次服务；余下的等下一次。 */
const BATCH = 50

/** 做完了、报到和积分还没跟上的服务。 */
export const dueServices = command({
  door: 'system',
  input: v.strictObject({}),
  async run(_, ctx): Promise<string[]> {
    const due = await ctx.store.list(services, {
      where: { followed: false },
      orderBy: 'at',
      limit: BATCH,
    })
    return due.map(({ _id }) => _id)
  },
})

/** 是谁做的：做完以后并到别的账号里了，就是那一个；没有账号了为空。 */
async function doerOf(ctx: Context, { accountId }: Service): Promise<Account | null> {
  const account = await ctx.store.get(accounts, accountId)
  return account?.mergedInto ? ctx.store.get(accounts, account.mergedInto) : account
}

/**
 * 跟上一次服务：和“跟上了”写在一起，跑几遍都只跟一回。
 * 正在合并、注销的先不跟，等做完了再来，免得分记在正要收走的账户上。
 */
export const followService = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ followed: boolean }> {
    const service = await ctx.store.get(services, id)
    if (!service || service.followed) return { followed: false }
    const doer = await doerOf(ctx, service)
    if (doer?.moving) return { followed: false }
    const accountId = doer?._id ?? service.accountId
    await noteServed(ctx, accountId, service.at)
    const earning = earningOf({ ...service, accountId })
    if (earning) await award(ctx, earning)
    ctx.store.put(services, { ...service, followed: true })
    return { followed: true }
  },
})
