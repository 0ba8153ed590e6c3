import type { ComplaintContact } from '@domain/complaint/complaint'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'

/** 写的人愿意留的联系方式：点开才取，取一次记一次。 */
export function ContactCard({ id }: { id: string }) {
  const [contact, setContact] = useState<ComplaintContact | null>(null)
  const { run, error } = useAction()
  const show = async () =>
    setContact(await run(() => act('complaint', 'showContact', { id }, newRequestId())))
  return (
    <Card title="联系方式">
      {contact ? (
        <Words>{`${contact.name}　${contact.phone}`}</Words>
      ) : (
        <>
          <Words size="note" tone="soft">
            他愿意让您打电话问清楚。看一次记一次。
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
