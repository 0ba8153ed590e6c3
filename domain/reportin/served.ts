import { calendarOf } from '@domain/kernel/calendar'
import type { Context } from '@domain/kernel/context'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { services } from '@domain/service/service'
import { type Event, record } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { save, settle } from './advance'
import { reportsOf } from './find'
import { isReportedIn, type ReportIn } from './reportin'

/** 一次定时任务最多跟上几次服务；余下的等下一次。 */
const BATCH = 50

/** 认了岗还没到岗的，第一次服务就算到岗。 */
function onDuty(one: ReportIn, at: string): ReportIn {
  if (one.status !== 'posted') return one
  const event: Event = { step: 'begin', at, by: 'system', note: null, requestId: at, digest: '' }
  return { ...record(one, event), status: 'onDuty', enteredAt: at }
}

/** 他服务了一次：记在还算数的每一份报到上，半年里都算活跃。没有报到的什么也不变。 */
async function noteServed(ctx: Context, accountId: string, at: string): Promise<void> {
  const all = (await reportsOf(ctx, accountId)).filter(isReportedIn)
  if (all.length === 0) return
  const calendar = await calendarOf(ctx)
  for (const one of all) {
    if (one.servedAt !== null && one.servedAt >= at) continue
    await save(ctx, one, settle({ ...onDuty(one, at), servedAt: at }, ctx.now, calendar))
  }
}

/** 做完了、报到还没跟上的服务。 */
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

/** 跟上一次服务：和“跟上了”写在一起，跑几遍都只跟一回。 */
export const followService = command({
  door: 'system',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ followed: boolean }> {
    const service = await ctx.store.get(services, id)
    if (!service || service.followed) return { followed: false }
    await noteServed(ctx, service.accountId, service.at)
    ctx.store.put(services, { ...service, followed: true })
    return { followed: true }
  },
})
