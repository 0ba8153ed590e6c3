import type { Actor } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { assertStep } from '@domain/kernel/flow'
import type { Calendar } from '@domain/kernel/workdays'
import { type Event, record } from '@domain/ticket/ticket'
import { confirmBy, nextReportInAlarm, type ReportInAlarm } from './alarms'
import { type ReportInStatus, reportInStatuses, STEPS_LIMIT, type UnitReportIn } from './report-in'
import { type ReportInStepName, reportInSteps } from './steps'

/** 由别的字段决定的，改完一起算好。 */
export function settle(one: UnitReportIn, calendar: Calendar): UnitReportIn {
  const dues: Partial<Record<ReportInStatus, string | null>> = {
    pending: confirmBy(one, calendar),
    confirmed: one.to,
  }
  const dueAt = dues[one.status] ?? null
  return { ...one, dueAt, wakeAt: nextReportInAlarm(one, calendar)?.at ?? null }
}

/** 换到某个状态：从此刻重新算，过问也从头来。 */
const enter = (one: UnitReportIn, status: ReportInStatus, at: string): UnitReportIn =>
  one.status === status ? one : { ...one, status, enteredAt: at, rung: [] }

/** 核对他能不能走这一步；不能时抛 FORBIDDEN 或 CONFLICT。 */
export function assertMay(one: UnitReportIn, name: ReportInStepName, actor: Actor, now: string) {
  assertStep(reportInSteps[name], one, actor, now, (s) => reportInStatuses[s].label)
}

/** 走一步带来的一切：说的话，除了换状态还改变什么。 */
export interface Move {
  readonly calendar: Calendar
  readonly note?: string | null
  readonly change?: Partial<UnitReportIn>
}

/** 走一步：核对身份与状态，换状态，记时间线。不能走时抛 FORBIDDEN 或 CONFLICT。 */
export function advance(
  { actor, now, requestId, bodyDigest: digest }: Context,
  one: UnitReportIn,
  name: ReportInStepName,
  { calendar, note = null, change = {} }: Move,
): UnitReportIn {
  assertMay(one, name, actor, now)
  if (one.timeline.length >= STEPS_LIMIT)
    throw new AppError('LIMIT', '来回的次数太多了，请直接打电话和对方说定，结束以后重新报到。')
  const event: Event = { step: name, at: now, by: actor.accountId ?? '', note, requestId, digest }
  const moved = enter(record(one, event), reportInSteps[name].to ?? one.status, now)
  return settle({ ...moved, ...change }, calendar)
}

/** 系统到点过问一次，时刻取“该过问的时刻”：晚跑、多跑，结果都和按时跑一样。 */
export function ring(
  one: UnitReportIn,
  now: string,
  calendar: Calendar,
): { one: UnitReportIn; name: ReportInAlarm } | null {
  const next = nextReportInAlarm(one, calendar)
  if (!next || next.at > now) return null
  const { name, at, alarm } = next
  const event = { step: name, at, by: 'system', note: null, requestId: `${name}:${at}`, digest: '' }
  const rung = { ...record(one, event), rung: [...one.rung, name] }
  return { one: settle(enter(rung, alarm.to ?? one.status, at), calendar), name }
}
