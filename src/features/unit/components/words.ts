import { addMinutes, longDay, timeLeft } from '@domain/kernel/date'
import { type ResourceKind, resourceKindNames, resourceKinds } from '@domain/unit/kinds'
import type { ReportInCard, ReportInView } from '@domain/unit/present'
import { CONFIRM_DAYS } from '@domain/unit/report-in'
import type { IconName } from '@/shared/ui/icon-names'

/** 每一样的图。 */
export const kindIcons: Readonly<Record<ResourceKind, IconName>> = {
  ...({ law: 'paper', health: 'heart', policy: 'chat', training: 'book' } as const),
  ...({ leisure: 'people', venue: 'house', equipment: 'bag', maintain: 'tool' } as const),
  ...({ cleanup: 'again', pairing: 'help', other: 'more' } as const),
}

/** 选哪一样，带一句例子。 */
export const kindOptions = resourceKindNames.map((value) => ({
  value,
  label: resourceKinds[value].label,
}))

/** 最后一天：期限不含到期的那一刻。 */
export const lastDay = (to: string) => longDay(addMinutes(to, -1))

/** 报到多久：满整年的说几年。 */
export const monthsWords = (months: number) =>
  months % 12 === 0 ? `${months / 12} 年` : `${months} 个月`

/** 现在怎么样，一句话。 */
export function stateWords(one: ReportInCard, now: string): string {
  if (one.status === 'pending')
    return one.dueAt && one.dueAt < now
      ? `社区没有按时确认，${timeLeft(one.dueAt, now)}`
      : `社区 ${CONFIRM_DAYS} 个工作日内确认，${timeLeft(one.dueAt ?? now, now)}`
  if (one.status === 'confirmed') return `共建到 ${lastDay(one.dueAt ?? now)}`
  const still = {
    declined: '社区请单位改一改，改好可以再发',
    cancelled: '单位撤回了这次报到',
    ended: '这一期已经结束',
  }
  return still[one.status]
}

/** 列表里的一行只说还有多久、到哪天；别的状态看名字就够了。 */
export function leftWords({ status, dueAt }: ReportInCard, now: string): string | null {
  if (!dueAt) return null
  return status === 'pending' ? timeLeft(dueAt, now) : `到 ${lastDay(dueAt)}`
}

/** 期限一行：没有确认的，说从哪天算。 */
export function termWords({ from, to, months, notBefore }: ReportInView): string {
  if (from && to) return `${longDay(from)}至${lastDay(to)}`
  const start = notBefore ? `从上一期到期（${longDay(notBefore)}）起` : '从社区确认那天起'
  return `${start} ${monthsWords(months)}`
}

/** 日子的写法，2026-11-23 念作 2026年11月23日。 */
export const dayWords = (day: string) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
