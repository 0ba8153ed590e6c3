import { exactTime, humanTime } from '@domain/kernel/date'
import type { ReportView } from '@domain/reportin/present'
import { serverNow } from '@/shared/cloud/clock'
import { Card } from '@/shared/ui/card'
import { Timeline } from '@/shared/ui/timeline'

/** 经过，最新的在前。 */
export function Story({ one }: { one: ReportView }) {
  const now = serverNow()
  const items = [...one.timeline].reverse().map(({ label, at, note }) => ({
    ...{ key: `${at} ${label}`, title: label, note: note ?? undefined },
    ...{ when: humanTime(at, now), exact: exactTime(at) },
  }))
  return (
    <Card title="经过">
      <Timeline items={items} />
    </Card>
  )
}
