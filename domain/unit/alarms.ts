import { addHours, dayStamp } from '@domain/kernel/date'
import { addWorkdays, type Calendar } from '@domain/kernel/workdays'
import { CONFIRM_DAYS, RENEW_DAYS, type ReportInStatus, type UnitReportIn } from './report-in'

export type ReportInAlarm = 'halfway' | 'tooLate' | 'endingSoon' | 'expired'

/** 系统到时候过问一次。`past` 是时间线上的话。 */
interface Alarm {
  readonly past: string
  readonly at: (one: UnitReportIn, calendar: Calendar) => string | null
  readonly to?: ReportInStatus
}

/** 最迟什么时候确认。 */
export const confirmBy = ({ enteredAt }: UnitReportIn, calendar: Calendar) =>
  addWorkdays(enteredAt, CONFIRM_DAYS, calendar)

/** 确认的期限过了一半：一个半工作日；半天要是落到休息日，顺延到上班的那天。 */
function halfway({ enteredAt }: UnitReportIn, calendar: Calendar): string {
  const half = addHours(addWorkdays(enteredAt, Math.floor(CONFIRM_DAYS / 2), calendar), 12)
  return calendar(dayStamp(half)) ? half : addWorkdays(half, 1, calendar)
}

/** 到期前 30 天；一期不到 30 天的，开始那天就提醒。 */
function endingSoon({ from, to }: UnitReportIn): string | null {
  if (!from || !to) return null
  const soon = addHours(to, -RENEW_DAYS * 24)
  return soon > from ? soon : from
}

/** 每个状态里，系统按先后过问的事。定时任务只读这张表。 */
export const reportInAlarms: Partial<
  Record<ReportInStatus, Partial<Record<ReportInAlarm, Alarm>>>
> = {
  pending: {
    halfway: { past: '过了一半时间，提醒了社区', at: halfway },
    tooLate: { past: `超过 ${CONFIRM_DAYS} 个工作日没有确认，已报街道`, at: confirmBy },
  },
  confirmed: {
    endingSoon: { past: `还有 ${RENEW_DAYS} 天到期，提醒了两边`, at: endingSoon },
    expired: { past: '到期结束', at: ({ to }) => to, to: 'ended' },
  },
}

const alarmsOf = (status: ReportInStatus) =>
  Object.entries(reportInAlarms[status] ?? {}) as [ReportInAlarm, Alarm][]

/** 下一次过问：哪一件、什么时候；没有为空。 */
export function nextReportInAlarm(one: UnitReportIn, calendar: Calendar) {
  const waiting = alarmsOf(one.status).flatMap(([name, alarm]) => {
    const at = one.rung.includes(name) ? null : alarm.at(one, calendar)
    return at === null ? [] : [{ name, alarm, at }]
  })
  return waiting.sort((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null
}

/** 时间线上的话；不是系统过问的为空。 */
export function reportInAlarmWords(name: string): string | null {
  const all = Object.keys(reportInAlarms).flatMap((it) => alarmsOf(it as ReportInStatus))
  return all.find(([known]) => known === name)?.[1].past ?? null
}
