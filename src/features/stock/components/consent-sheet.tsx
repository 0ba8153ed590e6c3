import { dayOf } from '@domain/kernel/date'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { serverNow } from '@/shared/cloud/clock'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { TextArea } from '@/shared/ui/text-area'
import { TextInput } from '@/shared/ui/text-input'
import { toast } from '@/shared/ui/toast'
import { Words } from '@/shared/ui/words'
import type { FundSheetProps } from './budget-sheet'

/** 街道同意接着开活动：到哪一天为止，为什么。 */
export function ConsentSheet({ row, onDone, onClose }: FundSheetProps) {
  const [day, setDay] = useState(dayOf(serverNow()))
  const [reason, setReason] = useState('')
  const { run, error } = useAction()
  const save = async () => {
    const input = { communityId: row.communityId, day, reason }
    if (!(await run(() => act('stock', 'consent', input)))) return
    onClose()
    toast('同意了')
    await onDone()
  }
  const actions = [
    <Button key="no" kind="plain" onPress={onClose}>
      先不
    </Button>,
    <Button key="yes" busyText="正在存" onPress={save}>
      同意
    </Button>,
  ]
  return (
    <Sheet open title="同意接着开活动" onClose={onClose} actions={actions}>
      <Words tone="soft">
        {`${row.name}用掉的加上积分占着的到预算的 ${row.percent ?? '—'}%。同意以后，到这一天为止，社区可以接着开发积分的活动。`}
      </Words>
      <Field label="到哪一天为止" hint="写成 2026-12-31，那天还算；最晚到今年年底">
        <TextInput max={10} value={day} onChange={setDay} />
      </Field>
      <Field label="为什么同意">
        <TextArea max={100} value={reason} onChange={setReason} />
      </Field>
      {error && <Notice tone="red">{error}</Notice>}
    </Sheet>
  )
}
