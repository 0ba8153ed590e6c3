import { steps } from '@domain/wish/steps'
import type { MembersView } from '@domain/wish/unit-claim'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useQuery } from '@/shared/cloud/useQuery'
import { Button } from '@/shared/ui/button'
import { Choice } from '@/shared/ui/choice'
import { Empty } from '@/shared/ui/empty'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { Words } from '@/shared/ui/words'
import { type OwnStepProps, useOwnStep } from './own-step'

/** 交给谁办：从本单位的党员里选一位；已经有人在办的，就是换人。 */
export function AssignSheet(props: OwnStepProps) {
  const { wish, onClose } = props
  const members = useQuery('wish', 'members', { id: wish.id })
  const [memberId, setMemberId] = useState<string>()
  const { take, error } = useOwnStep(props)
  const instead = wish.assignedTo?.memberId ?? null
  const assign = (id: string) =>
    take(instead ? '换好了' : '交给他了', () =>
      act('wish', 'assign', { id: wish.id, memberId: id, instead }),
    )
  const actions = [
    <Button key="no" kind="plain" onPress={onClose}>
      先不
    </Button>,
    <Button
      key="yes"
      disabled={memberId === undefined}
      onPress={() => memberId && assign(memberId)}
    >
      {instead ? '换成他办' : '交给他办'}
    </Button>,
  ]
  return (
    <Sheet open title={steps.assign.label} onClose={onClose} actions={actions}>
      <Words tone="soft">
        {instead
          ? '换人以后，原来的人看不到联系方式了，两个人都会收到消息。'
          : '他会收到消息，由他来联系许愿人。'}
      </Words>
      <Loaded query={members}>
        {(data) => <Members data={data} value={memberId} onChange={setMemberId} />}
      </Loaded>
      {error && <Notice tone="red">{error}</Notice>}
    </Sheet>
  )
}

interface MembersProps {
  data: MembersView
  value: string | undefined
  onChange: (memberId: string) => void
}

function Members({ data, value, onChange }: MembersProps) {
  const { members, partial } = data
  if (members.length === 0)
    return <Empty title="名册里还没有本单位的党员" note="请向区里核对任职。" />
  const options = members.map(({ id, name, current }) => ({
    value: id,
    label: name,
    note: current ? '现在由他办' : undefined,
    disabled: current,
  }))
  return (
    <>
      <Choice look="row" label="本单位的党员" options={options} value={value} onChange={onChange} />
      {partial && (
        <Words size="small" tone="faint">
          人多，没有列全；要交给没列出来的人，请联系区里。
        </Words>
      )}
    </>
  )
}
