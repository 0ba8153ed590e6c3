import { exactTime, lastDayOf, longDay } from '@domain/kernel/date'
import { goodSources } from '@domain/shop/shop'
import type { QuarterView } from '@domain/stock/notice'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Empty } from '@/shared/ui/empty'
import { Loaded } from '@/shared/ui/loaded'
import { Tabs } from '@/shared/ui/tabs'
import { Words } from '@/shared/ui/words'
import { NoticeTable } from '../../components/notice-table'
import { quarterLabel, yuan } from '../../components/words'

/** 收发公示：一季里进了什么、领走什么、谁捐的；人人可看。 */
export default function QuarterNotice() {
  const { shopId = '' } = useRouter().params
  const [quarter, setQuarter] = useState<string>()
  const query = useQuery('stock', 'quarterNotice', { shopId, ...(quarter && { quarter }) })
  return (
    <Screen title="收发公示" lead={query.data?.shopName}>
      <Loaded query={query}>
        {(view) => (
          <>
            <Tabs
              label="哪一季"
              items={view.quarters.map((value) => ({ value, label: quarterLabel(value) }))}
              value={view.quarter}
              onChange={setQuarter}
            />
            <Body view={view} />
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Body({ view }: { view: QuarterView }) {
  const { from, to, live, asOf, rows, totals, thanks } = view
  return (
    <>
      <Words tone="soft">
        {live
          ? `${longDay(from)}起，算到${exactTime(asOf)}；这一季还没过完，数还会变。`
          : `${longDay(from)}到${lastDayOf(to)}；季末照下来的，以后不改。`}
      </Words>
      {rows.length === 0 ? (
        <Empty title="这一季没有进出" note="有了进货、兑换，会公示在这里。" />
      ) : (
        <Card title="进了多少，领走多少">
          <NoticeTable rows={rows} />
          <Words size="note" tone="soft">
            单位：件。“现有”含有人订了、还没领走的；盘点的差额由街道批过。
          </Words>
        </Card>
      )}
      <Card title="值多少钱" flush>
        {totals.map(({ source, received, receivedCents, out, outCents }) => (
          <Cell
            key={source}
            title={goodSources[source]}
            note={`进 ${received} 件，值 ${yuan(receivedCents)} · 领走 ${out} 件，值 ${yuan(outCents)}`}
          />
        ))}
      </Card>
      <Words size="note" tone="soft">
        {`值多少照${live ? '现在' : '季末'}货架上写的价算。`}
      </Words>
      {thanks.length > 0 && (
        <Card title="谢谢捐赠的">
          <Words>{thanks.join('、')}</Words>
        </Card>
      )}
    </>
  )
}
