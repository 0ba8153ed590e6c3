import { steps } from '@domain/wish/steps'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { Choice } from '@/shared/ui/choice'
import { Confirm } from '@/shared/ui/confirm'
import { Field } from '@/shared/ui/field'
import { type OwnStepProps, useOwnStep } from './own-step'

/** 自己的名义在选项里怎么写。 */
const MYSELF = 'myself'

/** 申请认领：放回得多的，向社区说明缘由；替单位申请的选单位。 */
export function ApplySheet(props: OwnStepProps) {
  const { wish, onClose } = props
  const barred = wish.claimants.filter((one) => one.barred && !one.applied)
  const options = barred.map(({ unit }) => ({
    value: unit?.id ?? MYSELF,
    label: unit?.name ?? '我自己',
  }))
  const [whose, setWhose] = useState(options[0]?.value ?? MYSELF)
  const { take, error } = useOwnStep(props)
  const unitId = whose === MYSELF ? null : whose
  const { note } = steps.apply
  return (
    <Confirm
      open
      title="申请认领"
      text="30 天内放回过几次，再认领要请社区同意。社区会看到您的姓名和您写的话。"
      error={error}
      confirmLabel="发给社区"
      reason={{ label: note?.hint ?? '', max: 200 }}
      onConfirm={(said) =>
        take('发给社区了', () => act('wish', 'apply', { id: wish.id, unitId, note: said }), true)
      }
      onClose={onClose}
    >
      {options.length > 1 && (
        <Field label="以谁的名义">
          <Choice look="row" options={options} value={whose} onChange={setWhose} />
        </Field>
      )}
    </Confirm>
  )
}
