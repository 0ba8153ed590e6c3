import { addMinutes, clockOn } from '@domain/kernel/date'

/** 同一张工单、同一个人，多少分钟里只发一条微信提醒；后来的并进去，发最新的一句。 */
export const MERGE_MINUTES = 20
/** 夜里不打扰：从几点到几点（东八区）；到点的挪到早上。 */
export const QUIET_FROM = 22
export const QUIET_TO = 7

/** 不打扰人的时刻：夜里（含 22 点整）挪到早上 7 点，白天不变。 */
export function wakingTime(iso: string): string {
  const morning = clockOn(iso, QUIET_TO)
  if (iso < morning) return morning
  return iso < clockOn(iso, QUIET_FROM) ? iso : clockOn(iso, QUIET_TO + 24)
}

/** 此刻发生的事，什么时候发微信提醒。急事也要等一等好合并，但不避夜里。 */
export function letterDue(now: string, urgent: boolean): string {
  const due = addMinutes(now, MERGE_MINUTES)
  return urgent ? due : wakingTime(due)
}
