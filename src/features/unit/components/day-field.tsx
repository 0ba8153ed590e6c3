import { Field } from '@/shared/ui/field'
import { TextInput } from '@/shared/ui/text-input'

interface DayFieldProps {
  label: string
  hint: string
  value: string
  error: string | undefined
  onChange: (day: string) => void
}

/** 一个日子，照 2026-11-23 的样子写：知道日子的人，写比翻日历快。 */
export function DayField({ label, hint, value, error, onChange }: DayFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      <TextInput value={value} max={10} placeholder="2026-11-23" onChange={onChange} />
    </Field>
  )
}
