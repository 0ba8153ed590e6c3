import type { AreaNode } from '@domain/appointment/area-tree'
import type { HolderView, SeatView } from '@domain/appointment/present'
import { useState } from 'react'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Sheet } from '@/shared/ui/sheet'
import { Tag } from '@/shared/ui/tag'
import { HolderSheet, openAppoint, type Where } from './holder-sheet'
import { untilWords } from './term-words'

type Other = AreaNode['others'][number]

interface SeatsCardProps {
  seats: readonly SeatView[]
  /** 不列成位置、也可以在这里任命的角色。 */
  others?: readonly Other[]
  where: Where
  onChanged: () => void
}

/** 各个位置上是谁，空着的用琥珀色说明；点开是归看的人做的事。 */
export function SeatsCard({ seats, others = [], where, onChanged }: SeatsCardProps) {
  const [shown, setShown] = useState<{ seat: SeatView; holder: HolderView } | null>(null)
  const [adding, setAdding] = useState(false)
  const nobody = seats.every((s) => s.holders.length === 0 && !s.vacant)
  const addable = [
    ...seats.filter(({ mayAdd }) => mayAdd),
    ...others.map((one) => ({ ...one, duty: null })),
  ]
  return (
    <Card flush title="谁担任什么">
      {nobody && <Cell icon="people" tone="plain" title="还没有人" />}
      {seats.map((seat) => (
        <Seat
          key={seat.label}
          seat={seat}
          where={where}
          onShow={(holder) => setShown({ seat, holder })}
        />
      ))}
      {addable.length > 0 && (
        <Cell icon="plus" tone="plain" title="任命一位" onPress={() => setAdding(true)} />
      )}
      <Sheet open={adding} title="任命什么" onClose={() => setAdding(false)}>
        <Card flush>
          {addable.map((seat) => (
            <Cell
              key={seat.label}
              title={seat.label}
              onPress={() => {
                setAdding(false)
                openAppoint(where, seat)
              }}
            />
          ))}
        </Card>
      </Sheet>
      {shown && (
        <HolderSheet
          {...shown}
          where={where}
          onClose={() => setShown(null)}
          onChanged={onChanged}
        />
      )}
    </Card>
  )
}

interface SeatProps {
  seat: SeatView
  where: Where
  onShow: (holder: HolderView) => void
}

function Seat({ seat, where, onShow }: SeatProps) {
  const { label, holders, vacant, mayAdd } = seat
  const add = mayAdd ? () => openAppoint(where, seat) : undefined
  return (
    <>
      {holders.map((holder) => (
        <Cell
          key={holder.id}
          icon="person"
          tone={holder.away ? 'amber' : 'green'}
          title={holder.name}
          note={`${label}，${untilWords(holder.to)}`}
          value={<HolderTag holder={holder} />}
          onPress={holder.may.length > 0 ? () => onShow(holder) : undefined}
        />
      ))}
      {vacant && (
        <Cell
          icon="alert"
          tone="amber"
          title={`${label}空着`}
          note={add ? '请任命一位' : '由能任命的那一级来补'}
          value={
            <Tag tone="amber" icon="alert">
              空缺
            </Tag>
          }
          onPress={add}
        />
      )}
    </>
  )
}

function HolderTag({ holder: { away, leave, later, waiting } }: { holder: HolderView }) {
  if (away) return <Tag tone="amber">请假</Tag>
  if (later) return <Tag tone="blue">还没开始</Tag>
  if (waiting) return <Tag tone="blue">还没来登记</Tag>
  return leave ? <Tag tone="blue">将要请假</Tag> : null
}
