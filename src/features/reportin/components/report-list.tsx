import { timeLeft } from '@domain/kernel/date'
import type { ReportFilter } from '@domain/reportin/lists'
import type { ReportRow } from '@domain/reportin/present'
import { reportStatuses } from '@domain/reportin/reportin'
import { serverNow } from '@/shared/cloud/clock'
import type { Pages } from '@/shared/cloud/usePages'
import { open } from '@/shared/routes'
import { Cell } from '@/shared/ui/cell'
import { List } from '@/shared/ui/list'
import { Tag } from '@/shared/ui/tag'
import { filterWords, statusTones } from './words'

interface ReportListProps {
  pages: Pages<ReportRow>
  filter: ReportFilter
}

/** 一页一页的报到：谁、到哪一步、哪个单位、认了什么岗、还剩多久。 */
export function ReportList({ pages, filter }: ReportListProps) {
  // 街道和区里的名单跨几个社区，才要说是哪一个。
  const several = new Set(pages.rows?.map(({ community }) => community)).size > 1
  return (
    <List
      flush
      items={pages.rows ?? undefined}
      keyOf={(row) => row.id}
      render={(row) => <ReportCell row={row} withCommunity={several} />}
      empty={{
        title: filterWords[filter].empty,
        note: filter === 'pending' ? '有新的会发消息告诉您。' : undefined,
      }}
      error={pages.error ?? undefined}
      onRetry={pages.retry}
      more={!pages.ended}
      onMore={pages.more}
    />
  )
}

function ReportCell({ row, withCommunity }: { row: ReportRow; withCommunity: boolean }) {
  const { id, status, name, unit, servicePost, dueAt, line, community } = row
  const note = [
    withCommunity && community,
    line === 'work' && '工作地',
    unit,
    servicePost,
    dueAt && timeLeft(dueAt, serverNow()),
  ]
  return (
    <Cell
      title={name}
      note={note.filter(Boolean).join(' · ') || undefined}
      value={<Tag tone={statusTones[status]}>{reportStatuses[status].label}</Tag>}
      onPress={() => open('reportIn', { id })}
    />
  )
}
