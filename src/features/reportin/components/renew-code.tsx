import type { DepotCode } from '@domain/reportin/depots'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Confirm } from '@/shared/ui/confirm'
import { toast } from '@/shared/ui/toast'

interface RenewCodeProps {
  code: DepotCode
  onDone: (code: DepotCode) => void
}

/** 换新：贴出去的旧码不再管用，所以多问一句。 */
export function RenewCode({ code: { id, scene }, onDone }: RenewCodeProps) {
  const [asking, setAsking] = useState(false)
  const { run, error } = useAction()
  const renew = async () => {
    const renewed = await run(() => act('reportin', 'renewDepotCode', { id, scene }))
    if (!renewed) return
    setAsking(false)
    toast('换好了，请把旧的换下来')
    onDone(renewed)
  }
  return (
    <>
      <Button kind="text" icon="again" onPress={() => setAsking(true)}>
        换一个新的码
      </Button>
      <Confirm
        open={asking}
        title="换一个新的码"
        text="贴出去的旧码马上不管用，骑手扫到会请他看新的。换好要重新打印。"
        confirmLabel="换新"
        danger
        error={error}
        onConfirm={renew}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
