import type { PosterDetail } from '@domain/area/posters'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Confirm } from '@/shared/ui/confirm'
import { toast } from '@/shared/ui/toast'

interface RenewActionProps {
  poster: PosterDetail
  onDone: (poster: PosterDetail) => void
}

/** 换新：贴出去的旧码不再管用，所以多问一句。 */
export function RenewAction({ poster, onDone }: RenewActionProps) {
  const [asking, setAsking] = useState(false)
  const { run, error } = useAction()
  const renew = async () => {
    const { areaId, scene } = poster
    const renewed = await run(() => act('area', 'renew', { areaId, scene }))
    if (!renewed) return
    setAsking(false)
    toast('换好了，请把旧的换下来')
    onDone(renewed)
  }
  return (
    <>
      <Button kind="plain" icon="again" onPress={() => setAsking(true)}>
        换一个新的码
      </Button>
      <Confirm
        open={asking}
        title="换一个新的码"
        text={error ?? '贴出去的旧码马上不管用，扫到的人会看到“换新了”。换好要重新打印。'}
        confirmLabel="换新"
        danger
        onConfirm={renew}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
