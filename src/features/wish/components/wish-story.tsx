import { exactTime, humanTime } from '@domain/kernel/date'
import type { WishDetail } from '@domain/wish/present'
import type { TimelineRow } from '@domain/wish/present-timeline'
import { serverNow } from '@/shared/cloud/clock'
import { Card } from '@/shared/ui/card'
import { Timeline } from '@/shared/ui/timeline'
import { Words } from '@/shared/ui/words'
import { WishPictures } from './wish-pictures'

/** 经过，最新的在前。 */
export function Story({ timeline }: { timeline: readonly TimelineRow[] }) {
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

/** 回音、谢意和经过。 */
export function WishStory({ wish }: { wish: WishDetail }) {
  return (
    <>
      {wish.reply && (
        <Card title="回音">
          <Words>{wish.reply}</Words>
          <WishPictures pictures={wish.deliveryPictures} label="送达的照片" />
        </Card>
      )}
      {wish.thanks && (
        <Card title="许愿人的话">
          <Words>{wish.thanks}</Words>
        </Card>
      )}
      <Story timeline={wish.timeline} />
    </>
  )
}
