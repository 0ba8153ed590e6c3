import type { StockRow } from '@domain/stock/present'
import { useState } from 'react'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Choice } from '@/shared/ui/choice'
import { Confirm } from '@/shared/ui/confirm'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { TextArea } from '@/shared/ui/text-area'
import { TextInput } from '@/shared/ui/text-input'
import { toast } from '@/shared/ui/toast'
import { type MoveFormState, useMoveForm } from './use-move-form'

interface MoveFormProps {
  shopId: string
  row: StockRow
  onDone: () => Promise<void>
}

const kinds = [
  { value: 'receive', label: '进货' },
  { value: 'writeOff', label: '报损' },
] as const

/** 进货或报损：报损问一句再记，记下的只能另记一笔来改。 */
export function MoveForm({ shopId, row, onDone }: MoveFormProps) {
  const form = useMoveForm(shopId, row)
  const { content, errors, action, change, send } = form
  const [asking, setAsking] = useState(false)
  const off = content.kind === 'writeOff'
  const save = async () => {
    const done = await send()
    setAsking(false)
    if (!done) return
    toast(off ? '报损记下了' : '进货记下了')
    await onDone()
  }
  return (
    <Card>
      <Choice
        label="记什么"
        options={kinds}
        value={content.kind}
        onChange={(kind) => change({ kind })}
      />
      <Field label="几件" error={errors.count}>
        <TextInput
          type="number"
          max={4}
          value={content.count}
          onChange={(count) => change({ count })}
        />
      </Field>
      {off ? <ReasonField form={form} /> : <ReceiveFields form={form} row={row} />}
      {action.error && <Notice tone="red">{action.error}</Notice>}
      {off ? (
        <Button kind="danger" onPress={() => setAsking(true)}>
          记报损
        </Button>
      ) : (
        <Button busyText="正在记" onPress={save}>
          记进货
        </Button>
      )}
      <Confirm
        open={asking}
        title="记报损"
        text={`“${row.title}”报损 ${content.count || '—'} 件。记下以后不能改，只能盘点时更正。`}
        confirmLabel="记下"
        danger
        onConfirm={save}
        onClose={() => setAsking(false)}
      />
    </Card>
  )
}

function ReasonField({ form: { content, errors, change } }: { form: MoveFormState }) {
  return (
    <Field
      label="为什么报损"
      hint="如：压坏了、过期了。多于 20 件或多于架上一成的，由社区书记来报"
      error={errors.reason}
    >
      <TextArea max={60} value={content.reason} onChange={(reason) => change({ reason })} />
    </Field>
  )
}

function ReceiveFields({ form, row }: { form: MoveFormState; row: StockRow }) {
  const { content, errors, change } = form
  return (
    <>
      {row.source === 'donated' && (
        <Field label="谁捐的" hint="会写进收发公示，人人看得到" error={errors.sponsor}>
          <TextInput max={30} value={content.sponsor} onChange={(sponsor) => change({ sponsor })} />
        </Field>
      )}
      <Field label="说明" hint="如：发票号、第几批" optional error={errors.note}>
        <TextInput max={60} value={content.note} onChange={(note) => change({ note })} />
      </Field>
    </>
  )
}
