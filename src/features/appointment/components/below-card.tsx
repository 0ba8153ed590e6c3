import type { BelowView } from '@domain/appointment/area-tree'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Tag } from '@/shared/ui/tag'

interface BelowCardProps {
  title: string
  below: readonly BelowView[]
  onOpen: (id: string) => void
}

/** 下一级各是谁；缺人的写明缺哪一位。 */
export function BelowCard({ title, below, onOpen }: BelowCardProps) {
  if (below.length === 0) return null
  return (
    <Card flush title={title}>
      {below.map(({ id, name, label, says, lacks }) => {
        const short = lacks.length > 0
        const note = [
          label,
          says,
          short && `缺${/^\w/.test(lacks[0] ?? '') ? ' ' : ''}${lacks.join('、')}`,
        ]
          .filter(Boolean)
          .join(' · ')
        return (
          <Cell
            key={id}
            icon={short ? 'alert' : 'people'}
            tone={short ? 'amber' : 'green'}
            title={name}
            note={note || '还没有人'}
            value={
              short ? (
                <Tag tone="amber" icon="alert">
                  空缺
                </Tag>
              ) : undefined
            }
            onPress={() => onOpen(id)}
          />
        )
      })}
    </Card>
  )
}
