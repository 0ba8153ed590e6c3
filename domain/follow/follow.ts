import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { award } from '@domain/points/award'
import { earningOf } from '@domain/points/earning'
import { ownerOf } from '@domain/points/holder'
import { noteServed } from '@domain/reportin/served'
import { services } from '@domain/service/service'
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
    const owner = await ownerOf(ctx, service.accountId)
    if (owner?.moving) return { followed: false }
    const accountId = owner?.id ?? service.accountId
    await noteServed(ctx, accountId, service.at)
    const earning = earningOf({ ...service, accountId })
    if (earning) await award(ctx, earning)
    ctx.store.put(services, { ...service, followed: true })
    return { followed: true }
  },
})
