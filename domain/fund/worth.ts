import type { RedemptionLine } from '@domain/shop/redemption'
import type { Shelf } from '@domain/shop/shop'
import type { FundBasis } from './fund'

/** 单上专项资金买的货值多少，单位：分；照下单那一刻的样子，以后怎么改都不变。 */
export const fundWorth = (lines: readonly RedemptionLine[]) =>
  lines.reduce(
    (sum, { face, count }) => (face.source === 'fund' ? sum + face.cents * count : sum),
    0,
  )

/** 平均一分积分值多少钱：架上摆着的专项资金的货，钱的和、积分的和。不要积分的不算。 */
export function basisOf(outstanding: number, shelf: Shelf | null): FundBasis {
  const goods = Object.values(shelf?.items ?? {}).filter(
    ({ on, face }) => on && face.source === 'fund' && face.points > 0,
  )
  return {
    outstanding,
    cents: goods.reduce((sum, { face }) => sum + face.cents, 0),
    points: goods.reduce((sum, { face }) => sum + face.points, 0),
  }
}

/** 还在人手里的积分占着多少钱，单位：分，不满一分的进一分。架上没有专项资金的货就是 0。 */
export function committedBy({ outstanding, cents, points }: FundBasis): number {
  return points === 0 ? 0 : Math.ceil((Math.max(0, outstanding) * cents) / points)
}
