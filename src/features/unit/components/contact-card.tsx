import type { Liaison } from '@domain/unit/report-in'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'

interface ContactCardProps {
  id: string
  of: 'unit' | 'community'
}

const titles = { unit: '单位的联系人', community: '社区的联系人' } as const

/** 对方由谁对接：点开才取，取一次记一次。 */
export function ContactCard({ id, of }: ContactCardProps) {
  const [contact, setContact] = useState<Liaison | null>(null)
  const { run, error } = useAction()
  const show = async () =>
    setContact(await run(() => act('unit', 'showContact', { id }, newRequestId())))
  return (
    <Card title={titles[of]}>
      {contact ? (
        <Words>{`${contact.name}　${contact.phone}`}</Words>
      ) : (
        <>
          <Words size="note" tone="soft">
            只给对接的两边看，看一次记一次。
          </Words>
          <Button kind="plain" icon="phone" onPress={show}>
            看联系方式
          </Button>
        </>
      )}
      {error && <Notice tone="red">{error}</Notice>}
    </Card>
  )
}
