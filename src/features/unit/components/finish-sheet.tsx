import { dayOf } from '@domain/kernel/date'
import { TEXT_LIMIT } from '@domain/unit/form'
import type { MatchView } from '@domain/unit/present'
import { reportInSteps } from '@domain/unit/steps'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { serverNow } from '@/shared/cloud/clock'
import { Confirm } from '@/shared/ui/confirm'
import { DayField } from './day-field'
import { type OwnProps, useOwn } from './use-own'

interface FinishSheetProps extends OwnProps {
  match: MatchView
}

const { label } = reportInSteps.finishMatch

/** 办成了：哪一天，一句话。日子先填好今天。 */
export function FinishSheet({ match, ...props }: FinishSheetProps) {
  const [on, setOn] = useState(() => dayOf(serverNow()))
  const { take, error } = useOwn(props)
  const { id } = props.one
  const finish = (text: string) =>
    take('记下了，单位看得到', () =>
      act('unit', 'finishMatch', { id, matchId: match.id, on, text }),
    )
  return (
    <Confirm
      open
      title={label}
      text={match.want.text}
      error={error}
      confirmLabel={label}
      reason={{ label: '办成了什么，一句话', max: TEXT_LIMIT }}
      onConfirm={finish}
      onClose={props.onClose}
    >
      <DayField
        label="哪一天办成的"
        hint="照这个样子写"
        value={on}
        error={undefined}
        onChange={setOn}
      />
    </Confirm>
  )
}
