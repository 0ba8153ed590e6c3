import { useState } from 'react'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { TextInput } from '@/shared/ui/text-input'
import { Words } from '@/shared/ui/words'

interface NewPinSheetProps {
  title: string
  words: string
  done: string
  onClose: () => void
  onPin: (pin: string) => Promise<unknown>
}

/** 设一个新的四位密码。 */
export function NewPinSheet({ title, words, done, onClose, onPin }: NewPinSheetProps) {
  const [pin, setPin] = useState('')
  const [wrong, setWrong] = useState<string>()
  const { run, error } = useAction()
  const save = async () => {
    const right = /^\d{4}$/.test(pin)
    setWrong(right ? undefined : '密码是四位数字。')
    if (right) await run(() => onPin(pin))
  }
  const actions = [
    <Button key="no" kind="plain" onPress={onClose}>
      先不
    </Button>,
    <Button key="yes" onPress={save}>
      {done}
    </Button>,
  ]
  return (
    <Sheet open title={title} onClose={onClose} actions={actions}>
      <Words tone="soft">{words}</Words>
      <Field label="新的四位密码" hint="请她自己想、自己按" error={wrong}>
        <TextInput type="number" max={4} value={pin} onChange={setPin} onDone={save} />
      </Field>
      {error && <Notice tone="red">{error}</Notice>}
    </Sheet>
  )
}
