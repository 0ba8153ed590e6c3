import { yearOf } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { YEARS } from './year'

/** 今年和之前两年，新的在前。 */
export function yearsUntil(now: string): string[] {
  const last = Number(yearOf(now))
  return Array.from({ length: YEARS }, (_, i) => String(last - i))
}

/** 要看哪一年；不写就是今年，太早、太晚抛 INVALID。 */
export function assertYear(now: string, asked: string | undefined): string {
  const years = yearsUntil(now)
  if (asked === undefined) return years[0] ?? yearOf(now)
  if (!years.includes(asked))
    throw new AppError('INVALID', `只能看 ${years.at(-1)} 年到 ${years[0]} 年的，请重新选。`)
  return asked
}
