import { addMinutes } from '@domain/kernel/date'

const CLOCK = /^([01]?\d|2[0-3])[:：]?([0-5]\d)$/

/** 从某天零点起，写的几点（9:30、0930、9：30）是哪一刻；写得不对为空。 */
export function momentOf(midnight: string, text: string): string | null {
  const [, hour, minute] = CLOCK.exec(text.trim()) ?? []
  if (hour === undefined) return null
  return addMinutes(midnight, Number(hour) * 60 + Number(minute))
}
