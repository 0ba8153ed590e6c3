import { addDays, dayText } from '@domain/kernel/date'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { serverNow } from '@/shared/cloud/clock'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { TextInput } from '@/shared/ui/text-input'
import { toast } from '@/shared/ui/toast'
import { Words } from '@/shared/ui/words'

interface LeaveFormProps {
  /** 谁的假；空是自己的。 */
  id: string | null
  onDone: () => void
}

/** 写请假：从哪天到哪天。最后一天也算请着，第二天零点回来。 */
export function LeaveForm({ id, onDone }: LeaveFormProps) {
  const now = serverNow()
  const [from, setFrom] = useState(dayText(now))
  const [last, setLast] = useState(dayText(addDays(now, 2)))
  const { run, error } = useAction()
  const send = async () => {
    const done = await run(() => act('appointment', 'leave', { id, from, last }))
    if (!done) return
    toast('写好了，到时候工作交给代班的人')
    onDone()
  }
  return (
    <>
      <Words tone="soft">
        请假期间，工作由 B 岗代班；B 岗也不在，由顶班的人，再是社区书记。回来了马上还给本人。
      </Words>
      <Field label="从哪天" hint="写今天，就从现在起">
        <TextInput max={12} value={from} onChange={setFrom} />
      </Field>
      <Field label="到哪天" hint="这一天也请着；一次最多 60 天，早回来随时点“提前回来”">
        <TextInput max={12} value={last} onChange={setLast} />
      </Field>
      {error && <Notice tone="red">{error}</Notice>}
      <Button busyText="正在写" onPress={send}>
        请假
      </Button>
    </>
  )
}
