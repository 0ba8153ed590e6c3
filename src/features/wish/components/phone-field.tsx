import { PhoneButton } from '@/shared/phone-button'
import { Field } from '@/shared/ui/field'
import { TextInput } from '@/shared/ui/text-input'
import type { Change } from './form-state'

interface PhoneFieldProps {
  value: string
  hint: string
  error: string | undefined
  change: Change
}

/** 手机号：一按就有，也可以自己填。别的账号登记着的也填得上，只是不登记在这个账号上。 */
export function PhoneField({ value, hint, error, change }: PhoneFieldProps) {
  return (
    <Field label="手机号" hint={hint} error={error}>
      <TextInput type="number" max={11} value={value} onChange={(phone) => change({ phone })} />
      <PhoneButton kind="text" onPhone={(phone) => change({ phone })}>
        使用微信手机号
      </PhoneButton>
    </Field>
  )
}
