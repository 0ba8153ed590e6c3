import type { AppointmentRecord } from '@domain/account/account'
import { addDays } from '@domain/kernel/date'

/** 任期还有多少天提醒。 */
export const REMIND_DAYS = 30

/** 什么时候提醒任期快到：到期前 30 天；没有期限、任期不到 30 天、提醒过的为空。 */
export function remindAt({ from, to, remindedFor }: AppointmentRecord): string | null {
  if (to === null || remindedFor === to) return null
  const at = addDays(to, -REMIND_DAYS)
  return at > from ? at : null
}

/** 请假下一次要系统来看的时刻：开始，然后结束。 */
function leaveWake({ leave, leaveState }: AppointmentRecord): string | null {
  if (!leave || !leaveState) return null
  return leaveState === 'coming' ? leave.from : leave.to
}

/** 写下之前都经过它：算好下一次要系统来看的时刻。 */
export function withWake(record: AppointmentRecord): AppointmentRecord {
  const times = [remindAt(record), leaveWake(record)].filter((at) => at !== null)
  return { ...record, wakeAt: times.sort()[0] ?? null }
}
