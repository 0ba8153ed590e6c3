import type { PointsSummary } from '@domain/points/mine'
import { useDidShow, useReachBottom } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { ask } from '@/shared/cloud/call'
import { usePages } from '@/shared/cloud/usePages'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { List } from '@/shared/ui/list'
import { EntryRow } from '../../components/entry-row'
import { ExportAction } from '../../components/export-action'
import { BalanceCard, FrozenNotice, UsesCard } from '../../components/summary'

/** 我的积分：有多少、哪天到期、每一分因为什么；只有自己看得到。 */
export default function MyPointsPage() {
  const [summary, setSummary] = useState<PointsSummary | null>(null)
  const fetchPage = useCallback(async (before?: string) => {
    const page = await ask('points', 'mine', before ? { before } : {})
    if (!before) setSummary(page.summary)
    return page
  }, [])
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  return (
    <Screen title="我的积分" lead="每一分都写着因为什么，只有您自己看得到。">
      {summary && (
        <>
          <FrozenNotice frozen={summary.frozen} />
          <BalanceCard summary={summary} />
          <Doors />
          <UsesCard uses={summary.uses} />
        </>
      )}
      <List
        flush
        items={pages.rows ?? undefined}
        keyOf={({ id }) => id}
        render={(row) => <EntryRow row={row} />}
        empty={{
          title: '还没有积分',
          note: '参加志愿服务、签到签退，帮邻居圆一个微心愿，都会得积分。',
          action: (
            <Button kind="plain" onPress={() => open('pointRules')}>
              看看怎么得
            </Button>
          ),
        }}
        error={pages.error ?? undefined}
        onRetry={pages.retry}
        more={!pages.ended}
        onMore={pages.more}
      />
    </Screen>
  )
}

/** 从积分出去的几扇门。 */
function Doors() {
  return (
    <Card flush>
      <Cell
        icon="gift"
        title="积分兑换超市"
        note="看看能换什么"
        onPress={() => open('shopFront')}
      />
      <Cell icon="paper" tone="green" title="我的兑换" onPress={() => open('redemptions')} />
      <Cell
        icon="mark"
        tone="blue"
        title="积分码"
        note="在柜台给人扫，当场换"
        onPress={() => open('pointCode')}
      />
      <Cell icon="book" tone="gold" title="积分规则" onPress={() => open('pointRules')} />
      <Cell
        icon="people"
        tone="plain"
        title="自愿排名"
        note="不参加就没有您"
        onPress={() => open('ranking')}
      />
      <ExportAction />
    </Card>
  )
}
