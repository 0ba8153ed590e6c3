import type { PersonPoints } from '@domain/pointcare/person'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { TextInput } from '@/shared/ui/text-input'

const PHONE = 11
const CODE = 9

/** 照整个手机号或九位账号码找一个人的积分；找一次记一次。 */
export function FindPerson({ onFound }: { onFound: (person: PersonPoints) => void }) {
  const action = useAction()
  const [typed, setTyped] = useState('')
  const [missed, setMissed] = useState(false)
  const digits = typed.replace(/\D/g, '')
  const find = async () => {
    const by = digits.length === PHONE ? { phone: digits } : { code: digits }
    const done = await action.run(() => act('points', 'findPerson', { by }, newRequestId()))
    if (done?.person) onFound(done.person)
    else setMissed(done !== null)
  }
  return (
    <>
      <Field
        label="手机号或账号码"
        hint="整个手机号，或者请他在“我的 → 账号与手机号”里读九位账号码。找一次记一次。"
      >
        <TextInput
          type="number"
          max={PHONE}
          value={typed}
          onChange={(value) => {
            setTyped(value)
            setMissed(false)
          }}
        />
      </Field>
      {missed && (
        <Notice tone="amber">
          没有找到：号码没有登记过，或者您管的地方没有给他发过积分，请核对号码。
        </Notice>
      )}
      {action.error && <Notice tone="red">{action.error}</Notice>}
      <Button
        disabled={digits.length !== PHONE && digits.length !== CODE}
        busyText="正在找"
        onPress={find}
      >
        找这个人
      </Button>
    </>
  )
}
