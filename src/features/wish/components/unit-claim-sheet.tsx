import { steps } from '@domain/wish/steps'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { Choice } from '@/shared/ui/choice'
import { Confirm } from '@/shared/ui/confirm'
import { Field } from '@/shared/ui/field'
import { type OwnStepProps, useOwnStep } from './own-step'

/** 单位认领：联络几个单位的，先选哪一个。 */
export function UnitClaimSheet(props: OwnStepProps) {
  const { wish, onClose } = props
  const units = wish.claimants.flatMap(({ unit, barred }) => (unit && !barred ? [unit] : []))
  const [unitId, setUnitId] = useState(units[0]?.id ?? '')
  const { take, error } = useOwnStep(props)
  const { label } = steps.claimForUnit
  const name = units.length === 1 ? units[0]?.name : '单位'
  return (
    <Confirm
      open
      title={label}
      text={`以${name}的名义认领，不占您自己的数量。接着请交给一位党员：48 小时内联系许愿人，15 天内办好。`}
      error={error}
      confirmLabel={label}
      onConfirm={() =>
        take(
          '认领了，请交给一位党员',
          () => act('wish', 'claimForUnit', { id: wish.id, unitId }),
          true,
        )
      }
      onClose={onClose}
    >
      {units.length > 1 && (
        <Field label="以哪个单位的名义">
          <Choice
            look="row"
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
            value={unitId}
            onChange={setUnitId}
          />
        </Field>
      )}
    </Confirm>
  )
}
