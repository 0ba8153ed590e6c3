import { collection } from '@domain/kernel/collection'
import { monthBounds, monthsUntil } from '@domain/kernel/date'
import { periodOf } from '@domain/points/caps'
import type { GoodSource, Shelf } from '@domain/shop/shop'

/** 季末货架上的一样：到那一刻为止一共进了、领走、少掉几件，和那时一件值多少分。 */
export interface QuarterGood {
  readonly goodId: string
  readonly title: string
  readonly source: GoodSource
  readonly cents: number
  readonly received: number
  readonly out: number
  readonly lost: number
}

/** 这一季里盘点多出、少掉的几件；公示里和进货、报损分开说。 */
export interface QuarterFound {
  readonly goodId: string
  readonly over: number
  readonly short: number
}

/** 一家超市一季的收发公示：季末照下来的，以后不改。编号是 `超市~2026Q4`。 */
export interface ShopQuarter {
  readonly _id: string
  readonly shopId: string
  readonly within: readonly string[]
  readonly shopName: string
  /** 2026Q4。 */
  readonly quarter: string
  readonly at: string
  readonly goods: readonly QuarterGood[]
  readonly found: readonly QuarterFound[]
  /** 这一季捐过货的单位和个人，照捐的先后。 */
  readonly thanks: readonly string[]
}

export const shopQuarters = collection<ShopQuarter>(
  'shopQuarters',
  ['shopId', '-quarter'],
  ['quarter'],
)

export const quarterId = (shopId: string, quarter: string) => `${shopId}~${quarter}`

/** 这一刻在哪一季（东八区），2026Q4。 */
export const quarterOf = (iso: string) => periodOf('quarter', iso)

/** 一季的起止时刻；含起点，不含终点。 */
export function quarterBounds(quarter: string): { readonly from: string; readonly to: string } {
  const year = quarter.slice(0, 4)
  const last = Number(quarter.slice(5)) * 3
  const month = (nth: number) => monthBounds(`${year}${String(nth).padStart(2, '0')}`)
  return { from: month(last - 2).from, to: month(last).to }
}

/** 上一季。 */
export function quarterBefore(quarter: string): string {
  const [before = ''] = monthsUntil(quarterBounds(quarter).from, 2).slice(1)
  return `${before.slice(0, 4)}Q${Math.ceil(Number(before.slice(4)) / 3)}`
}

/** 货架此刻的样子，照下来。 */
export const goodsOf = ({ items }: Shelf): QuarterGood[] =>
  Object.entries(items).map(([goodId, { face, received, out, lost }]) => {
    const { title, source, cents } = face
    return { goodId, title, source, cents, received, out, lost }
  })
