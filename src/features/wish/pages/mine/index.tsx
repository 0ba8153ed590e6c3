import { useDidShow, useReachBottom } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { ask } from '@/shared/cloud/call'
import { usePages } from '@/shared/cloud/usePages'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Tabs } from '@/shared/ui/tabs'
import { PagedWishes } from '@/shared/wish/paged-wishes'

const kinds = [
  { value: 'mine', label: '我许的' },
  { value: 'proxied', label: '我代许的' },
] as const

const empty = {
  mine: { title: '您还没有许过心愿', note: '缺东西、要人陪、家里要修，都可以说。' },
  proxied: { title: '您还没有代别人许过', note: '邻居不会用手机，您可以替他许。' },
}

/** 我的心愿：我许的、我替邻居许的，各到了哪一步。 */
export default function Mine() {
  const [kind, setKind] = useState<'mine' | 'proxied'>('mine')
  const fetchPage = useCallback(
    (before?: string) => ask('wish', kind, before ? { before } : {}),
    [kind],
  )
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  return (
    <Screen bottom={<Button onPress={() => open('post')}>许个微心愿</Button>}>
      <Tabs label="哪些心愿" items={kinds} value={kind} onChange={setKind} />
      <PagedWishes pages={pages} withState empty={empty[kind]} />
    </Screen>
  )
}
