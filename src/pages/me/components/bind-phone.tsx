import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { cloud } from '@/shared/cloud/cloud'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'

/** 登记手机号：区里按号码写好的任职，登记了就到位。 */
export function BindPhone({ onBound }: { onBound: () => unknown }) {
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
    if (bound?.taken === null) await onBound()
  }
  const weapp = process.env.TARO_ENV === 'weapp'
  return (
    <>
      {(taken ?? action.error) && <Notice tone="amber">{taken ?? action.error}</Notice>}
      {weapp ? (
        <Button
          kind="plain"
          icon="phone"
          busy={busy}
          openType="getPhoneNumber"
          onGetPhoneNumber={({ detail }) => detail.code && void bind(detail.code)}
        >
          登记手机号
        </Button>
      ) : (
        <Button kind="plain" icon="phone" busy={busy} onPress={() => bind()}>
          登记手机号
        </Button>
      )}
    </>
  )
}
