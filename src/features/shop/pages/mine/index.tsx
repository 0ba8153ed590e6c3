import { humanTime } from '@domain/kernel/date'
import type { RedemptionView } from '@domain/shop/present'
import type { PlaceView } from '@domain/shop/queue-place'
import { placeStatuses } from '@domain/shop/queue-place'
import { useDidShow, useReachBottom } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { ask } from '@/shared/cloud/call'
import { serverNow } from '@/shared/cloud/clock'
import { usePages } from '@/shared/cloud/usePages'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { List } from '@/shared/ui/list'
import { Tag } from '@/shared/ui/tag'
import { StatusTag } from '../../components/status-tag'
import { untilWords } from '../../components/words'

/** 我的兑换：轮到了的、在排队的在上面，换过的新的在前。 */
export default function Mine() {
  const [places, setPlaces] = useState<readonly PlaceView[]>([])
  const fetchPage = useCallback(async (before?: string) => {
    const page = await ask('shop', 'mine', before ? { before } : {})
    if (!before) setPlaces(page.places)
    return page
  }, [])
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  return (
    <Screen title="我的兑换">
      {places.length > 0 && (
        <Card flush title="排队等补货">
          {places.map((place) => (
            <PlaceCell key={place.id} place={place} />
          ))}
        </Card>
      )}
      <List<RedemptionView>
        flush
        items={pages.rows ?? undefined}
        keyOf={({ id }) => id}
        render={(one) => <Row one={one} />}
        empty={{
          title: '还没有换过东西',
          note: '帮邻居做点事，得了积分，就能来换。',
          action: <Button onPress={() => open('shopFront')}>去超市看看</Button>,
        }}
        error={pages.error ?? undefined}
        onRetry={pages.retry}
        more={!pages.ended}
        onMore={pages.more}
      />
    </Screen>
  )
}

/** 香皂等 3 样。 */
function titleOf({ lines }: RedemptionView): string {
  const [first] = lines
  return lines.length > 1 ? `${first?.title}等 ${lines.length} 样` : (first?.title ?? '')
}

function Row({ one }: { one: RedemptionView }) {
  const { id, status, points, closesAt, orderedAt, gift } = one
  const now = serverNow()
  const when =
    status === 'ordered' ? `${humanTime(closesAt, now)}以前领` : humanTime(orderedAt, now)
  return (
    <Cell
      icon={gift ? 'heart' : 'gift'}
      tone={status === 'ordered' ? 'red' : 'plain'}
      title={titleOf(one)}
      note={[gift ? `送给心愿 ${gift.no}` : null, `${points} 分`, when].filter(Boolean).join(' · ')}
      value={<StatusTag status={status} />}
      onPress={() => open('redemptionCode', { id })}
    />
  )
}

function PlaceCell({ place }: { place: PlaceView }) {
  const { shopId, goodId, title, status, until, points } = place
  const held = status === 'held'
  const note =
    held && until
      ? [points === null ? null : `${points} 分`, `留到${untilWords(until)}`]
      : [`${humanTime(place.since, serverNow())}开始排`]
  return (
    <Cell
      icon="clock"
      tone={held ? 'red' : 'plain'}
      title={title}
      note={note.filter(Boolean).join(' · ')}
      value={<Tag tone={held ? 'green' : 'amber'}>{placeStatuses[status].label}</Tag>}
      onPress={() => open('shopGood', { shopId, goodId })}
    />
  )
}
