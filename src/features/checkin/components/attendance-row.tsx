import type { AttendanceRow } from '@domain/checkin/attendance'
import { arrivals } from '@domain/checkin/checkin'
import { useState } from 'react'
import { Cell } from '@/shared/ui/cell'
import { Tag } from '@/shared/ui/tag'
import { BackfillSheet } from './backfill-sheet'
import { SeeOffSheet } from './see-off-sheet'
import { VerifyRow } from './verify-row'
import { checkInTag, clockOf, lengthOf } from './words'

interface AttendanceRowProps {
  row: AttendanceRow
  /** 这一场几点结束。 */
  ended: string
  onDone: () => unknown
}

/** 名单上的一个人。还没走的点开替他签退，没有签退的点开补记，等核对的点开核对。 */
export function AttendanceRowView({ row, ended, onDone }: AttendanceRowProps) {
  const [open, setOpen] = useState(false)
  const { name, duty, inAt, inHow, outAt, minutes, state, own, backfilled } = row
  if (state === 'awaiting') return <VerifyRow row={row} onDone={onDone} />
  const times = outAt
    ? `${clockOf(inAt)} 到 ${clockOf(outAt)}`
    : `${clockOf(inAt)} ${arrivals[inHow]}`
  const notes = [duty, times, backfilled && '补记'].filter(Boolean)
  const acts = !own && state !== 'out'
  const close = () => setOpen(false)
  return (
    <>
      <Cell
        title={name}
        note={notes.join(' · ')}
        value={state === 'out' ? lengthOf(minutes) : <Tag {...checkInTag(state)} />}
        onPress={acts ? () => setOpen(true) : undefined}
      />
      {open && state === 'in' && <SeeOffSheet row={row} onClose={close} onDone={onDone} />}
      {open && state === 'missed' && (
        <BackfillSheet row={row} ended={ended} onClose={close} onDone={onDone} />
      )}
    </>
  )
}
