import { useState } from 'react'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { TextInput } from '@/shared/ui/text-input'
import { lastDayAfter } from './term-words'

const spans = [
  { value: '1' as const, label: '一年' },
  { value: '3' as const, label: '三年' },
  { value: '5' as const, label: '五年' },
  { value: 'none' as const, label: '没有期限' },
  { value: 'day' as const, label: '写哪一天' },
]
type Span = (typeof spans)[number]['value']

interface TermFieldProps {
  /** 从哪一刻算起。 */
  from: string
  /** 选好的最后一天；空是没有期限。 */
  onChange: (last: string | null) => void
}

/** 任期到哪天：常用的点一下，别的写日期。结束的那天还在任。 */
export function TermField({ from, onChange }: TermFieldProps) {
  const [span, setSpan] = useState<Span>('none')
  const [day, setDay] = useState('')
  const pick = (next: Span) => {
    setSpan(next)
    const first = lastDayAfter(from, 1)
    if (next === 'day' && day === '') setDay(first)
    const years = Number(next)
    if (next === 'none') onChange(null)
    else onChange(next === 'day' ? day || first : lastDayAfter(from, years))
  }
  const last = span === 'none' || span === 'day' ? null : lastDayAfter(from, Number(span))
  return (
    <>
      <Field label="任期" hint={last ? `最后一天是 ${last}` : '到期自动不算数，到期前 30 天提醒'}>
        <Choice options={spans} value={span} onChange={pick} />
      </Field>
      {span === 'day' && (
        <Field label="最后一天" hint="写成 2027-11-22">
          <TextInput
            max={12}
            value={day}
            onChange={(text) => {
              setDay(text)
              onChange(text)
            }}
          />
        </Field>
      )}
    </>
  )
}
