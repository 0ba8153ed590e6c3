import type { TrailRow } from '@domain/accountcare/trail'
import { exactTime, humanTime } from '@domain/kernel/date'
import { serverNow } from '@/shared/cloud/clock'
import { Card } from '@/shared/ui/card'
import { Timeline } from '@/shared/ui/timeline'

/** 账号上发生过的事，新的在前。没有就不画。 */
export function Trail({ rows }: { rows: readonly TrailRow[] }) {
  if (rows.length === 0) return null
  const noteOf = ({ reason, until }: TrailRow) =>
    [until && `到${exactTime(until)}为止`, reason].filter(Boolean).join('，') || undefined
  return (
    <Card title="账号的经过">
      <Timeline
        items={rows.map((row) => ({
          key: row.id,
          title: `${row.by}：${row.label}`,
          note: noteOf(row),
          when: humanTime(row.at, serverNow()),
          exact: exactTime(row.at),
        }))}
      />
    </Card>
  )
}
