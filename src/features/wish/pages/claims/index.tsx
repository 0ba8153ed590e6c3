import { useDidShow, useReachBottom } from '@tarojs/taro'
import { useCallback } from 'react'
import { ask } from '@/shared/cloud/call'
import { usePages } from '@/shared/cloud/usePages'
import { open, openTab } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { PagedWishes } from '@/shared/wish/paged-wishes'

/** 我的认领：我答应帮的，还剩多少时间。 */
export default function Claims() {
  const fetchPage = useCallback(
    (before?: string) => ask('wish', 'claims', before ? { before } : {}),
    [],
  )
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  return (
    <Screen
      stack
      bottom={
        <>
          <Button kind="plain" onPress={() => open('helper')}>
            我能帮什么
          </Button>
          <Button onPress={() => openTab('wishes')}>去心愿大厅看看</Button>
        </>
      }
    >
      <PagedWishes
        pages={pages}
        withState
        empty={{ title: '您还没有认领心愿', note: '大厅里有邻居正等着帮忙。' }}
      />
    </Screen>
  )
}
