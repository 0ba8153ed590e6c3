import { opensProblem } from '@domain/goods/shop-form'
import type { OpenTime } from '@domain/shop/shop'
import { useState } from 'react'
import { Button } from '@/shared/ui/button'
import { ManyChoice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { Sheet } from '@/shared/ui/sheet'
import { TextInput } from '@/shared/ui/text-input'
import { weekdays } from './words'

/** 周一在前。 */
const days = [1, 2, 3, 4, 5, 6, 0].map((day) => ({
  value: String(day),
  label: weekdays[day] ?? '',
}))

/** 9:00、0900、9：00 都认成 09:00；认不出原样交回，由检查来说。 */
function clockOf(text: string): string {
  const [, hour = '', minute = ''] = text.trim().match(/^(\d{1,2})[:：]?(\d{2})$/) ?? []
  return hour ? `${hour.padStart(2, '0')}:${minute}` : text
}

const isClock = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

interface OpeningSheetProps {
  opens: readonly OpenTime[]
  onAdd: (opens: readonly OpenTime[]) => void
  onClose: () => void
}

/** 添一段开门的时间：哪几天，几点到几点。 */
export function OpeningSheet({ opens, onAdd, onClose }: OpeningSheetProps) {
  const [picked, setPicked] = useState<readonly string[]>([])
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [problem, setProblem] = useState<string>()
  const add = () => {
    const [start, end] = [clockOf(from), clockOf(to)]
    const added = picked.map((day) => ({ day: Number(day), from: start, to: end }))
    const wrong =
      (picked.length === 0 && '请选哪几天开门。') ||
      (!(isClock(start) && isClock(end)) && '请把时间写成 9:00 这样。') ||
      opensProblem([...opens, ...added])
    setProblem(wrong || undefined)
    if (!wrong) onAdd(added)
  }
  const actions = [
    <Button key="no" kind="plain" onPress={onClose}>
      先不
    </Button>,
    <Button key="yes" onPress={add}>
      添上
    </Button>,
  ]
  return (
    <Sheet open title="添一段开门的时间" onClose={onClose} actions={actions}>
      <Field label="哪几天">
        <ManyChoice options={days} value={picked} onChange={setPicked} />
      </Field>
      <Field label="几点开门" hint="例如 9:00">
        <TextInput max={5} value={from} onChange={setFrom} />
      </Field>
      <Field label="几点关门" hint="例如 11:30" error={problem}>
        <TextInput max={5} value={to} onChange={setTo} />
      </Field>
    </Sheet>
  )
}
