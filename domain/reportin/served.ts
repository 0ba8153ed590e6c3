import { calendarOf } from '@domain/kernel/calendar'
import type { Context } from '@domain/kernel/context'
import { type Event, record } from '@domain/ticket/ticket'
import { save, settle } from './advance'
import { reportsOf } from './find'
import { isReportedIn, type ReportIn } from './reportin'

/** 认了岗还没到岗的，第一次服务就算到岗。 */
function onDuty(one: ReportIn, at: string): ReportIn {
  if (one.status !== 'posted') return one
  const event: Event = { step: 'begin', at, by: 'system', note: null, requestId: at, digest: '' }
  return { ...record(one, event), status: 'onDuty', enteredAt: at }
}

/** 他服务了一次：记在还算数的每一份报到上，半年里都算活跃。没有报到的什么也不变。 */
export async function noteServed(ctx: Context, accountId: string, at: string): Promise<void> {
  const all = (await reportsOf(ctx, accountId)).filter(isReportedIn)
  if (all.length === 0) return
  const calendar = await calendarOf(ctx)
  for (const one of all) {
    if (one.servedAt !== null && one.servedAt >= at) continue
    await save(ctx, one, settle({ ...onDuty(one, at), servedAt: at }, ctx.now, calendar))
  }
}
