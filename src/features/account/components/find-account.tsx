import type { AccountView } from '@domain/accountcare/find'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { TextInput } from '@/shared/ui/text-input'

const PHONE_DIGITS = 11
const CODE_DIGITS = 9

/** 照整个手机号或九位账号码找一个人。 */
export function FindAccount({ onFound }: { onFound: (account: AccountView) => void }) {
  const action = useAction()
  const [digits, setDigits] = useState('')
  const [missed, setMissed] = useState(false)
  const typed = digits.replace(/\s/g, '')
  const by = typed.length === PHONE_DIGITS ? { phone: typed } : { code: typed }
  const find = async () => {
    const found = await action.run(() => act('account', 'findAccount', { by }, newRequestId()))
    if (found?.account) onFound(found.account)
    else if (found) setMissed(true)
  }
  const change = (value: string) => {
    setDigits(value)
    setMissed(false)
  }
  return (
    <>
      <Field
        label="手机号或账号码"
        hint="整个手机号，或者请他打开“我的 → 账号与手机号”读九位账号码。找一次记一次。"
      >
        <TextInput type="number" max={PHONE_DIGITS} value={digits} onChange={change} />
      </Field>
      {missed && (
        <Notice tone="amber">没有找到。请核对号码；没有登记过手机号的，请他读账号码。</Notice>
      )}
      {action.error && <Notice tone="red">{action.error}</Notice>}
      <Button
        disabled={typed.length !== PHONE_DIGITS && typed.length !== CODE_DIGITS}
        busyText="正在找"
        onPress={find}
      >
        找这个账号
      </Button>
    </>
  )
}
