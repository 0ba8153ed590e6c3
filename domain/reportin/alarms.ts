import { addHours } from '@domain/kernel/date'
import { addWorkdays, type Calendar } from '@domain/kernel/workdays'
import { ACTIVE_DAYS, isReportedIn, type ReportIn, type ReportStatus } from './reportin'

/** 社区几个工作日里要确认；前一天提醒一次，到点报街道。 */
export const CONFIRM_WORKDAYS = 3
const REMIND_WORKDAYS = 2

export type ReportAlarmName = 'remind' | 'late' | 'resume' | 'quiet'

interface ReportAlarm {
  /** 时间线上的话；不必留话的为空。 */
  readonly past: string | null
  readonly at: (one: ReportIn, calendar: Calendar) => string | null
  readonly to?: ReportStatus
}

const pendingFor = (days: number) => (one: ReportIn, calendar: Calendar) =>
  one.status === 'pending' ? addWorkdays(one.enteredAt, days, calendar) : null

/** 半年没有服务的那一刻；没有服务过、不在册的为空。 */
export function quietAt(one: ReportIn): string | null {
  if (!isReportedIn(one) || one.servedAt === null) return null
  return addHours(one.servedAt, ACTIVE_DAYS * 24)
}

/** 系统到时候过问的每一件。定时任务只读这张表。 */
export const reportAlarms: Readonly<Record<ReportAlarmName, ReportAlarm>> = {
  remind: { past: '还没有确认，已提醒社区', at: pendingFor(REMIND_WORKDAYS) },
  late: {
    past: `超过 ${CONFIRM_WORKDAYS} 个工作日没有确认，已报街道`,
    at: pendingFor(CONFIRM_WORKDAYS),
  },
  resume: {
    past: '暂停到期，恢复了',
    at: ({ status, pausedUntil }) => (status === 'paused' ? pausedUntil : null),
    to: 'confirmed',
  },
  quiet: { past: null, at: (one) => (one.isActive ? quietAt(one) : null) },
}

const names = Object.keys(reportAlarms) as ReportAlarmName[]

/** 下一次过问：哪一件、什么时候；没有为空。同一个状态里过问过的不再问。 */
export function nextReportAlarm(one: ReportIn, calendar: Calendar) {
  const waiting = names
    .filter((name) => !one.rung.includes(name))
    .map((name) => ({ name, at: reportAlarms[name].at(one, calendar) }))
    .filter((x): x is { name: ReportAlarmName; at: string } => x.at !== null)
  return waiting.sort((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null
}
