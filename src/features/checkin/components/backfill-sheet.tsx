import type { AttendanceRow } from '@domain/checkin/attendance'
import { clockOn } from '@domain/kernel/date'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Confirm } from '@/shared/ui/confirm'
import { Field } from '@/shared/ui/field'
import { TextInput } from '@/shared/ui/text-input'
import { momentOf } from './clock-text'
import { clockOf } from './words'

interface BackfillSheetProps {
  row: AttendanceRow
  /** 这一场几点结束，最晚写到这里。 */
  ended: string
  onClose: () => void
  onDone: () => unknown
}

/** 写的几点是哪一刻；比签到早的是过了夜的第二天。 */
function outOf(inAt: string, text: string): string | null {
  const same = momentOf(clockOn(inAt, 0), text)
  return same !== null && same <= inAt ? momentOf(clockOn(inAt, 24), text) : same
}

/** 补记：照实写他几点走的，另一位同事核对了才算。 */
export function BackfillSheet({ row, ended, onClose, onDone }: BackfillSheetProps) {
  const [clock, setClock] = useState('')
  const [wrong, setWrong] = useState<string>()
  const { run, error } = useAction()
  const { id, name, inAt } = row
  const write = async (why: string) => {
    const outAt = outOf(inAt, clock)
    const late = outAt !== null && outAt > ended
    const said = `请写几点走的，在 ${clockOf(inAt)} 到 ${clockOf(ended)} 之间。`
    setWrong(outAt === null || late ? said : undefined)
    if (outAt === null || late) return
    if (!(await run(() => act('checkin', 'backfill', { id, outAt, why })))) return
    onClose()
    await onDone()
  }
  return (
    <Confirm
      open
      title={`替${name}补记`}
      text={`他 ${clockOf(inAt)} 签到，没有签退。照实写几点走的，再请另一位同事核对；补记的标明是补记的。`}
      confirmLabel="写好，请同事核对"
      reason={{ label: '怎么知道的', hint: '例如：当时一起在场' }}
      error={error}
      onConfirm={write}
      onClose={onClose}
    >
      <Field label="几点走的" hint={`在 ${clockOf(inAt)} 到 ${clockOf(ended)} 之间`} error={wrong}>
        <TextInput max={5} value={clock} onChange={setClock} />
      </Field>
    </Confirm>
  )
}
