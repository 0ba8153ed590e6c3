import type { Contact } from '@domain/wish/wish'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'

/** 联系方式：点了才看，看一次记一次。离开页面就收起。 */
export function ContactCard({ wishId }: { wishId: string }) {
  const [contact, setContact] = useState<Contact | null>(null)
  const { run, error } = useAction()
  const show = async () => {
    const found = await run(() => act('wish', 'showContact', { id: wishId }, newRequestId()))
    if (found) setContact(found)
  }
  return (
    <Card title="联系方式">
      {contact ? (
        <>
          <Cell icon="person" title={contact.name} note={contact.room ?? '没有填门牌'} />
          {contact.guardian && (
            <Cell
              icon="people"
              title={`监护人 ${contact.guardian}`}
              note="未成年人，电话是监护人的"
            />
          )}
          <Cell
            icon="phone"
            tone="green"
            title={contact.phone}
            note="点这里打电话"
            onPress={() => void Taro.makePhoneCall({ phoneNumber: contact.phone })}
          />
        </>
      ) : (
        <Button kind="plain" icon="phone" onPress={show}>
          看联系方式
        </Button>
      )}
      <Words size="small" tone="faint">
        只用来帮忙办这件事。每看一次都会记下是谁看的。
      </Words>
      {error && <Notice tone="red">{error}</Notice>}
    </Card>
  )
}
