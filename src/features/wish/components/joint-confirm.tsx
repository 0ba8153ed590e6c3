import type { WishDetail } from '@domain/wish/present'
import { steps } from '@domain/wish/steps'
import { act } from '@/shared/cloud/call'
import { askReminders } from '@/shared/cloud/reminders'
import { useAction } from '@/shared/cloud/useAction'
import { Confirm } from '@/shared/ui/confirm'
import { toast } from '@/shared/ui/toast'

/** 要做的：出第几样，或者收回第几样（从 0 数）。 */
export interface Wanted {
  readonly step: 'offer' | 'retract'
  readonly at: number
}

const questions = {
  offer: {
    done: '出了一份，请等社区来定时间',
    text: '只出东西、出工夫，不出钱。时间由社区来定，会发消息告诉您；办好之前都可以收回。',
  },
  retract: { done: '收回了这一份', text: '收回以后，这一份可以由别人来出。' },
} as const

const reason = {
  label: '想对社区说的话',
  hint: '例如：周末都有空。不用写电话。',
  max: 50,
  optional: true,
}

interface JointConfirmProps {
  wish: WishDetail
  wanted: Wanted
  onDone: (wish: WishDetail) => void
  /** 关上的时候，是不是刚刚没办成。 */
  onClose: (failed: boolean) => void
}

/** 出一份或收回一份之前再问一句；出的时候可以说一句话。 */
export function JointConfirm({ wish, wanted, onDone, onClose }: JointConfirmProps) {
  const { run, error } = useAction()
  const { step, at } = wanted
  const send = (note: string) => {
    const input = { id: wish.id, need: at }
    return step === 'offer'
      ? act('wish', 'offer', { ...input, note: note || null })
      : act('wish', 'retract', input)
  }
  const take = async (note: string) => {
    const keepReminders = await askReminders(step === 'offer' ? wish.templates : [])
    const moved = await run(() => send(note))
    void keepReminders()
    if (!moved) return
    toast(questions[step].done)
    onDone(moved)
  }
  const { label } = steps[step]
  return (
    <Confirm
      open
      title={`${label}：${wish.needs[at]?.what ?? ''}`}
      text={questions[step].text}
      confirmLabel={label}
      danger={step === 'retract'}
      error={error}
      {...(step === 'offer' ? { reason } : {})}
      onConfirm={take}
      onClose={() => onClose(error !== null)}
    />
  )
}
