import type { MyServicePage } from '@domain/checkin/lists'
import { useDidShow, useReachBottom } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { ask } from '@/shared/cloud/call'
import { usePages } from '@/shared/cloud/usePages'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { List } from '@/shared/ui/list'
import { Words } from '@/shared/ui/words'
import { ServiceRow } from '../../components/service-row'
import { SignedCard } from '../../components/signed-card'
import { lengthOf } from '../../components/words'

type Sum = Pick<MyServicePage, 'year' | 'times' | 'minutes'>

/** 我的服务：今年一共多久，每一次从几点到几点。只有自己看得到，不和别人比。 */
export default function Mine() {
  const [sum, setSum] = useState<Sum | null>(null)
  const fetchPage = useCallback(async (before?: string) => {
    const page = await ask('checkin', 'mine', before ? { before } : {})
    if (!before) setSum(page)
    return page
  }, [])
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  const here = pages.rows?.filter((row) => row.state === 'in') ?? []
  const past = pages.rows?.filter((row) => row.state !== 'in')
  return (
    <Screen
      title="我的服务"
      lead="时间是签到、签退顺带记下的，只有您自己看得到，不排名。"
      bottom={
        <Button kind={here.length > 0 ? 'plain' : 'primary'} onPress={() => open('signIn')}>
          去签到
        </Button>
      }
    >
      {here.map((one) => (
        <SignedCard key={one.id} checkIn={one} onLeft={pages.refresh} />
      ))}
      {sum && (
        <Card title={`${sum.year} 年`}>
          <Words size="display">{lengthOf(sum.minutes)}</Words>
          <Words tone="soft">{`${sum.times} 次；没有签退的不算时间`}</Words>
        </Card>
      )}
      <List
        flush
        items={past}
        keyOf={(one) => one.id}
        render={(one) => <ServiceRow checkIn={one} />}
        empty={{
          title: here.length > 0 ? '以前的还没有' : '还没有签过到',
          note: '到社区服务台或志愿服务的地方，扫一下现场的码。',
        }}
        error={pages.error ?? undefined}
        onRetry={pages.retry}
        more={!pages.ended}
        onMore={pages.more}
      />
    </Screen>
  )
}
