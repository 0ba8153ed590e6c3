import { longDay } from '@domain/kernel/date'

/** 加几分写 +，减的写 −（不是连字符，读屏才念得出）；零不带号。 */
export const signed = (points: number) =>
  points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0'

/** 2026-11-23 → 2026年11月23日。 */
export const dayWords = (day: string) => longDay(`${day}T00:00:00+08:00`)

/** 从哪一天起的规则；没有日子的是最初的。 */
export const versionWords = (day: string | null) =>
  day ? `${dayWords(day)}起的规则` : '最初的规则'

/** 202611 → 2026 年 11 月。 */
export const monthWords = (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(4))} 月`
