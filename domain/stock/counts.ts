import type { ShelfItem } from '@domain/shop/shop'

type Counts = Pick<ShelfItem, 'received' | 'out' | 'lost' | 'free'>

/** 架上应有几件：进的 − 领走的 − 少掉的。 */
export const onHandOf = ({ received, out, lost }: Omit<Counts, 'free'>) => received - out - lost

/** 有人订了、还没领走的几件：开着的兑换单，加上正在占货的。 */
export const heldOf = (item: Counts) => onHandOf(item) - item.free

/** 差额记在货架上的哪几处：多了算进的，少了算少掉的，没人订的都跟着变。 */
export function shiftOf(goodId: string, count: number): Record<string, number> {
  const at = `items.${goodId}`
  return count > 0
    ? { [`${at}.received`]: count, [`${at}.free`]: count }
    : { [`${at}.lost`]: -count, [`${at}.free`]: count }
}
