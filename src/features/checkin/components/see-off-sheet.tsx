import type { AttendanceRow } from '@domain/checkin/attendance'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Confirm } from '@/shared/ui/confirm'

interface SeeOffSheetProps {
  row: AttendanceRow
  onClose: () => void
  onDone: () => unknown
}

/** 替没带手机的人签退。 */
export function SeeOffSheet({ row: { id, name }, onClose, onDone }: SeeOffSheetProps) {
  const { run, error } = useAction()
  const leave = async () => {
    if (!(await run(() => act('checkin', 'seeOff', { id })))) return
    onClose()
    await onDone()
  }
  return (
    <Confirm
      open
      title={`替${name}签退吗`}
      text="人要走了、手边没有手机，才替他签退。时间算到现在，记下是您签的。"
      confirmLabel="替他签退"
      error={error}
      onConfirm={leave}
      onClose={onClose}
    />
  )
}
