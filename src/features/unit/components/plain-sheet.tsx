import { type PlainReportInStep, reportInSteps } from '@domain/unit/steps'
import { act } from '@/shared/cloud/call'
import { Confirm } from '@/shared/ui/confirm'
import { type OwnProps, useOwn } from './use-own'

/** 做了以后会怎样。 */
const after: Readonly<Record<PlainReportInStep, string>> = {
  decline: '单位会收到这句话，改好可以再发。',
  cancel: '撤回以后这一次就结束了，想来可以再报到。',
  end: '结束以后不能恢复，对接过、办成的还在。对方会收到这句话。',
}

interface PlainSheetProps extends OwnProps {
  name: PlainReportInStep
}

/** 只写一句话的步骤：请改一改、撤回、提前结束。 */
export function PlainSheet({ name, ...props }: PlainSheetProps) {
  const { take, error } = useOwn(props)
  const { label, note } = reportInSteps[name]
  const go = (said: string) =>
    take(`记下了：${label}`, () =>
      act('unit', 'step', { id: props.one.id, name, note: said || null }),
    )
  return (
    <Confirm
      open
      title={label}
      text={after[name]}
      error={error}
      confirmLabel={label}
      danger={name !== 'decline'}
      reason={{ label: note?.hint ?? '', optional: !note?.required, max: 200 }}
      onConfirm={go}
      onClose={props.onClose}
    />
  )
}
