import type { PersonPoints } from '@domain/pointcare/person'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Confirm } from '@/shared/ui/confirm'
import { toast } from '@/shared/ui/toast'

interface FreezeActionProps {
  person: PersonPoints
  onChanged: (person: PersonPoints) => void
}

/** 冻结或解冻：写明原因，原样告诉他。 */
export function FreezeAction({ person, onChanged }: FreezeActionProps) {
  const [asking, setAsking] = useState(false)
  const { run, error } = useAction()
  const { id, frozen, mayFreeze } = person
  if (!mayFreeze) return null
  const name = frozen ? 'unfreeze' : 'freeze'
  const label = frozen ? '解冻积分' : '冻结积分'
  const confirm = async (reason: string) => {
    const done = await run(() => act('points', name, { id, reason }))
    if (!done) return
    setAsking(false)
    toast(frozen ? '解冻了，他收到一条消息' : '冻结了，他收到一条消息')
    onChanged(done)
  }
  return (
    <>
      <Button kind={frozen ? 'primary' : 'danger'} onPress={() => setAsking(true)}>
        {label}
      </Button>
      <Confirm
        open={asking}
        danger={!frozen}
        title={label}
        text={
          frozen
            ? '当场就能用；冻结期间到期的、快到期的，再留 30 天。'
            : '他照样能得、看得到，暂时不能用，到期的也先留着。消息里会告诉他怎么申诉。'
        }
        confirmLabel={label}
        error={error}
        reason={{ label: '原因', hint: '4 到 100 个字，他本人看得到', max: 100 }}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
