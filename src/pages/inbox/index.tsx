import { humanTime } from '@domain/kernel/date'
import { useReachBottom } from '@tarojs/taro'
import { useCallback, useEffect } from 'react'
import { showUnread } from '@/shared/badge'
import { ask, look } from '@/shared/cloud/call'
import { serverNow } from '@/shared/cloud/clock'
import { usePages } from '@/shared/cloud/usePages'
import { useReturned } from '@/shared/cloud/useReturned'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Cell } from '@/shared/ui/cell'
import { List } from '@/shared/ui/list'

/** 消息：写给我的，和写给我所在岗位的。打开就算看过。 */
export default function Inbox() {
  const fetchPage = useCallback(
    (before?: string) => (before ? ask('inbox', 'list', { before }) : look('inbox', 'catchUp', {})),
    [],
  )
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useReturned(pages.refresh)
  const { rows } = pages
  useEffect(() => {
    if (rows) showUnread(0)
  }, [rows])
  const now = serverNow()
  return (
    <Screen>
      <List
        flush
        items={rows ?? undefined}
        keyOf={(row) => row.id}
        render={(row) => (
          <Cell
            icon={row.unread ? 'bell' : 'chat'}
            tone={row.unread ? 'red' : 'plain'}
            title={row.text}
            note={[humanTime(timeOf(row.order), now), row.ticketNo, row.unread && '新']
              .filter(Boolean)
              .join(' · ')}
            onPress={() => open(row.about ?? 'detail', { id: row.ticketId })}
          />
        )}
        empty={{ title: '还没有消息', note: '心愿有了进展，这里会告诉您。' }}
        error={pages.error ?? undefined}
        onRetry={pages.retry}
        more={!pages.ended}
        onMore={pages.more}
      />
    </Screen>
  )
}

const timeOf = (order: string) => order.split('~')[0] ?? order
