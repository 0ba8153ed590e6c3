import type { ParticipationRow, ParticipationsView } from '@domain/pointcare/recording'
import { type ParticipationKind, participationKinds } from '@domain/points/participation'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { TextInput } from '@/shared/ui/text-input'
import { toast } from '@/shared/ui/toast'

const kinds = (Object.keys(participationKinds) as ParticipationKind[]).map((value) => ({
  value,
  label: participationKinds[value].label,
}))

interface RecordFormProps {
  view: ParticipationsView
  onDone: () => unknown
}

const saidOf = ({ name, points }: ParticipationRow) =>
  points > 0 ? `记下了：${name}得 ${points} 分` : `记下了：${name}到了上限，或者是本职，没有得分`

/** 记一个人：哪一种、什么事、哪一天、手机号。一场的人一个接一个记，别的不用再填。 */
export function RecordForm({ view, onDone }: RecordFormProps) {
  const { run, error } = useAction()
  const [kind, setKind] = useState<ParticipationKind>('meeting')
  const [title, setTitle] = useState('')
  const [day, setDay] = useState(view.today)
  const [phone, setPhone] = useState('')
  const { communityId } = view
  const record = async () => {
    const input = { communityId, kind, title: title.trim(), day: day.trim(), phone: phone.trim() }
    const done = await run(() => act('points', 'record', input))
    if (!done) return
    toast(saidOf(done))
    setPhone('')
    await onDone()
  }
  return (
    <>
      <Field label="是哪一种">
        <Choice options={kinds} value={kind} onChange={setKind} />
      </Field>
      <Field label="什么事" hint={`例如“${participationKinds[kind].example}”`}>
        <TextInput max={30} value={title} onChange={setTitle} />
      </Field>
      <Field label="哪一天" hint={`写作 2026-11-23；最早 ${view.earliest}`}>
        <TextInput max={10} value={day} onChange={setDay} />
      </Field>
      <Field label="他的手机号" hint="登记过的在职党员或志愿者；同一场一个接一个记">
        <TextInput type="number" max={11} value={phone} onChange={setPhone} />
      </Field>
      {error && <Notice tone="red">{error}</Notice>}
      <Button busyText="正在记" onPress={record}>
        记下他
      </Button>
    </>
  )
}
