import { humanTime } from '@domain/kernel/date'
import { orderWays, type RedemptionStatus, redemptionStatuses } from '@domain/shop/redemption'
import type { RedemptionRow } from '@domain/stock/redemptions'
import { useDidShow, useReachBottom, useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { ask } from '@/shared/cloud/call'
import { serverNow } from '@/shared/cloud/clock'
import { usePages } from '@/shared/cloud/usePages'
import { Screen } from '@/shared/screen'
import { Cell } from '@/shared/ui/cell'
import { List } from '@/shared/ui/list'
import { Tabs } from '@/shared/ui/tabs'

/** 给管货的人看，所以不说“您”。 */
const labels: Readonly<Record<RedemptionStatus, string>> = {
  ordered: '等人来领',
  collected: redemptionStatuses.collected.label,
  cancelled: redemptionStatuses.cancelled.label,
  expired: redemptionStatuses.expired.label,
}
const tabs = (Object.keys(labels) as RedemptionStatus[]).map((value) => ({
  value,
  label: labels[value],
}))

/** 一家超市的兑换单，按状态看；只有姓。 */
export default function Redemptions() {
  const { shopId } = useRouter().params
  const [status, setStatus] = useState<RedemptionStatus>('ordered')
  const [shopName, setShopName] = useState<string>()
  const fetchPage = useCallback(
    async (before?: string) => {
      const input = { status, ...(shopId && { shopId }), ...(before && { before }) }
      const page = await ask('stock', 'redemptionsHere', input)
      setShopName(page.shopName)
      return page
    },
    [shopId, status],
  )
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  return (
    <Screen title="兑换单" lead={shopName}>
      <Tabs label="哪一种" items={tabs} value={status} onChange={setStatus} />
      <List
        flush
        items={pages.rows ?? undefined}
        keyOf={(row) => row.id}
        render={(row) => <Row row={row} />}
        empty={{ title: `没有${labels[status]}的`, note: '有人兑换了，会在这里。' }}
        error={pages.error ?? undefined}
        onRetry={pages.retry}
        more={!pages.ended}
        onMore={pages.more}
      />
    </Screen>
  )
}

const whenOf = ({ status, closesAt, collectedAt, orderedAt }: RedemptionRow, now: string) =>
  status === 'ordered'
    ? `留到${humanTime(closesAt, now)}`
    : status === 'collected' && collectedAt
      ? `${humanTime(collectedAt, now)}领走`
      : `${humanTime(orderedAt, now)}下单`

function Row({ row }: { row: RedemptionRow }) {
  const goods = row.goods.map(({ title, count }) => `${title} × ${count}`).join('、')
  const who = row.surname ? `姓${row.surname}` : '没有登记姓名'
  return (
    <Cell
      title={goods}
      note={[who, whenOf(row, serverNow()), orderWays[row.way]].join(' · ')}
      value={`${row.points} 分`}
    />
  )
}
