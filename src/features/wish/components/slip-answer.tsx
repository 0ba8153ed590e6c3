import type { SlipStepName, SlipView } from '@domain/wish/by-slip'
import { steps } from '@domain/wish/steps'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { TextArea } from '@/shared/ui/text-area'
import { TextInput } from '@/shared/ui/text-input'
import { toast } from '@/shared/ui/toast'

interface SlipAnswerProps {
  token: string
  steps: readonly SlipStepName[]
  onDone: (view: SlipView) => void
}

/** 按钮上的话：“纸条上说：解决了”只留后半句。 */
const labelOf = (name: SlipStepName) => steps[name].label.replace(/^.*：/, '')

/** 凭纸条上的四位码：替许愿人说解决了没有，或者接到自己手机上。 */
export function SlipAnswer({ token, steps: allowed, onDone }: SlipAnswerProps) {
  const [name, setName] = useState<SlipStepName>()
  const [code, setCode] = useState('')
  const [note, setNote] = useState('')
  const [why, setWhy] = useState<string | null>(null)
  const { run, error } = useAction()
  if (allowed.length === 0) return null
  const wanted = name && steps[name].note
  const send = async () => {
    if (!name) return setWhy('请先选一项。')
    const input = { token, code, name, note: wanted && note.trim() ? note.trim() : null }
    const outcome = await run(() => act('wish', 'answerSlip', input))
    if (!outcome) return
    setWhy(outcome.why)
    if (outcome.why !== null) return
    setName(undefined)
    setCode('')
    setNote('')
    toast(steps[name].past)
    onDone(outcome.view)
  }
  return (
    <Card title="替许愿人说一声">
      <Field label="要说什么">
        <Choice
          look="row"
          options={allowed.map((value) => ({ value, label: labelOf(value) }))}
          value={name}
          onChange={setName}
        />
      </Field>
      {wanted && (
        <Field label={wanted.hint}>
          <TextArea max={200} value={note} onChange={setNote} />
        </Field>
      )}
      <Field label="纸条上的四位码" hint="在纸条的中间，四个大字" error={why ?? undefined}>
        <TextInput type="number" max={4} value={code} onChange={setCode} />
      </Field>
      {error && <Notice tone="red">{error}</Notice>}
      <Button busyText="正在发" onPress={send}>
        确定
      </Button>
    </Card>
  )
}
