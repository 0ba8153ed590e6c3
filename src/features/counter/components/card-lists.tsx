import { humanTime } from '@domain/kernel/date'
import type { AssistedView } from '@domain/pointcard/assisted'
import type { CardEntry } from '@domain/pointcard/lists'
import type { RedemptionView } from '@domain/shop/present'
import { redemptionStatuses } from '@domain/shop/redemption'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { serverNow } from '@/shared/cloud/clock'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { Words } from '@/shared/ui/words'

const whenOf = (iso: string) => humanTime(iso, serverNow())
const titleOf = ({ lines }: RedemptionView) =>
  lines.map(({ title, count }) => `${title} ${count} 件`).join('、')

interface CardOrdersProps {
  orders: readonly RedemptionView[]
  onCode: (code: AssistedView) => void
  onDone: () => unknown
}

/** 这张卡换过的东西；在等着领的，点开再看码，或替她取消。 */
export function CardOrders({ orders, onCode, onDone }: CardOrdersProps) {
  const [opened, setOpened] = useState<RedemptionView | null>(null)
  if (orders.length === 0) return null
  return (
    <Card flush title="兑换">
      {orders.map((one) => (
        <Cell
          key={one.id}
          title={titleOf(one)}
          note={`${one.points} 分 · ${whenOf(one.orderedAt)}`}
          value={redemptionStatuses[one.status].label}
          onPress={one.status === 'ordered' ? () => setOpened(one) : undefined}
        />
      ))}
      {opened && (
        <OrderSheet
          order={opened}
          onCode={onCode}
          onClose={() => setOpened(null)}
          onDone={async () => {
            setOpened(null)
            await onDone()
          }}
        />
      )}
    </Card>
  )
}

interface OrderSheetProps extends Omit<CardOrdersProps, 'orders'> {
  order: RedemptionView
  onClose: () => void
}

function OrderSheet({ order, onCode, onClose, onDone }: OrderSheetProps) {
  const { id, steps } = order
  const { run, error } = useAction()
  const read = async () => {
    const code = await run(() => act('counter', 'showCode', { id }, newRequestId()))
    if (code) onCode(code)
  }
  const cancel = async () => {
    const input = { id, name: 'cancel', note: '她说不要了' } as const
    if (await run(() => act('counter', 'step', input))) await onDone()
  }
  const actions = [
    steps.includes('cancel') && (
      <Button key="cancel" kind="danger" onPress={cancel}>
        替她取消
      </Button>
    ),
    <Button key="read" onPress={read}>
      再看一次码
    </Button>,
  ].filter(Boolean)
  return (
    <Sheet open title={titleOf(order)} onClose={onClose} actions={actions}>
      <Words tone="soft">在等着领。再看一次码会记下是您看的；取消的话，积分马上退回卡上。</Words>
      {error && <Notice tone="red">{error}</Notice>}
    </Sheet>
  )
}

/** 卡上的积分从哪里来、用到哪里去，最近的二十笔。 */
export function CardEntries({ entries }: { entries: readonly CardEntry[] }) {
  return (
    <Card flush={entries.length > 0} title="积分的来去">
      {entries.length === 0 && <Words tone="soft">还没有。点名的时候报卡号，帮了忙就得分。</Words>}
      {entries.map(({ id, points, words, at }) => (
        <Cell
          key={id}
          title={words}
          note={whenOf(at)}
          value={points > 0 ? `+${points} 分` : `−${-points} 分`}
        />
      ))}
    </Card>
  )
}
