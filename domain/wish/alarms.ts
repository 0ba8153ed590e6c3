import { addHours } from '@domain/kernel/date'
import { addWorkdays, type Calendar } from '@domain/kernel/workdays'
import { hasRung, type Wish, type WishStatus } from './wish'

const DAY = 24

/** 系统过问的每一件事。 */
export type AlarmName =
  | 'late'
  | 'later'
  | 'week'
  | 'fortnight'
  | 'month'
  | 'silent'
  | 'overdue'
  | 'call'
  | 'unanswered'

/** 系统到时候过问一次。`past` 是时间线上的话。 */
export interface Alarm {
  readonly past: string
  /** 什么时候；此时用不着为空。 */
  readonly at: (wish: Wish, calendar: Calendar) => string | null
  /** 过问的同时换到哪个状态；不写就留在原处。 */
  readonly to?: WishStatus
  /** 督办级别加一。 */
  readonly raises?: boolean
  /** 从此要工作人员动手。 */
  readonly needsStaff?: boolean
}

const after = (days: number) => (wish: Wish) => addHours(wish.enteredAt, days * DAY)

/** 认领后多久没联系上就放回，单位：小时。 */
export const CONTACT_HOURS = 48

/** 最迟什么时候要联系上：从认领（或说没解决）算起，联系上以后单位又换了人的从换人算起。 */
export function contactBy({ status, enteredAt, wish }: Wish): string | null {
  if (status !== 'claimed' || wish.reachedAt) return null
  const { contactFrom } = wish
  const from = contactFrom !== null && contactFrom > enteredAt ? contactFrom : enteredAt
  return addHours(from, CONTACT_HOURS)
}

/** 每个状态里，系统按先后过问的事（产品文档第 3 节）。服务端的定时任务只读这张表。 */
export const alarms: Partial<Record<WishStatus, Partial<Record<AlarmName, Alarm>>>> = {
  pending: {
    late: {
      past: '超过 1 个工作日没有审核，已报社区书记和街道',
      at: (wish, calendar) => addWorkdays(wish.enteredAt, 1, calendar),
      raises: true,
      needsStaff: true,
    },
    later: {
      past: '超过 2 个工作日没有审核，已报区里',
      at: (wish, calendar) => addWorkdays(wish.enteredAt, 2, calendar),
      raises: true,
      needsStaff: true,
    },
  },
  open: {
    week: { past: '一周没人认领，已请本社区党员看看', at: after(7) },
    fortnight: { past: '两周没人认领，由社区来办', at: after(14), needsStaff: true },
    month: { past: '一个月没人认领，请社区向大家说明', at: after(30), needsStaff: true },
  },
  claimed: {
    silent: {
      past: `${CONTACT_HOURS} 小时没有联系，已放回大厅`,
      at: contactBy,
      to: 'open',
    },
    overdue: {
      past: '到期还没办好，已请社区过问',
      at: (wish) => wish.dueAt,
      raises: true,
      needsStaff: true,
    },
  },
  delivered: {
    call: { past: '五天没有回话，请社区打电话问一声', at: after(5), needsStaff: true },
    unanswered: { past: '七天没有回话，记为未获确认', at: after(7), to: 'unconfirmed' },
  },
}

/** 某个状态里的全部过问，按表中次序。 */
export function alarmsOf(status: WishStatus): [AlarmName, Alarm][] {
  return Object.entries(alarms[status] ?? {}) as [AlarmName, Alarm][]
}

/** 下一次过问：哪一件、什么时候；没有为空。 */
export function nextAlarm(
  wish: Wish,
  calendar: Calendar,
): { readonly name: AlarmName; readonly at: string; readonly alarm: Alarm } | null {
  const waiting = alarmsOf(wish.status)
    .filter(([name]) => !hasRung(wish, name))
    .map(([name, alarm]) => ({ name, alarm, at: alarm.at(wish, calendar) }))
    .filter((x): x is typeof x & { at: string } => x.at !== null)
  return waiting.sort((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null
}

/** 时间线上的话；不是系统过问的为空。 */
export function alarmWords(name: string): string | null {
  const all = Object.keys(alarms).flatMap((status) => alarmsOf(status as WishStatus))
  return all.find(([known]) => known === name)?.[1].past ?? null
}
