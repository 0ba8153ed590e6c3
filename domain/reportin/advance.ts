import type { Actor } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { assertStep } from '@domain/kernel/flow'
import { addWorkdays, type Calendar } from '@domain/kernel/workdays'
import { type Event, record } from '@domain/ticket/ticket'
import { CONFIRM_WORKDAYS, nextReportAlarm, quietAt, reportAlarms } from './alarms'
import {
  isPostedIn,
  isReportedIn,
  type ReportIn,
  type ReportStatus,
  reportIns,
  reportStatuses,
} from './reportin'
import { type ReportStepName, reportSteps } from './steps'
import { tallyChange } from './tally'

/** 算好由别的字段决定的字段：三样统计、下一次过问的时刻。写入前都要经过它。 */
export function settle(one: ReportIn, now: string, calendar: Calendar): ReportIn {
  const quiet = quietAt(one)
  const counted = {
    ...one,
    isReported: isReportedIn(one),
    isPosted: isPostedIn(one),
    isActive: quiet !== null && now < quiet,
  }
  return { ...counted, wakeAt: nextReportAlarm(counted, calendar)?.at ?? null }
}

/** 换到某个状态：期限从此刻重新算，过问也从头来；离开岗位的状态就不再占着岗位。 */
function enter(one: ReportIn, status: ReportStatus, at: string, calendar: Calendar): ReportIn {
  if (one.status === status) return one
  const keeps = status === 'posted' || status === 'onDuty'
  return {
    ...one,
    ...{ status, enteredAt: at, rung: [] },
    dueAt: status === 'pending' ? addWorkdays(at, CONFIRM_WORKDAYS, calendar) : null,
    servicePost: keeps ? one.servicePost : null,
    pausedUntil: status === 'paused' ? one.pausedUntil : null,
  }
}

/** 刚报到的：等社区确认。 */
export function begun(
  draft: Omit<ReportIn, 'rev' | 'status' | 'dueAt' | 'wakeAt' | 'rung' | Computed>,
  now: string,
  calendar: Calendar,
): ReportIn {
  const dueAt = addWorkdays(now, CONFIRM_WORKDAYS, calendar)
  const flags = { isReported: false, isPosted: false, isActive: false }
  const fresh = { rev: 1, status: 'pending', dueAt, wakeAt: null, rung: [], ...flags } as const
  return settle({ ...draft, ...fresh }, now, calendar)
}
type Computed = 'isReported' | 'isPosted' | 'isActive'

export function assertMay(one: ReportIn, name: ReportStepName, actor: Actor, now: string): void {
  assertStep(reportSteps[name], one, actor, now, (status) => reportStatuses[status].label)
}

/** 走一步带来的：这一步叫什么、说的话、还改变什么、上班的日子。 */
export interface ReportMove {
  readonly name: ReportStepName
  readonly note: string | null
  readonly change?: Partial<ReportIn>
  readonly calendar: Calendar
}

/** 走一步：核对身份与状态，换状态，记经过。不能走时抛 FORBIDDEN 或 CONFLICT。 */
export function advance(ctx: Context, one: ReportIn, move: ReportMove): ReportIn {
  const { name, note, change, calendar } = move
  assertMay(one, name, ctx.actor, ctx.now)
  const event: Event = {
    ...{ step: name, at: ctx.now, by: ctx.actor.accountId ?? '', note },
    ...{ requestId: ctx.requestId, digest: ctx.bodyDigest },
  }
  const told = { ...record(one, event), ...change }
  return settle(
    enter(told, reportSteps[name].to ?? one.status, ctx.now, calendar),
    ctx.now,
    calendar,
  )
}

/** 到点过问一次。时刻取该过问的时刻：晚跑、跳着跑都一样；还没到点为空。 */
export function ringReport(one: ReportIn, now: string, calendar: Calendar) {
  const next = nextReportAlarm(one, calendar)
  if (!next || next.at > now) return null
  const { name, at } = next
  const { past, to } = reportAlarms[name]
  const event = { step: name, at, by: 'system', note: null, requestId: `${name}:${at}`, digest: '' }
  const told = past === null ? one : record(one, event)
  const rung = to ? told : { ...told, rung: name === 'quiet' ? told.rung : [...told.rung, name] }
  return { name, one: settle(enter(rung, to ?? one.status, at, calendar), now, calendar) }
}

/** 写下一份报到，各处的数跟着变。新的 `before` 为空。 */
export async function save(ctx: Context, before: ReportIn | null, after: ReportIn): Promise<void> {
  if (before) ctx.store.put(reportIns, after)
  else ctx.store.create(reportIns, after)
  await tallyChange(ctx, before, after)
}
