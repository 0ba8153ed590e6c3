import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { cloud } from '@/shared/cloud/cloud'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'
import { toast } from '@/shared/ui/toast'

interface ChangePhoneProps {
  /** 现在登记的，遮住中间；没有为空。 */
  phone: string | null
  onChanged: () => unknown
}

/** 登记、换成这个微信现在的手机号。号码由微信给，不用填，也填不了别人的。 */
export function ChangePhone({ phone, onChanged }: ChangePhoneProps) {
  const action = useAction()
  const [busy, setBusy] = useState(false)
  const [taken, setTaken] = useState<string | null>(null)
  const change = async (code?: string) => {
    setBusy(true)
    const bound = await action.run(async () =>
      act('account', 'bindPhone', { code: await cloud.phoneCode(code) }, newRequestId()),
    )
    setBusy(false)
    setTaken(bound?.taken ?? null)
    if (!bound || bound.taken) return
    toast('登记好了')
    await onChanged()
  }
  const words = phone === null ? '登记手机号' : '换手机号'
  const weapp = process.env.TARO_ENV === 'weapp'
  return (
    <>
      <Button
        kind="plain"
        icon="phone"
        busy={busy}
        {...(weapp
          ? {
              openType: 'getPhoneNumber' as const,
              onGetPhoneNumber: ({ detail }: { detail: { code?: string } }) => {
                if (detail.code) void change(detail.code)
              },
            }
          : { onPress: () => change() })}
      >
        {words}
      </Button>
      {(taken ?? action.error) && <Notice tone="amber">{taken ?? action.error}</Notice>}
    </>
  )
}
