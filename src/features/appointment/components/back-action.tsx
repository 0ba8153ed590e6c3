import { act } from '@/shared/cloud/call'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'
import { toast } from '@/shared/ui/toast'

interface BackActionProps {
  /** 谁的假；空是自己的。 */
  id: string | null
  onDone: () => void
}

/** 提前回来，或者不请了：工作马上还给本人。 */
export function BackAction({ id, onDone }: BackActionProps) {
  const { run, error } = useAction()
  const back = async () => {
    const done = await run(async () => {
      await act('appointment', 'comeBack', { id }, newRequestId())
      return true
    })
    if (!done) return
    toast('好了，工作回到本人手里')
    onDone()
  }
  return (
    <>
      {error && <Notice tone="red">{error}</Notice>}
      <Button kind="plain" busyText="正在写" onPress={back}>
        提前回来
      </Button>
    </>
  )
}
