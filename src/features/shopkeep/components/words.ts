import type { GoodRow } from '@domain/goods/present'
import type { OpenTime } from '@domain/shop/shop'

export const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** 分 → 元，给人看：¥12.50 写作 12.5 元。 */
export const yuanWords = (cents: number) => `${cents / 100} 元`

/** 周二 09:00—11:30。 */
export const openWords = ({ day, from, to }: OpenTime) => `${weekdays[day]} ${from}—${to}`

/** 一行里的数目：货架上的分、还有几件、几人在排队。 */
export function countsOf({ points, shelf }: GoodRow): string {
  if (!shelf) return `${points} 分 · 还没有上架`
  const queue = shelf.queue > 0 && `${shelf.queue} 人在排队`
  return [`${shelf.face.points} 分`, `能换 ${shelf.free} 件`, queue].filter(Boolean).join(' · ')
}
