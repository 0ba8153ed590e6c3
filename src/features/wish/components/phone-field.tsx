import { act } from '@/shared/cloud/call'
import { cloud } from '@/shared/cloud/cloud'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { TextInput } from '@/shared/ui/text-input'
import type { Change } from './form-state'

interface PhoneFieldProps {
  value: string
  hint: string
  error: string | undefined
  change: Change
}

/** 手机号：一按就有，也可以自己填。 */
export function PhoneField({ value, hint, error, change }: PhoneFieldProps) {
  const action = useAction()
  const fill = async (code?: string) => {
    const bound = await action.run(async () =>
      act('account', 'bindPhone', { code: await cloud.phoneCode(code) }, newRequestId()),
    )
    if (bound) change({ phone: bound.phone })
  }
  const weapp = process.env.TARO_ENV === 'weapp'
  return (
    <Field label="手机号" hint={hint} error={error}>
      <TextInput type="number" max={11} value={value} onChange={(phone) => change({ phone })} />
      {weapp ? (
        <Button
          kind="text"
          icon="phone"
          openType="getPhoneNumber"
          onGetPhoneNumber={({ detail }) => detail.code && void fill(detail.code)}
        >
          使用微信手机号
        </Button>
      ) : (
        <Button kind="text" icon="phone" onPress={() => fill()}>
          使用微信手机号
        </Button>
      )}
      {action.error && <Notice tone="amber">{action.error}</Notice>}
    </Field>
  )
}
