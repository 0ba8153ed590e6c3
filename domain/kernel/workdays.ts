import { isWorkday } from 'chinese-days'
import { addHours, dayStamp } from './date'

/** 某一天（YYYYMMDD，东八区）上不上班。 */
export type Calendar = (day: string) => boolean

/** 国务院办公厅公布的节假日与调休；还没公布的年份按周一到周五算。 */
export const officialCalendar: Calendar = (day) =>
  isWorkday(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`)

/** 区里另有安排的日子优先，其余照国家的。 */
export function districtCalendar(
  workdays: readonly string[],
  holidays: readonly string[],
): Calendar {
  return (day) => workdays.includes(day) || (!holidays.includes(day) && officialCalendar(day))
}

/** 规定里说上班的日子的那一部分，日子写作 YYYYMMDD。 */
interface DutyDays {
  readonly workdays: readonly string[]
  readonly holidays: readonly string[]
}

/** 照这份规定上班的日子；区里没有另写规定，就照国家的。 */
export const calendarIn = (changed: DutyDays | null): Calendar =>
  districtCalendar(changed?.workdays ?? [], changed?.holidays ?? [])

/** 加若干个工作日：时刻不变，休息日顺延。 */
export function addWorkdays(iso: string, days: number, calendar: Calendar): string {
  let at = iso
  for (let left = days; left > 0; ) {
    at = addHours(at, 24)
    if (calendar(dayStamp(at))) left -= 1
  }
  return at
}
