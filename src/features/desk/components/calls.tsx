import type { CallView } from '@domain/inbox/calls'
import { humanTime } from '@domain/kernel/date'
import type { Contact } from '@domain/wish/wish'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { serverNow } from '@/shared/cloud/clock'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'
import type { OpenTicket } from './work-list'

interface CallsProps {
  calls: readonly CallView[]
  onDone: () => unknown
  onOpen: OpenTicket
}

/** 请打电话：微信提醒不到许愿人，由社区打电话告诉他。没有就不占地方。 */
export function Calls({ calls, ...rest }: CallsProps) {
  const waiting = calls.filter((call) => call.called === null)
  const done = calls.filter((call) => call.called !== null)
  return (
    <>
      {waiting.map((call) => (
        <CallCard key={call.id} call={call} {...rest} />
      ))}
      {done.length > 0 && (
        <Card flush title="最近打过的电话">
          {done.map((call) => (
            <Cell
              key={call.id}
              icon="done"
              tone="green"
              title={call.text}
              note={calledWords(call)}
              onPress={() => rest.onOpen(call.ticketId)}
            />
          ))}
        </Card>
      )}
    </>
  )
}

function calledWords({ called, ticketNo }: CallView): string {
  if (!called) return ticketNo
  const who = called.byMe ? '您' : called.duty
  return `${who} · ${humanTime(called.at, serverNow())}打的 · ${ticketNo}`
}

type CallCardProps = Omit<CallsProps, 'calls'> & { call: CallView }

/** 一个电话：号码点了才取，取一次记一次。 */
function CallCard({ call, onDone, onOpen }: CallCardProps) {
  const [contact, setContact] = useState<Contact | null>(null)
  const { run, error } = useAction()
  const show = async () => {
    const input = { id: call.ticketId }
    const found = await run(() => act('wish', 'showContact', input, newRequestId()))
    if (found) setContact(found)
  }
  const finish = async () => {
    if (await run(() => act('inbox', 'called', { id: call.id }))) await onDone()
  }
  return (
    <Card title="请打电话告诉许愿人">
      <Words bold>可以照着说：</Words>
      {call.script.map((line) => (
        <Words key={line}>{line}</Words>
      ))}
      <Words size="small" tone="faint">
        {`${call.grid} · ${humanTime(call.at, serverNow())} · ${call.ticketNo}。他收不到微信提醒。`}
      </Words>
      {contact ? (
        <Cell
          icon="phone"
          tone="green"
          title={contact.phone}
          note={`${contact.guardian ?? contact.name}，点这里拨号`}
          onPress={() => void Taro.makePhoneCall({ phoneNumber: contact.phone })}
        />
      ) : (
        <Button kind="plain" icon="phone" onPress={show}>
          打电话
        </Button>
      )}
      <Button kind="plain" icon="check" onPress={finish}>
        已打过
      </Button>
      <Button kind="text" onPress={() => onOpen(call.ticketId)}>
        看看这个心愿
      </Button>
      {error && <Notice tone="red">{error}</Notice>}
    </Card>
  )
}
