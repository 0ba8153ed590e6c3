import type { StockView } from '@domain/stock/lists'
import { useState } from 'react'
import { open as openPage } from '@/shared/routes'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Sheet } from '@/shared/ui/sheet'
import { BookExport } from './book-export'

interface MoreSheetProps {
  view: StockView
  open: boolean
  onClose: () => void
}

/** 和这家超市有关的别的事。 */
export function MoreSheet({ view, open, onClose }: MoreSheetProps) {
  const { shopId } = view
  const [exporting, setExporting] = useState(false)
  const go = (page: Parameters<typeof openPage>[0], params: Record<string, string>) => () => {
    onClose()
    openPage(page, params)
  }
  const ask = () => {
    onClose()
    setExporting(true)
  }
  return (
    <>
      <Sheet open={open} title="更多" onClose={onClose}>
        <Card flush>
          <Cell
            icon="bag"
            title="兑换单"
            note="等人来领的、领走的、退回的"
            onPress={go('redemptionsHere', { shopId })}
          />
          <Cell
            icon="clock"
            title="进出记录"
            note="进货、报损、盘点差额"
            onPress={go('stockMoves', { shopId })}
          />
          <Cell
            icon="people"
            title="收发公示"
            note="一季一次，人人可看"
            onPress={go('quarterNotice', { shopId })}
          />
          <Cell icon="paper" title="导出超市账" note="一个月的进和出" onPress={ask} />
        </Card>
      </Sheet>
      <BookExport view={view} open={exporting} onClose={() => setExporting(false)} />
    </>
  )
}
