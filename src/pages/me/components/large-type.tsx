import { setLarge, useLarge } from '@/shared/prefs'
import { Card } from '@/shared/ui/card'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'

const sizes = [
  { value: 'normal' as const, label: '标准' },
  { value: 'large' as const, label: '大字' },
]

/** 大字版：选一次，这台手机以后都是。 */
export function LargeType() {
  const large = useLarge()
  return (
    <Card>
      <Field label="字的大小">
        <Choice
          options={sizes}
          value={large ? 'large' : 'normal'}
          onChange={(size) => setLarge(size === 'large')}
        />
      </Field>
    </Card>
  )
}
