import type { StockRow } from '@domain/stock/present'
import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'
import { MoveForm } from '../../components/move-form'

/** 一样货：现在几件，进货或报损。 */
export default function Move() {
  const { shopId = '', goodId = '' } = useRouter().params
  const stock = useQuery('stock', 'shelf', { shopId })
  return (
    <Screen title="进货与报损" lead={stock.data?.shopName}>
      <Loaded query={stock}>
        {(view) => {
          const row = view.rows.find((one) => one.goodId === goodId)
          if (!row) return <Notice tone="red">货架上没有这一样，请返回库存重新打开。</Notice>
          return (
            <>
              <Now row={row} />
              {view.keeps && <MoveForm shopId={shopId} row={row} onDone={stock.reload} />}
              <Button kind="text" onPress={() => open('stockMoves', { shopId, goodId })}>
                看这一样的进出记录
              </Button>
            </>
          )
        }}
      </Loaded>
    </Screen>
  )
}

function Now({ row }: { row: StockRow }) {
  return (
    <Card title={row.title}>
      <Words>{`架上应有 ${row.onHand} 件，有人订了 ${row.held} 件，没人订的 ${row.free} 件。`}</Words>
      <Words size="note" tone="soft">
        {`一共进了 ${row.received} 件，领走 ${row.out} 件，少掉 ${row.lost} 件；没人订的剩到 ${row.threshold} 件就提醒补货。`}
      </Words>
    </Card>
  )
}
