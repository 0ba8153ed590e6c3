import type { CardFace, CardView } from '@domain/pointcard/present'
import { type CardStepName, cardSteps } from '@domain/pointcard/steps'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { open } from '@/shared/routes'
import { Button } from '@/shared/ui/button'
import { Confirm } from '@/shared/ui/confirm'
import { toast } from '@/shared/ui/toast'
import { LinkSheet } from './link-sheet'
import { NewPinSheet } from './new-pin-sheet'

interface CardStepsProps {
  card: CardView
  onDone: () => unknown
  /** 换了新卡，去印。 */
  onFace: (face: CardFace) => void
}

/** 这张卡此刻能走的几步，照步骤表画；柜台核销员只看，一个也没有。 */
export function CardSteps({ card, onDone, onFace }: CardStepsProps) {
  const { id, steps, status, called } = card
  const [asking, setAsking] = useState<CardStepName | null>(null)
  const close = () => setAsking(null)
  const finish = async (said: string) => {
    close()
    toast(said)
    await onDone()
  }
  if (steps.length === 0) return null
  return (
    <>
      {status === 'active' && (
        <Button kind="plain" icon="paper" onPress={() => open('cardFace', { id })}>
          再印一张
        </Button>
      )}
      {steps.map((name) => (
        <Button key={name} kind="plain" onPress={() => setAsking(name)}>
          {cardSteps[name].label}
        </Button>
      ))}
      {asking === 'block' && <Block id={id} onClose={close} onDone={() => finish('挂失了')} />}
      {asking === 'renew' && (
        <NewPinSheet
          title={`给${called}换一张新卡`}
          words="卡号不变，积分都在。旧卡的二维码从此不认。"
          done="换新卡"
          onClose={close}
          onPin={(pin) => act('counter', 'renewCard', { id, pin }).then(onFace)}
        />
      )}
      {asking === 'changePin' && (
        <NewPinSheet
          title={`给${called}换密码`}
          words="请她本人来，自己按。"
          done="换密码"
          onClose={close}
          onPin={(pin) => act('counter', 'changePin', { id, pin }).then(() => finish('密码换好了'))}
        />
      )}
      {asking === 'link' && (
        <LinkSheet card={card} onClose={close} onDone={() => finish('并到她的账号上了')} />
      )}
    </>
  )
}

function Block({
  id,
  onClose,
  onDone,
}: {
  id: string
  onClose: () => void
  onDone: () => unknown
}) {
  const { run, error } = useAction()
  const block = async (note: string) => {
    if (await run(() => act('counter', 'blockCard', { id, note }))) await onDone()
  }
  return (
    <Confirm
      open
      danger
      title="挂失这张卡"
      text="马上不能用。积分都在，换一张新卡接着用。"
      confirmLabel="挂失"
      reason={{ label: '怎么丢的', hint: '例如：在菜场丢了' }}
      error={error}
      onConfirm={block}
      onClose={onClose}
    />
  )
}
