import { humanTime } from '@domain/kernel/date'
import { moveKinds } from '@domain/stock/move'
import type { MoveView } from '@domain/stock/present'
import { useDidShow, useReachBottom, useRouter } from '@tarojs/taro'
import { useCallback } from 'react'
import { ask } from '@/shared/cloud/call'
import { serverNow } from '@/shared/cloud/clock'
import { usePages } from '@/shared/cloud/usePages'
import { Screen } from '@/shared/screen'
import { Cell } from '@/shared/ui/cell'
import { List } from '@/shared/ui/list'
import { Words } from '@/shared/ui/words'
import { signed } from '../../components/words'

/** 进出记录：进货、报损、盘点差额，新的在前；领走的在兑换单里。 */
export default function Moves() {
  const { shopId = '', goodId } = useRouter().params
  const fetchPage = useCallback(
    (before?: string) =>
      ask('stock', 'moves', { shopId, ...(goodId && { goodId }), ...(before && { before }) }),
    [shopId, goodId],
  )
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  const title = goodId ? pages.rows?.[0]?.title : undefined
  return (
    <Screen title="进出记录" lead={title ?? '进货、报损、盘点差额；领走的在兑换单里。'}>
      <List
        flush
        items={pages.rows ?? undefined}
        keyOf={(row) => row.id}
        render={(row) => <Row row={row} />}
        empty={{ title: '还没有进出', note: '进货、报损、盘点以后，一笔一笔记在这里。' }}
        error={pages.error ?? undefined}
        onRetry={pages.retry}
        more={!pages.ended}
        onMore={pages.more}
      />
    </Screen>
  )
}

function Row({ row }: { row: MoveView }) {
  const note = [moveKinds[row.kind], humanTime(row.at, serverNow()), row.sponsor, row.reason]
  return (
    <Cell
      title={row.title}
      note={note.filter(Boolean).join(' · ')}
      value={
        <Words bold tone={row.count > 0 ? 'green' : 'amber'}>
          {signed(row.count)}
        </Words>
      }
    />
  )
}
