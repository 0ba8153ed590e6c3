import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'

/** 手机号：点开才取，看一次记一次。 */
export function PhoneLine({ id }: { id: string }) {
  const [phone, setPhone] = useState<string | null>(null)
  const { run, error } = useAction()
  const show = async () => {
    const found = await run(() => act('appointment', 'showPhone', { id }, newRequestId()))
    if (found) setPhone(found.phone)
  }
  if (phone)
    return (
      <Words size="title" whole>
        {phone}
      </Words>
    )
  return (
    <>
      {error && <Notice tone="red">{error}</Notice>}
      <Button kind="plain" icon="phone" onPress={show}>
        看手机号（看一次记一次）
      </Button>
    </>
  )
}
