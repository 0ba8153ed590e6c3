import type { OccasionView } from '@domain/checkin/present'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Confirm } from '@/shared/ui/confirm'

interface EndActionProps {
  occasion: OccasionView
  onDone: () => unknown
}

/** 提早结束；还没开始的是取消。已经结束的没有这个按钮。 */
export function EndAction({ occasion: { id, state }, onDone }: EndActionProps) {
  const [asking, setAsking] = useState(false)
  const { run, error } = useAction()
  if (state !== 'running' && state !== 'upcoming') return null
  const label = state === 'running' ? '提早结束' : '取消这一场'
  const end = async () => {
    if (!(await run(() => act('checkin', 'end', { id })))) return
    setAsking(false)
    await onDone()
  }
  return (
    <>
      <Button kind="text" onPress={() => setAsking(true)}>
        {label}
      </Button>
      <Confirm
        open={asking}
        danger
        title={`${label}吗`}
        text={
          state === 'running'
            ? '签到马上停下；来的人半小时里还能签退，时间算到现在。'
            : '取消以后没有人签得上，要用请另开一场。'
        }
        confirmLabel={label}
        error={error}
        onConfirm={end}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
