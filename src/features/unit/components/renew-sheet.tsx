import { MONTHS_USUAL } from '@domain/unit/report-in'
import { reportInSteps } from '@domain/unit/steps'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { Button } from '@/shared/ui/button'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { Sheet } from '@/shared/ui/sheet'
import { Words } from '@/shared/ui/words'
import { termOptions } from './term-step'
import { type OwnProps, useOwn } from './use-own'

const { label } = reportInSteps.renewTerm

/** 续一期：照这一期写的再来一份，从到期时接上。 */
export function RenewSheet(props: OwnProps) {
  const { one, onClose } = props
  const [months, setMonths] = useState(String(MONTHS_USUAL))
  const { take, error } = useOwn(props)
  const input = { id: one.id, months: Number(months) }
  const renew = () => take('续的这一期发给社区了', () => act('unit', 'renewTerm', input))
  const actions = [
    <Button key="no" kind="plain" onPress={onClose}>
      先不
    </Button>,
    <Button key="yes" onPress={renew}>
      {label}
    </Button>,
  ]
  return (
    <Sheet open title={label} onClose={onClose} actions={actions}>
      <Words tone="soft">能做的、联系人照这一期的来，从到期那天接上，还要社区确认。</Words>
      <Field label="续多久">
        <Choice look="row" options={termOptions} value={months} onChange={setMonths} />
      </Field>
      {error && <Notice tone="red">{error}</Notice>}
    </Sheet>
  )
}
