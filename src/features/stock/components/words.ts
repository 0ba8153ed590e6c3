import type { StocktakeStatus } from '@domain/stock/stocktake'
import type { Tone } from '@/shared/ui/words'

/** 分 → 元：1234.5 写作 1,234.50；整元不带零头。 */
export function yuan(cents: number): string {
  const whole = Math.floor(Math.abs(cents) / 100)
  const rest = Math.abs(cents) % 100
  const grouped = String(whole).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  const text = rest === 0 ? grouped : `${grouped}.${String(rest).padStart(2, '0')}`
  return `${cents < 0 ? '−' : ''}${text} 元`
}

/** 没有的写一横，不写 0。 */
export const yuanOrNone = (cents: number | null) => (cents === null ? '—' : yuan(cents))

/** 键盘打的元 → 分；不是钱数、比分还小的为空。 */
export function centsOf(text: string): number | null {
  const [, whole = '', rest = ''] = text.trim().match(/^(\d{1,8})(?:\.(\d{1,2}))?$/) ?? []
  return whole === '' ? null : Number(whole) * 100 + Number(rest.padEnd(2, '0') || 0)
}

/** 键盘打的件数；没写、不是数的交给表单去说。 */
export const countOf = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))

/** 2026Q4 → 2026年第四季度。 */
export const quarterLabel = (quarter: string) =>
  `${quarter.slice(0, 4)}年第${'一二三四'[Number(quarter.slice(5)) - 1] ?? ''}季度`

/** 多是 +2，少是 −2。 */
export const signed = (count: number) => (count > 0 ? `+${count}` : count < 0 ? `−${-count}` : '0')

/** 盘点各状态的颜色。 */
export const stocktakeTones: Readonly<Record<StocktakeStatus, Tone>> = {
  counting: 'blue',
  counted: 'amber',
  submitted: 'amber',
  entered: 'green',
  matched: 'green',
  dropped: 'plain',
}
