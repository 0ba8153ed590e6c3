import { answerStep } from '@domain/complaint/complaint'
import { TEXT_LIMIT } from '@domain/complaint/form'
import type { ComplaintView } from '@domain/complaint/present'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Confirm } from '@/shared/ui/confirm'
import { toast } from '@/shared/ui/toast'

interface AnswerActionProps {
  id: string
  onDone: (one: ComplaintView) => void
}

/** 答复：写一句，写的人马上看得到。 */
export function AnswerAction({ id, onDone }: AnswerActionProps) {
  const [asking, setAsking] = useState(false)
  const { run, error } = useAction()
  const answer = async (text: string) => {
    const answered = await run(() => act('complaint', 'answer', { id, text }))
    if (!answered) return
    setAsking(false)
    toast('答复发出去了')
    onDone(answered)
  }
  return (
    <>
      <Button onPress={() => setAsking(true)}>{answerStep.label}</Button>
      <Confirm
        open={asking}
        title={answerStep.label}
        text={error ?? '发出去就改不了了，写的人会收到消息。'}
        confirmLabel={answerStep.label}
        reason={{ label: answerStep.note?.hint ?? '', max: TEXT_LIMIT }}
        onConfirm={answer}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
