import type { ShelfRow } from '@domain/counter/shelf'
import { LINES_LIMIT } from '@domain/shop/redemption'
import { useState } from 'react'

/** 选好的几样：各几件，一共几分。 */
export interface Basket {
  readonly countOf: (goodId: string) => number
  /** 加一件、减一件；满五样、没货了加不上。 */
  readonly change: (row: ShelfRow, by: 1 | -1) => void
  readonly canAdd: (row: ShelfRow) => boolean
  readonly points: number
  readonly lines: readonly { goodId: string; count: number; points: number }[]
  readonly clear: () => void
}

export function useBasket(rows: readonly ShelfRow[]): Basket {
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({})
  const countOf = (goodId: string) => counts[goodId] ?? 0
  const lines = rows.flatMap(({ goodId, points }) =>
    countOf(goodId) > 0 ? [{ goodId, count: countOf(goodId), points }] : [],
  )
  const canAdd = ({ goodId, free, monthly }: ShelfRow) => {
    const count = countOf(goodId)
    const most = Math.min(free, monthly ?? free)
    return count < most && (count > 0 || lines.length < LINES_LIMIT)
  }
  return {
    ...{ countOf, canAdd, lines },
    change(row, by) {
      if (by === 1 && !canAdd(row)) return
      setCounts({ ...counts, [row.goodId]: Math.max(0, countOf(row.goodId) + by) })
    },
    points: lines.reduce((sum, { count, points }) => sum + count * points, 0),
    clear: () => setCounts({}),
  }
}
