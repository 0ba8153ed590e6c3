import { complaintKindNames, complaintKinds } from '@domain/complaint/complaint'
import { TEXT_LIMIT } from '@domain/complaint/form'
import type { ComplaintView } from '@domain/complaint/present'
import { replaceWith } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { TextArea } from '@/shared/ui/text-area'
import { TextInput } from '@/shared/ui/text-input'
import { Words } from '@/shared/ui/words'
import { useComplaintForm } from '../../components/use-complaint-form'

const kinds = complaintKindNames.map((value) => ({ value, label: complaintKinds[value].label }))

/** 写一件投诉或建议。不留联系方式，谁也看不出是谁写的。 */
export default function Write() {
  const { content, errors, change, send, sent, action } = useComplaintForm()
  if (sent) return <Sent one={sent} />
  const bottom = (
    <Button busyText="正在发" onPress={send}>
      {action.uncertain ? '再发一次' : '发出去'}
    </Button>
  )
  const hint = content.kind ? complaintKinds[content.kind].example : '什么事、什么时候'
  return (
    <Screen bottom={bottom}>
      <Notice>社区看不到。交给区里，知道您住哪儿时也交给街道，由他们答复。</Notice>
      <Field label="是哪一种" error={errors.kind}>
        <Choice
          options={kinds}
          value={content.kind || undefined}
          onChange={(kind) => change({ kind })}
        />
      </Field>
      <Field label="写下来" hint={hint} error={errors.text}>
        <TextArea
          tall
          max={TEXT_LIMIT}
          value={content.text}
          onChange={(text) => change({ text })}
        />
      </Field>
      <Field
        label="怎么称呼您"
        hint="想让受理的人打电话问清楚，就留称呼和电话"
        error={errors.name}
        optional
      >
        <TextInput max={20} value={content.name} onChange={(name) => change({ name })} />
      </Field>
      <Field label="电话" error={errors.phone} optional>
        <TextInput
          type="number"
          max={11}
          value={content.phone}
          onChange={(phone) => change({ phone })}
        />
      </Field>
      {action.error && (
        <Notice tone="red" title={action.uncertain ? '没有发出去，已存为草稿' : undefined}>
          {action.error}
        </Notice>
      )}
    </Screen>
  )
}

function Sent({ one }: { one: ComplaintView }) {
  return (
    <Screen>
      <Notice tone="green" title="收到了">
        有了答复，这里和消息里都看得到。
      </Notice>
      <Card title="记下这个编号">
        <Words size="display">{one.no}</Words>
      </Card>
      <Button onPress={() => replaceWith('complaint', { id: one.id })}>看看我写的</Button>
    </Screen>
  )
}
