import { needUnitNames, needUnits, PLACES_LIMIT } from '@domain/wish/needs'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { TextInput } from '@/shared/ui/text-input'
import type { NeedContent, NeedErrors } from './use-needs-form'

const units = needUnitNames.map((value) => ({ value, label: needUnits[value].label }))

interface NeedFieldProps {
  need: NeedContent
  /** 第几样，从 1 数。 */
  nth: number
  errors: NeedErrors
  onChange: (part: Partial<NeedContent>) => void
  onRemove: (() => void) | undefined
}

/** 写一样要用的：什么，论件还是论小时，分成几份。 */
export function NeedField({ need, nth, errors, onChange, onRemove }: NeedFieldProps) {
  const { what, unit, places } = need
  const each = unit ? needUnits[unit].each : '1 件或 1 小时'
  return (
    <Card title={`第 ${nth} 样`}>
      <Field label="要什么" hint="例如：不锈钢扶手、上门安装" error={errors.what}>
        <TextInput
          max={20}
          label={`第 ${nth} 样要什么`}
          value={what}
          onChange={(value) => onChange({ what: value })}
        />
      </Field>
      <Field label="是东西还是工夫" error={errors.unit}>
        <Choice
          label={`第 ${nth} 样是东西还是工夫`}
          options={units}
          value={unit || undefined}
          onChange={(value) => onChange({ unit: value })}
        />
      </Field>
      <Field
        label="分成几份"
        hint={`一人出一份，每份 ${each}，最多 ${PLACES_LIMIT} 份`}
        error={errors.places}
      >
        <TextInput
          type="number"
          max={2}
          label={`第 ${nth} 样分成几份`}
          value={places}
          onChange={(value) => onChange({ places: value })}
        />
      </Field>
      {onRemove && (
        <Button kind="text" icon="trash" inline onPress={onRemove}>
          删掉这一样
        </Button>
      )}
    </Card>
  )
}
