import { dayOf, humanTime } from '@domain/kernel/date'
import type { GoodView, ShopView } from '@domain/shop/front'
import { type GoodSource, goodSources } from '@domain/shop/shop'

/** 几点几分，东八区：9:00。 */
const clockOf = (iso: string) => {
  const at = new Date(Date.parse(iso) + 8 * 3_600_000)
  return `${at.getUTCHours()}:${String(at.getUTCMinutes()).padStart(2, '0')}`
}

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** 11月27日 周五。 */
function dateOf(iso: string): string {
  const day = new Date(`${dayOf(iso)}T00:00:00Z`)
  return `${day.getUTCMonth() + 1}月${day.getUTCDate()}日 ${weekdays[day.getUTCDay()]}`
}

/** 一段开门的时间：11月27日 周五 9:00—11:30。 */
export const openingWords = ({ from, to }: { readonly from: string; readonly to: string }) =>
  `${dateOf(from)} ${clockOf(from)}—${clockOf(to)}`

/** 到什么时候为止：11月27日 周五 11:30。 */
export const untilWords = (iso: string) => `${dateOf(iso)} ${clockOf(iso)}`

/** 开着门吗；没开的说下一次。 */
export function doorWords({ open, next }: Pick<ShopView, 'open' | 'next'>, now: string): string {
  if (open && next) return `正在开门，到 ${clockOf(next.to)}`
  return next ? `${humanTime(next.from, now)}开门` : '最近没有开门的日子'
}

/** 还有几件。 */
export function stockWords({ free, queue, kind }: Pick<GoodView, 'free' | 'queue' | 'kind'>) {
  if (queue > 0) return `暂时没有，${queue} 人在排队`
  return free > 0 ? `还有 ${free} ${kind === 'service' ? '份' : '件'}` : '暂时没有'
}

/** 从哪里来的。 */
export const sourceWords = (one: {
  readonly source: GoodSource
  readonly sponsor: string | null
}) => (one.sponsor ? `${goodSources[one.source]} · ${one.sponsor}` : goodSources[one.source])
