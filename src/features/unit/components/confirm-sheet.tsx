import { OfficeForm } from '@domain/unit/form'
import { reportInSteps } from '@domain/unit/steps'
import { useState } from 'react'
import * as v from 'valibot'
import { act } from '@/shared/cloud/call'
import { Button } from '@/shared/ui/button'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { TextInput } from '@/shared/ui/text-input'
import { Words } from '@/shared/ui/words'
import type { Errors } from './form-state'
import { problemsIn } from './problems'
import { type OwnProps, useOwn } from './use-own'
import { monthsWords } from './words'

const { label } = reportInSteps.confirm

/** 确认报到：写下社区由谁对接，单位才找得到人。 */
export function ConfirmSheet(props: OwnProps) {
  const { one, onClose } = props
  const [office, setOffice] = useState({ name: '', phone: '' })
  const [errors, setErrors] = useState<Errors>({})
  const { take, error } = useOwn(props)
  const change = (part: Partial<typeof office>) => {
    setErrors({})
    setOffice((old) => ({ ...old, ...part }))
  }
  const confirm = () => {
    const { issues } = v.safeParse(OfficeForm, office)
    setErrors(problemsIn(issues ?? []))
    if (issues) return undefined
    return take('确认了，单位会收到消息', () => act('unit', 'confirm', { id: one.id, office }))
  }
  const actions = [
    <Button key="no" kind="plain" onPress={onClose}>
      先不
    </Button>,
    <Button key="yes" onPress={confirm}>
      {label}
    </Button>,
  ]
  return (
    <Sheet open title={label} onClose={onClose} actions={actions}>
      <Words tone="soft">{`从今天起 ${monthsWords(one.months)}。确认以后，双方看得到对方的联系人。`}</Words>
      <Field label="社区由谁对接" error={errors.name}>
        <TextInput max={20} value={office.name} onChange={(name) => change({ name })} />
      </Field>
      <Field label="电话" hint="手机，或带区号的座机；只给这个单位看" error={errors.phone}>
        <TextInput max={13} value={office.phone} onChange={(phone) => change({ phone })} />
      </Field>
      {error && <Notice tone="red">{error}</Notice>}
    </Sheet>
  )
}
