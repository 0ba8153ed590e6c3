import type { FundRow } from '@domain/fund/present'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { TextInput } from '@/shared/ui/text-input'
import { toast } from '@/shared/ui/toast'
import { centsOf } from './words'

export interface FundSheetProps {
  row: FundRow
  onDone: () => Promise<void>
  onClose: () => void
}

/** 定这一年的预算。 */
export function BudgetSheet({ row, onDone, onClose }: FundSheetProps) {
  const [money, setMoney] = useState(row.budget === null ? '' : String(row.budget / 100))
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string>()
  const { run, error } = useAction()
  const save = async () => {
    const cents = centsOf(money)
    if (cents === null) return setWrong('请填写钱数，如 20000 或 1234.50。')
    const input = { communityId: row.communityId, year: row.year, cents, reason }
    if (!(await run(() => act('stock', 'setBudget', input)))) return
    onClose()
    toast('预算定好了')
    await onDone()
  }
  const actions = [
    <Button key="no" kind="plain" onPress={onClose}>
      先不
    </Button>,
    <Button key="yes" busyText="正在存" onPress={save}>
      定下来
    </Button>,
  ]
  return (
    <Sheet open title={`${row.name} ${row.year} 年的预算`} onClose={onClose} actions={actions}>
      <Field label="预算" hint="单位：元，最多两位小数" error={wrong}>
        <TextInput
          type="digit"
          max={11}
          value={money}
          onChange={(text) => {
            setWrong(undefined)
            setMoney(text)
          }}
        />
      </Field>
      <Field label="依据" hint="如：区里下达的文号">
        <TextInput max={60} value={reason} onChange={setReason} />
      </Field>
      {error && <Notice tone="red">{error}</Notice>}
    </Sheet>
  )
}
