import type { ReportInView } from '@domain/unit/present'
import {
  type PlainReportInStep,
  plainReportInSteps,
  type ReportInStepName,
  reportInSteps,
} from '@domain/unit/steps'
import { type ComponentType, useState } from 'react'
import { open } from '@/shared/routes'
import { Button } from '@/shared/ui/button'
import { ConfirmSheet } from './confirm-sheet'
import { PlainSheet } from './plain-sheet'
import { RenewSheet } from './renew-sheet'
import type { OwnProps } from './use-own'

/** 按钮在对接的卡片上，底下不再画。 */
const onCard: readonly ReportInStepName[] = ['match', 'unmatch', 'finishMatch']
/** 不催他做的，按钮画得轻一些。 */
const gentle: readonly ReportInStepName[] = ['decline', 'cancel', 'end']

/** 要带别的内容的步骤，各有一张纸的。 */
const sheets: Partial<Record<ReportInStepName, ComponentType<OwnProps>>> = {
  confirm: ConfirmSheet,
  renewTerm: RenewSheet,
}

const isPlain = (name: ReportInStepName): name is PlainReportInStep =>
  plainReportInSteps.some((plain) => plain === name)

/** 页面底下要画的步骤。 */
export const bottomSteps = ({ steps }: ReportInView) =>
  steps.filter((name) => !onCard.includes(name))

/** 他此刻能走的步骤：画哪些由服务端按状态表说了算，字取自同一张表。 */
export function StepActions(props: Omit<OwnProps, 'onClose'>) {
  const { one } = props
  const [asking, setAsking] = useState<ReportInStepName | null>(null)
  const own = { ...props, onClose: () => setAsking(null) }
  const Own = asking && sheets[asking]
  return (
    <>
      {bottomSteps(one).map((name) => (
        <Button
          key={name}
          kind={gentle.includes(name) ? 'plain' : 'primary'}
          onPress={() =>
            name === 'resend' ? open('unitReportForm', { id: one.id }) : setAsking(name)
          }
        >
          {reportInSteps[name].label}
        </Button>
      ))}
      {Own && <Own {...own} />}
      {asking && isPlain(asking) && <PlainSheet {...own} name={asking} />}
    </>
  )
}
