import { exactTime, humanTime } from '@domain/kernel/date'
import { serverNow } from './cloud/clock'
import { Card } from './ui/card'
import { Timeline } from './ui/timeline'

interface StoryProps {
  /** 先发生的在前。 */
  timeline: readonly {
    readonly label: string
    readonly at: string
    readonly note: string | null
  }[]
}

/** 经过，最新的在前。 */
export function Story({ timeline }: StoryProps) {
  const now = serverNow()
  const items = timeline.map(({ label, at, note }, index) => ({
    key: `${index}`,
    title: label,
    note: note ?? undefined,
    when: humanTime(at, now),
    exact: exactTime(at),
  }))
  return (
    <Card title="经过">
      <Timeline items={items.reverse()} />
    </Card>
  )
}
