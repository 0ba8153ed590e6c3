import { useDidShow, useReachBottom } from '@tarojs/taro'
import { useCallback } from 'react'
import { ask } from '@/shared/cloud/call'
import { usePages } from '@/shared/cloud/usePages'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { ComplaintList } from '../../components/complaint-list'

const empty = {
  title: '您还没有写过',
  note: '哪里做得不对、哪里可以更好，都可以说。社区看不到，由街道和区里答复。',
}

/** 投诉建议：我写的，各有没有答复。 */
export default function Mine() {
  const fetchPage = useCallback(
    (before?: string) => ask('complaint', 'mine', before ? { before } : {}),
    [],
  )
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  return (
    <Screen bottom={<Button onPress={() => open('complain')}>写一件</Button>}>
      <ComplaintList pages={pages} empty={empty} />
    </Screen>
  )
}
