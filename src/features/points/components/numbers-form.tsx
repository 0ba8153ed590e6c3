import { periodLabels } from '@domain/points/rule-words'
import {
  type ActionRule,
  type Category,
  categoryNames,
  defaultCategories,
} from '@domain/points/rules'
import type { Numbers } from '@domain/points/version-form'
import { Card } from '@/shared/ui/card'
import { Field } from '@/shared/ui/field'
import { TextInput } from '@/shared/ui/text-input'

interface NumbersFormProps {
  numbers: Numbers
  onChange: (numbers: Numbers) => void
}

/** 空着当 0：空格子不会悄悄变成别的数。 */
const numberOf = (text: string) => Number(text.replace(/\D/g, '').slice(0, 4))

interface NumberFieldProps {
  label: string
  value: number
  onChange: (value: number) => void
}

function NumberField({ label, value, onChange }: NumberFieldProps) {
  return (
    <Field label={label}>
      <TextInput
        type="number"
        max={4}
        value={String(value)}
        onChange={(text) => onChange(numberOf(text))}
      />
    </Field>
  )
}

const pointLabel = ({ label, per }: ActionRule) =>
  `${label}，${per === 'hour' ? '一小时' : '一次'}几分`

/** 一类一张纸：各项几分，各份上限最多多少。有哪几项改不了。 */
export function NumbersForm({ numbers, onChange }: NumbersFormProps) {
  const setPoints = (action: string, value: number) =>
    onChange({ ...numbers, points: { ...numbers.points, [action]: value } })
  const setCap = (name: string, at: number, value: number) => {
    const caps = (numbers.caps[name] ?? []).map((one, i) => (i === at ? value : one))
    onChange({ ...numbers, caps: { ...numbers.caps, [name]: caps } })
  }
  return (
    <>
      {categoryNames.map((name) => {
        const category: Category = defaultCategories[name]
        return (
          <Card key={name} title={category.label}>
            {Object.entries(category.actions).map(([action, rule]) => (
              <NumberField
                key={action}
                label={pointLabel(rule)}
                value={numbers.points[action] ?? 0}
                onChange={(value) => setPoints(action, value)}
              />
            ))}
            {category.caps.map(({ per, times }, at) => (
              <NumberField
                key={per}
                label={`${periodLabels[per]}最多几${times === undefined ? '分' : '次'}`}
                value={numbers.caps[name]?.[at] ?? 0}
                onChange={(value) => setCap(name, at, value)}
              />
            ))}
          </Card>
        )
      })}
    </>
  )
}
