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

/** 等他动手的，贴在页面底下。 */
const due: readonly ReportInStepName[] = ['confirm', 'decline', 'resend', 'renewTerm']
/** 能做、但不催他做的，放在页面末尾，画得轻。 */
const aside: readonly ReportInStepName[] = ['cancel', 'end']

/** 要带别的内容的步骤，各有一张纸的。 */
const sheets: Partial<Record<ReportInStepName, ComponentType<OwnProps>>> = {
  confirm: ConfirmSheet,
  renewTerm: RenewSheet,
}

const isPlain = (name: ReportInStepName): name is PlainReportInStep =>
  plainReportInSteps.some((plain) => plain === name)

/** 有没有等他动手的。 */
export const hasDue = ({ steps }: ReportInView) => steps.some((name) => due.includes(name))

type ActionsProps = Omit<OwnProps, 'onClose'>

/** 等他动手的步骤：画哪些由服务端按状态表说了算，字取自同一张表。 */
export const StepActions = (props: ActionsProps) => <Actions {...props} wanted={due} />

/** 撤回、提前结束。 */
export const AsideActions = (props: ActionsProps) => <Actions {...props} wanted={aside} />

function Actions({ wanted, ...props }: ActionsProps & { wanted: typeof due }) {
  const { one } = props
  const [asking, setAsking] = useState<ReportInStepName | null>(null)
  const own = { ...props, onClose: () => setAsking(null) }
  const Own = asking && sheets[asking]
  const press = (name: ReportInStepName) =>
    name === 'resend' ? open('unitReportForm', { id: one.id }) : setAsking(name)
  const kindOf = (name: ReportInStepName) => {
    if (wanted === aside) return 'text'
    return name === 'decline' ? 'plain' : 'primary'
  }
  return (
    <>
      {one.steps
        .filter((name) => wanted.includes(name))
        .map((name) => (
          <Button key={name} kind={kindOf(name)} onPress={() => press(name)}>
            {reportInSteps[name].label}
          </Button>
        ))}
      {Own && <Own {...own} />}
      {asking && isPlain(asking) && <PlainSheet {...own} name={asking} />}
    </>
  )
}
