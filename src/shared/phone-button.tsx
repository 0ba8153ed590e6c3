import { useState } from 'react'
import { act } from './cloud/call'
import { cloud } from './cloud/cloud'
import { newRequestId } from './cloud/requests'
import { useAction } from './cloud/useAction'
import { Button } from './ui/button'
import { Notice } from './ui/notice'

interface PhoneButtonProps {
  kind: 'plain' | 'text'
  children: string
  /** 得到了微信的手机号；`registered` 为假是别的账号登记着，这个账号没有登记上。 */
  onPhone: (phone: string, registered: boolean) => unknown
}

/** 一按就有微信的手机号，并登记在账号上；登记不上的说明为什么、怎么办。 */
export function PhoneButton({ kind, children, onPhone }: PhoneButtonProps) {
  const action = useAction()
  const [busy, setBusy] = useState(false)
  const [taken, setTaken] = useState<string | null>(null)
  const bind = async (code?: string) => {
    setBusy(true)
    const bound = await action.run(async () =>
      act('account', 'bindPhone', { code: await cloud.phoneCode(code) }, newRequestId()),
    )
    setBusy(false)
    setTaken(bound?.taken ?? null)
    if (bound) await onPhone(bound.phone, bound.taken === null)
  }
  const words = taken ?? action.error
  return (
    <>
      {process.env.TARO_ENV === 'weapp' ? (
        <Button
          kind={kind}
          icon="phone"
          busy={busy}
          openType="getPhoneNumber"
          onGetPhoneNumber={({ detail }) => detail.code && void bind(detail.code)}
        >
          {children}
        </Button>
      ) : (
        <Button kind={kind} icon="phone" busy={busy} onPress={() => bind()}>
          {children}
        </Button>
      )}
      {words && <Notice tone="amber">{words}</Notice>}
    </>
  )
}
