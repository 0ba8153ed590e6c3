import { pauseMonths } from '@domain/reportin/form'
import { useState } from 'react'
import { Button } from '@/shared/ui/button'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'

type Months = (typeof pauseMonths)[number]

interface PauseSheetProps {
  error: string | null
  onPause: (months: Months) => unknown
  onClose: () => void
}

const options = pauseMonths.map((months) => ({ value: String(months), label: `${months} 个月` }))

/** 暂停多久；到时候自己恢复，随时可以提前。 */
export function PauseSheet({ error, onPause, onClose }: PauseSheetProps) {
  const [months, setMonths] = useState(String(pauseMonths[0]))
  const actions = [
    <Button key="no" kind="plain" onPress={onClose}>
      先不
    </Button>,
    <Button key="yes" onPress={() => onPause(Number(months) as Months)}>
      暂停
    </Button>,
  ]
  return (
    <Sheet open title="暂停一阵" onClose={onClose} actions={actions}>
      <Field label="暂停多久" hint="岗位会让出来，到时候自己恢复，也可以提前恢复">
        <Choice look="row" options={options} value={months} onChange={setMonths} />
      </Field>
      {error && <Notice tone="red">{error}</Notice>}
    </Sheet>
  )
}
