import { reportStatuses } from '@domain/reportin/reportin'
import type { RosterRowView } from '@domain/reportin/roster-page'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Cell } from '@/shared/ui/cell'
import { Confirm } from '@/shared/ui/confirm'
import { Tag } from '@/shared/ui/tag'
import { toast } from '@/shared/ui/toast'
import { statusTones } from './words'

interface RosterCellProps {
  row: RosterRowView
  onDropped: () => unknown
}

/** 名册上的一个人；点开问要不要移出名册。 */
export function RosterCell({ row, onDropped }: RosterCellProps) {
  const [asking, setAsking] = useState(false)
  const { run, error } = useAction()
  const drop = async () => {
    if (!(await run(() => act('reportin', 'dropFromRoster', { id: row.id })))) return
    setAsking(false)
    toast(`移出了：${row.name}`)
    await onDropped()
  }
  return (
    <>
      <Cell
        title={row.name}
        note={row.phone}
        value={<State row={row} />}
        onPress={() => setAsking(true)}
      />
      <Confirm
        open={asking}
        title={`把${row.name}移出名册`}
        text="调走了、退休了才移出。他报到的事不动，由他本人和社区来办；以后再导入，就回到名册。"
        confirmLabel="移出名册"
        danger
        error={error}
        onConfirm={drop}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

/** 认领了没有，居住地的报到到了哪一步；词和颜色一起说。 */
function State({ row: { claimed, status } }: { row: RosterRowView }) {
  if (!claimed) return <Tag>还没认领</Tag>
  if (!status) return <Tag tone="blue">还没报到</Tag>
  return <Tag tone={statusTones[status]}>{reportStatuses[status].label}</Tag>
}
