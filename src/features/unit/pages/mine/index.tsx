import { useDidShow, useReachBottom } from '@tarojs/taro'
import { useCallback } from 'react'
import { ask } from '@/shared/cloud/call'
import { usePages } from '@/shared/cloud/usePages'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { ReportList } from '../../components/report-list'

const empty = {
  title: '单位还没有到社区报到',
  note: '说清楚单位能做什么、报到多久，社区确认以后就开始。几个社区都可以去。',
}

/** 单位报到：我联络的单位到了哪些社区，各到哪一步了。 */
export default function Mine() {
  const fetchPage = useCallback(
    (before?: string) => ask('unit', 'mine', before ? { before } : {}),
    [],
  )
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  return (
    <Screen bottom={<Button onPress={() => open('unitReportForm')}>到一个社区报到</Button>}>
      <ReportList pages={pages} names="community" empty={empty} />
    </Screen>
  )
}
