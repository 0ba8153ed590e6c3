import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'

/** 他的手机号：点了才看，每看一次都记下。 */
export function PhoneCard({ id }: { id: string }) {
  const [phone, setPhone] = useState<string | null>(null)
  const { run, error } = useAction()
  const show = async () =>
    setPhone((await run(() => act('reportin', 'showPhone', { id })))?.phone ?? null)
  return (
    <Card title="联系他">
      {phone ? (
        <Words bold>{phone}</Words>
      ) : (
        <Button kind="plain" icon="phone" onPress={show}>
          看手机号
        </Button>
      )}
      <Words size="note" tone="soft">
        每看一次都会记下是谁看的。
      </Words>
      {error && <Notice tone="red">{error}</Notice>}
    </Card>
  )
}
