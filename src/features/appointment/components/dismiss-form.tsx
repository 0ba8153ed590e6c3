import type { HolderView, SeatView } from '@domain/appointment/present'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'
import { toast } from '@/shared/ui/toast'

interface DismissFormProps {
  seat: SeatView
  holder: HolderView
  onDone: () => void
}

/** 免去：说清以后会怎样，再按一次才做。 */
export function DismissForm({ seat, holder, onDone }: DismissFormProps) {
  const { run, error } = useAction()
  const last = seat.holders.filter(({ later }) => !later).length === 1
  const send = async () => {
    const done = await run(() => act('appointment', 'dismiss', { id: holder.id }))
    if (!done) return
    const { missing } = done
    toast(missing.length > 0 ? `免去了，这里还缺${missing.join('、')}` : '免去了')
    onDone()
  }
  return (
    <>
      <Notice tone="amber" title={`免去${holder.name}的${seat.label}`}>
        {last
          ? '马上不算数。这里就没有人了；已经定了谁来接，请改点“换人”，中间不空。'
          : '马上不算数，本人会收到一条消息。'}
      </Notice>
      {error && <Notice tone="red">{error}</Notice>}
      <Button kind="danger" busyText="正在写" onPress={send}>
        免去
      </Button>
    </>
  )
}
