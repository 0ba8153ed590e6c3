import type { HolderView, SeatView } from '@domain/appointment/present'
import { useState } from 'react'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'
import { HolderSheet, openAppoint, type Where } from './holder-sheet'
import { untilWords } from './term-words'

interface SeatsCardProps {
  seats: readonly SeatView[]
  where: Where
  onChanged: () => void
}

/** 各个位置上是谁，空着的用琥珀色说明；点开是归看的人做的事。 */
export function SeatsCard({ seats, where, onChanged }: SeatsCardProps) {
  const [shown, setShown] = useState<{ seat: SeatView; holder: HolderView } | null>(null)
  const nobody = seats.every((s) => s.holders.length === 0 && !s.vacant && !s.mayAdd)
  return (
    <Card flush title="谁担任什么">
      {nobody && <Words tone="soft">还没有人。</Words>}
      {seats.map((seat) => (
        <Seat
          key={seat.label}
          seat={seat}
          where={where}
          onShow={(holder) => setShown({ seat, holder })}
        />
      ))}
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
          note={`${label} · ${untilWords(holder.to)}`}
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
      {!vacant && add && <Cell icon="plus" tone="plain" title={`任命${label}`} onPress={add} />}
    </>
  )
}

function HolderTag({ holder: { away, leave, later, waiting } }: { holder: HolderView }) {
  if (away) return <Tag tone="amber">请假</Tag>
  if (later) return <Tag tone="blue">还没开始</Tag>
  if (waiting) return <Tag tone="blue">还没来登记</Tag>
  return leave ? <Tag tone="blue">将要请假</Tag> : null
}
