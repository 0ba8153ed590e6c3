import type { KeptGood } from '@domain/goods/present'
import { goodSteps } from '@domain/goods/steps'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { useStale } from '@/shared/cloud/useStale'
import { open } from '@/shared/routes'
import { Button } from '@/shared/ui/button'
import { Confirm } from '@/shared/ui/confirm'
import { toast } from '@/shared/ui/toast'

interface ReviewActionsProps {
  good: KeptGood
  onDone: (good: KeptGood) => void
  onStale: () => unknown
}

/** 底下的按钮：归他审的审，归他管的改。 */
export function ReviewActions({ good, onDone, onStale }: ReviewActionsProps) {
  const { id, draftAt: seenAt, steps, keeps, draft } = good
  const [asking, setAsking] = useState<'approve' | 'reject' | null>(null)
  const action = useAction()
  const close = () => setAsking(null)
  useStale(action, close, onStale)
  const review = async (note: string) => {
    if (!asking) return
    const input = { id, name: asking, seenAt, note: note || null }
    const after = await action.run(() => act('shop', 'reviewGood', input))
    if (!after) return
    close()
    toast(asking === 'approve' ? '摆上货架了' : '请他改了')
    onDone(after)
  }
  if (steps.length === 0)
    return keeps ? (
      <Button kind="plain" onPress={() => open('writeGood', { id })}>
        改一改
      </Button>
    ) : null
  return (
    <>
      <Button kind="plain" onPress={() => setAsking('reject')}>
        {goodSteps.reject.label}
      </Button>
      <Button onPress={() => setAsking('approve')}>{goodSteps.approve.label}</Button>
      <Confirm
        open={asking === 'approve'}
        title="审核通过"
        text={`“${draft.title}”按 ${draft.points} 分摆上货架，居民马上看得到。`}
        confirmLabel="审核通过"
        error={action.error}
        onConfirm={review}
        onClose={close}
      />
      <Confirm
        open={asking === 'reject'}
        title="请改一改"
        confirmLabel="请改一改"
        reason={{ label: '哪里要改' }}
        error={action.error}
        onConfirm={review}
        onClose={close}
      />
    </>
  )
}
