import type { WalkInView } from '@domain/counter/ask'
import { useState } from 'react'
import { serverNow } from '@/shared/cloud/clock'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Confirm } from '@/shared/ui/confirm'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { Words } from '@/shared/ui/words'
import { Pad } from './pad'
import type { WalkInAction } from './use-walk-in'

interface WaitingProps {
  action: WalkInAction
  walkIn: WalkInView
}

/** 选好了，等他点头：手机上按；不方便的，在登记表上签字，或输卡的密码。 */
export function Waiting({ action, walkIn }: WaitingProps) {
  const { onCard, words, points, state } = walkIn
  const late = state === 'refused' || (!onCard && serverNow() >= walkIn.until)
  return (
    <Screen
      title={onCard ? '请她点头' : '请他看手机'}
      stack
      bottom={<Buttons action={action} onCard={onCard} refused={state === 'refused'} />}
    >
      <Card>
        <Words size="title">{words}</Words>
        <Words size="display" tone="gold">{`一共 ${points} 分`}</Words>
      </Card>
      {state === 'refused' && (
        <Notice tone="amber" title="他说不要了">
          没有扣积分。要换别的，请重新选。
        </Notice>
      )}
      {state !== 'refused' && late && (
        <Notice tone="amber" title="他还没有答">
          可以请他在登记表上签字，或者重新选一次。
        </Notice>
      )}
      {!late && (
        <Notice title={onCard ? '请她按四位密码，或在登记表上签字' : '他的“积分码”那一页上会问他'}>
          {onCard ? '密码由她自己按，您别看。' : '他点“确认”，这里马上就知道。三分钟里有效。'}
        </Notice>
      )}
      {action.error && <Notice tone="red">{action.error}</Notice>}
    </Screen>
  )
}

interface ButtonsProps {
  action: WalkInAction
  onCard: boolean
  refused: boolean
}

function Buttons({ action, onCard, refused }: ButtonsProps) {
  const [signing, setSigning] = useState(false)
  const [typing, setTyping] = useState(false)
  return (
    <>
      {onCard && !refused && <Button onPress={() => setTyping(true)}>请她按密码</Button>}
      {!refused && (
        <Button kind="plain" onPress={() => setSigning(true)}>
          在登记表上签字
        </Button>
      )}
      <Button kind={refused ? 'primary' : 'text'} onPress={action.again}>
        重新选
      </Button>
      <Confirm
        open={signing}
        title="签好字了吗"
        text="请他在今天的登记表上写姓名、东西和分数。记下是您证明的。"
        confirmLabel="本人在场，已在登记表签字"
        error={action.error}
        onConfirm={async () => {
          if (await action.sign()) setSigning(false)
        }}
        onClose={() => setSigning(false)}
      />
      {typing && <PinSheet action={action} onClose={() => setTyping(false)} />}
    </>
  )
}

/** 把手机递给她，由她自己按。 */
function PinSheet({ action, onClose }: { action: WalkInAction; onClose: () => void }) {
  const [pin, setPin] = useState('')
  const [why, setWhy] = useState<string | null>(null)
  const enter = async () => {
    if (pin.length < 4) return
    setWhy(await action.enterPin(pin))
    setPin('')
  }
  return (
    <Sheet open title="请您按四位密码" onClose={onClose}>
      {(why ?? action.error) && <Notice tone="amber">{why ?? action.error}</Notice>}
      <Pad
        secret
        value={pin}
        onChange={setPin}
        max={4}
        label="四位密码"
        hint="发卡时您自己定的四位数"
        done="好了"
        onDone={enter}
      />
    </Sheet>
  )
}
