import { addDays, dayStart, dayText, lastDayOf } from '@domain/kernel/date'

/** 任期怎么说：到哪一天为止，或没有期限。 */
export const untilWords = (to: string | null) =>
  to === null ? '没有期限' : `到${lastDayOf(to)}为止`

/** 从某一刻起若干年的最后一天，如 2027-11-22。 */
export function lastDayAfter(from: string, years: number): string {
  const [y = '', m, d] = dayText(from).split('-')
  const year = Number(y) + years
  // 2 月 29 日起的，没有那一天的年份按 3 月 1 日的前一天算。
  const again = dayStart(`${year}-${m}-${d}`) ?? dayStart(`${year}-03-01`) ?? from
  return dayText(addDays(again, -1))
}
