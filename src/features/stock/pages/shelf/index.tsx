import type { StockView } from '@domain/stock/lists'
import type { StockRow } from '@domain/stock/present'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Cell } from '@/shared/ui/cell'
import { List } from '@/shared/ui/list'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Tag } from '@/shared/ui/tag'
import { MoreSheet } from '../../components/more-sheet'

/** 库存：每一样架上几件、有人订了几件、还剩几件，该补的在前；点开进货、报损。 */
export default function Stock() {
  const { id } = useRouter().params
  const stock = useQuery('stock', 'shelf', id ? { shopId: id } : {})
  const [more, setMore] = useState(false)
  const { data } = stock
  const bottom = data && [
    <Button key="more" kind="plain" onPress={() => setMore(true)}>
      更多
    </Button>,
    <Button key="takes" onPress={() => open('stocktakes', { shopId: data.shopId })}>
      盘点
    </Button>,
  ]
  return (
    <Screen title="库存" lead={data?.shopName} bottom={bottom || undefined}>
      <Loaded query={stock}>{(view) => <Goods view={view} />}</Loaded>
      {data && <MoreSheet view={data} open={more} onClose={() => setMore(false)} />}
    </Screen>
  )
}

function Goods({ view }: { view: StockView }) {
  const { rows, shopId, keeps } = view
  const low = rows.filter((row) => row.low).length
  return (
    <>
      {low > 0 && (
        <Notice tone="amber" title={`${low} 样该补货了`}>
          没人订的已经剩到提醒的件数，排在最前面。
        </Notice>
      )}
      <List
        flush
        items={rows}
        keyOf={(row) => row.goodId}
        render={(row) => (
          <Cell
            title={row.title}
            note={noteOf(row)}
            value={<State row={row} />}
            onPress={() => open(keeps ? 'stockMove' : 'stockMoves', { shopId, goodId: row.goodId })}
          />
        )}
        empty={{ title: '货架上还没有货', note: '先在“商品”里写好、审核过，再来进货。' }}
      />
    </>
  )
}

const noteOf = ({ onHand, held, free }: StockRow) =>
  [`架上 ${onHand}`, held > 0 && `有人订了 ${held}`, `没人订 ${free}`].filter(Boolean).join(' · ')

function State({ row: { low, on, free } }: { row: StockRow }) {
  if (!on) return <Tag>已下架</Tag>
  if (low)
    return (
      <Tag tone="red" icon="alert">
        {free === 0 ? '没有了' : '该补了'}
      </Tag>
    )
  return null
}
