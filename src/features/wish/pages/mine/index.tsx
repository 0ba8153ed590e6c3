import { useDidShow, useReachBottom } from '@tarojs/taro'
import { useCallback } from 'react'
import { ask } from '@/shared/cloud/call'
import { usePages } from '@/shared/cloud/usePages'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { PagedWishes } from '@/shared/wish/paged-wishes'

/** 我的心愿：我许的，各到了哪一步。 */
export default function Mine() {
  const fetchPage = useCallback(
    (before?: string) => ask('wish', 'mine', before ? { before } : {}),
    [],
  )
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  return (
    <Screen bottom={<Button onPress={() => open('post')}>许个微心愿</Button>}>
      <PagedWishes
        pages={pages}
        withState
        empty={{ title: '您还没有许过心愿', note: '缺东西、要人陪、家里要修，都可以说。' }}
      />
    </Screen>
  )
}
