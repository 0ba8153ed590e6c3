import type { CheckInView } from '@domain/checkin/present'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Confirm } from '@/shared/ui/confirm'
import { toast } from '@/shared/ui/toast'
import { lengthOf } from './words'

interface CheckOutProps {
  checkIn: CheckInView
  onDone: (checkIn: CheckInView) => unknown
}

/** 签退：一场只签一次，所以问一句。 */
export function CheckOut({ checkIn, onDone }: CheckOutProps) {
  const [asking, setAsking] = useState(false)
  const { run, error } = useAction()
  const leave = async () => {
    const left = await run(() => act('checkin', 'checkOut', { id: checkIn.id }))
    if (!left) return
    setAsking(false)
    toast(`签退了，这一次 ${lengthOf(left.minutes)}`)
    await onDone(left)
  }
  return (
    <>
      <Button onPress={() => setAsking(true)}>签退</Button>
      <Confirm
        open={asking}
        title="现在签退吗"
        text="时间算到现在；签退以后，这一场不能再签到。"
        confirmLabel="签退"
        error={error}
        onConfirm={leave}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
