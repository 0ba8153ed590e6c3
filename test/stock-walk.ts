import type { Redemption } from '@domain/shop/redemption'
import type { Shelf } from '@domain/shop/shop'
import type { StockView } from '@domain/stock/lists'
import type { StockMove } from '@domain/stock/move'
import type { StocktakeView } from '@domain/stock/stocktake-view'
import type { District, Who } from './district'
import { good, shopId } from './points-walk'

/** 管货的人要做的几件事。 */
export function stockOf(district: District) {
  const { must, send } = district
  const receiving = (key: string, count: number, more: object = {}) => ({
    ...{ shopId, goodId: good(key), count, sponsor: null, note: null },
    ...more,
  })
  const writing = (key: string, count: number, reason = '压坏了') => ({
    ...{ shopId, goodId: good(key), count, reason },
  })
  const take = {
    begin: (who: Who) => must<StocktakeView>(who, 'stock', 'beginStocktake', { shopId }),
    count: (who: Who, id: string, goodId: string, counted: number) =>
      send<StocktakeView>(who, 'stock', 'count', { id, goodId, counted }),
    step: (who: Who, id: string, name: string, note: string | null = null) =>
      send<StocktakeView>(who, 'stock', 'stepStocktake', { id, name, note }),
    check: (who: Who, id: string, reasons: Readonly<Record<string, string>> = {}) =>
      send<StocktakeView>(who, 'stock', 'check', {
        id,
        reasons: Object.entries(reasons).map(([key, reason]) => ({ goodId: good(key), reason })),
      }),
  }
  /** 照账上的数点完每一样；`off` 里的多（少）几件。 */
  async function countAll(who: Who, id: string, off: Readonly<Record<string, number>> = {}) {
    const extra = new Map(Object.entries(off).map(([key, by]) => [good(key), by]))
    const { rows } = await must<StockView>('clerk', 'stock', 'shelf', {})
    for (const { goodId, onHand } of rows) {
      const counted = await take.count(who, id, goodId, onHand + (extra.get(goodId) ?? 0))
      if (!counted.ok) throw new Error(counted.message)
    }
  }
  return {
    ...{ receiving, writing, take, countAll },
    receive: (who: Who, key: string, count: number, more: object = {}) =>
      send<{ id: string }>(who, 'stock', 'receive', receiving(key, count, more)),
    writeOff: (who: Who, key: string, count: number, reason?: string) =>
      send<{ id: string }>(who, 'stock', 'writeOff', writing(key, count, reason)),
    moves: () => district.find('stockMoves') as unknown as StockMove[],
  }
}

/** 每一样：没人订的不是负的；有人订了的，正好是开着的单加占着货的记号。 */
export function assertShelfAdds({ find }: District): void {
  const [shelf] = find('shelves', { _id: shopId }) as unknown as Shelf[]
  const all = find('redemptions', { shopId }) as unknown as Redemption[]
  const open = all.filter(({ status }) => status === 'ordered')
  // 单已经开成（后来又退了的也是），记号还没收拾的，只数单。
  const marks = (shelf?.marks ?? []).filter(({ id }) => !all.some(({ _id }) => _id === id))
  const held = new Map<string, number>()
  for (const { goodId, count } of [...open, ...marks].flatMap(({ lines }) => [...lines]))
    held.set(goodId, (held.get(goodId) ?? 0) + count)
  for (const [goodId, item] of Object.entries(shelf?.items ?? {})) {
    expect(item.free).toBeGreaterThanOrEqual(0)
    const stock = item.received - item.out - item.lost
    expect([item.face.title, stock - item.free]).toEqual([item.face.title, held.get(goodId) ?? 0])
  }
}
