import type { ReportInCard } from '@domain/unit/present'
import { useDidShow, useReachBottom, useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { ask } from '@/shared/cloud/call'
import { usePages } from '@/shared/cloud/usePages'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Tabs } from '@/shared/ui/tabs'
import { ReportCell } from '../../components/report-cell'
import { ReportList } from '../../components/report-list'

const tabs = [
  { value: 'now', label: '现在的' },
  { value: 'past', label: '以前的' },
] as const

const empties = {
  now: { title: '还没有单位在这里共建', note: '单位来报到，会发消息告诉您。' },
  past: { title: '没有以前的', note: '退回、撤回、结束了的在这里。' },
}

/** 共建单位：先是等确认的，最急的在前；再是共建中的。 */
export default function Received() {
  const { areaId } = useRouter().params
  const [tab, setTab] = useState<'now' | 'past'>('now')
  const [pending, setPending] = useState<readonly ReportInCard[]>([])
  const [keepsWants, setKeepsWants] = useState(false)
  const fetchPage = useCallback(
    async (before?: string) => {
      const where = areaId ? { areaId } : {}
      const input = { ...where, past: tab === 'past', ...(before ? { before } : {}) }
      const page = await ask('unit', 'received', input)
      if (!before) setPending(page.pending)
      setKeepsWants(page.keepsWants)
      return page
    },
    [areaId, tab],
  )
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  const bottom = keepsWants && (
    <Button kind="plain" onPress={() => open('wants')}>
      社区需求清单
    </Button>
  )
  return (
    <Screen title="共建单位" bottom={bottom || undefined}>
      <Tabs label="哪些" items={tabs} value={tab} onChange={setTab} />
      {pending.length > 0 && (
        <Card flush title="等您确认">
          {pending.map((one) => (
            <ReportCell key={one.id} one={one} names="unit" />
          ))}
        </Card>
      )}
      <ReportList pages={pages} names="unit" empty={empties[tab]} />
    </Screen>
  )
}
