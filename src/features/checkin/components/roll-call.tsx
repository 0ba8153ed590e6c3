import { Phone } from '@domain/kernel/input'
import { CardNo } from '@domain/points/card'
import { useState } from 'react'
import * as v from 'valibot'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { TextInput } from '@/shared/ui/text-input'
import { toast } from '@/shared/ui/toast'
import { Words } from '@/shared/ui/words'

interface RollCallProps {
  id: string
  onDone: () => unknown
}

/** 当场点名：没带手机的报手机号，没有手机的报积分卡的卡号，社区替他记下，一样算数。 */
export function RollCall({ id, onDone }: RollCallProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="plain" icon="person" onPress={() => setOpen(true)}>
        没带手机的，替他点名
      </Button>
      {open && <Asking id={id} onClose={() => setOpen(false)} onDone={onDone} />}
    </>
  )
}

/** 输的是手机号，还是卡号；都不像为空。 */
function whoseNumber(number: string): { phone: string } | { cardNo: string } | null {
  if (v.is(Phone, number)) return { phone: number }
  return v.is(CardNo, number) ? { cardNo: number } : null
}

function Asking({ id, onClose, onDone }: RollCallProps & { onClose: () => void }) {
  const [number, setNumber] = useState('')
  const [wrong, setWrong] = useState<string>()
  const { run, error } = useAction()
  const call = async () => {
    const who = whoseNumber(number.replace(/\s/g, ''))
    setWrong(who === null ? '请填 11 位的手机号，或积分卡上 8 位的卡号。' : undefined)
    if (who === null) return
    const named = await run(() => act('checkin', 'rollCall', { id, ...who }))
    if (!named) return
    onClose()
    toast(`${named.name}，点到了`)
    await onDone()
  }
  const actions = [
    <Button key="no" kind="plain" onPress={onClose}>
      先不
    </Button>,
    <Button key="yes" onPress={call}>
      点到
    </Button>,
  ]
  return (
    <Sheet open title="替他点名" onClose={onClose} actions={actions}>
      <Words tone="soft">人在现场才点。记下是您点的，和他自己签到一样算数。</Words>
      <Field
        label="他的手机号，或积分卡号"
        hint="手机号要在“我的”里登记过；没有手机的，看卡上的八位数"
        error={wrong}
      >
        <TextInput type="number" max={11} value={number} onChange={setNumber} onDone={call} />
      </Field>
      {error && <Notice tone="red">{error}</Notice>}
    </Sheet>
  )
}
