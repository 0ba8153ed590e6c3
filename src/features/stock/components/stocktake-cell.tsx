import { humanTime } from '@domain/kernel/date'
import { stocktakeStatuses } from '@domain/stock/stocktake'
import type { StocktakeCard } from '@domain/stock/stocktake-lists'
import { serverNow } from '@/shared/cloud/clock'
import { open } from '@/shared/routes'
import { Cell } from '@/shared/ui/cell'
import { Tag } from '@/shared/ui/tag'
import { stocktakeTones } from './words'

interface StocktakeCellProps {
  row: StocktakeCard
  /** 几家超市排在一起的，先说是哪一家。 */
  named?: boolean
}

/** 盘点的一行：什么时候、点了几样、几样对不上。 */
export function StocktakeCell({ row, named = false }: StocktakeCellProps) {
  const { id, shopName, status, goods, counted, differences, at } = row
  const when = `${humanTime(at, serverNow())}开始`
  const so =
    differences === null
      ? `点了 ${counted} 样，共 ${goods} 样`
      : differences === 0
        ? `${goods} 样都对得上`
        : `${goods} 样里 ${differences} 样对不上`
  return (
    <Cell
      title={named ? shopName : when}
      note={named ? `${when} · ${so}` : so}
      value={<Tag tone={stocktakeTones[status]}>{stocktakeStatuses[status].label}</Tag>}
      onPress={() => open('stocktake', { id })}
    />
  )
}
