import type { AttendanceRow } from '@domain/checkin/attendance'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Cell } from '@/shared/ui/cell'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { Words } from '@/shared/ui/words'
import { clockOf, startOf } from './words'

interface VerifyRowProps {
  row: AttendanceRow
  onDone: () => unknown
}

/** 一条等核对的补记：自己写的等同事，同事写的由我核对。 */
export function VerifyRow({ row, onDone }: VerifyRowProps) {
  const [open, setOpen] = useState(false)
  const { name, title, inAt, backfill, own } = row
  const waits = backfill?.mine || own
  return (
    <>
      <Cell
        title={`${name} · ${title}`}
        note={`${startOf(inAt)} 签到，补记 ${clockOf(backfill?.outAt ?? inAt)} 走`}
        value={waits ? '等同事核对' : undefined}
        onPress={waits ? undefined : () => setOpen(true)}
      />
      {open && <Verify row={row} onClose={() => setOpen(false)} onDone={onDone} />}
    </>
  )
}

function Verify({ row, onClose, onDone }: VerifyRowProps & { onClose: () => void }) {
  const { run, error } = useAction()
  const { id, name, inAt, backfill } = row
  const answer = async (agreed: boolean) => {
    const done = await run(() => act('checkin', 'verify', { id, agreed }))
    if (!done) return
    onClose()
    await onDone()
  }
  const actions = [
    <Button key="no" kind="plain" onPress={() => answer(false)}>
      不属实
    </Button>,
    <Button key="yes" onPress={() => answer(true)}>
      属实
    </Button>,
  ]
  return (
    <Sheet open title={`核对${name}的补记`} onClose={onClose} actions={actions}>
      <Words>{`${startOf(inAt)} 签到，没有签退；同事补记 ${clockOf(backfill?.outAt ?? inAt)} 走。`}</Words>
      <Words tone="soft">{`缘由：${backfill?.why ?? ''}`}</Words>
      <Words size="note" tone="soft">
        您说属实，时间才算；不属实，还是没有签退。补记的时间标明是补记的。
      </Words>
      {error && <Notice tone="red">{error}</Notice>}
    </Sheet>
  )
}
