import type { UnitRef } from '@domain/kernel/actor'
import type { ReportInView } from '@domain/unit/present'
import { useEffect } from 'react'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'
import { Steps } from '@/shared/ui/steps'
import { CheckStep } from './check-step'
import { ContactStep } from './contact-step'
import { stepNames } from './form-state'
import { PlaceStep } from './place-step'
import { ResourcesStep } from './resources-step'
import { TermStep } from './term-step'
import { RESEND_FROM, useReportForm } from './use-report-form'

interface ReportFormProps {
  units: readonly UnitRef[]
  /** 改好再发的那一份；新的为空。 */
  old: ReportInView | null
  onSent: (one: ReportInView) => void
}

const last = stepNames.length - 1

/** 报到：一页一件事，退回去什么也不丢。 */
export function ReportForm({ units, old, onSent }: ReportFormProps) {
  const form = useReportForm(units[0]?.id ?? '', old)
  const { draft, step, errors, change, goTo, sent, action } = form
  const first = old ? RESEND_FROM : 0
  useEffect(() => {
    if (sent) onSent(sent)
  }, [sent, onSent])
  const bottom = (
    <>
      {step > first && (
        <Button kind="plain" onPress={() => goTo(step - 1)}>
          上一步
        </Button>
      )}
      {step < last ? (
        <Button onPress={() => goTo(step + 1)}>下一步</Button>
      ) : (
        <Button busyText="正在发" onPress={form.send}>
          {action.uncertain ? '再发一次' : '发给社区'}
        </Button>
      )}
    </>
  )
  const parts = { content: draft.content, errors, change }
  return (
    <Screen title={stepNames[step]} bottom={bottom}>
      <Steps items={stepNames.slice(first)} current={step - first} />
      {old && <Reason old={old} />}
      {step === 0 && <PlaceStep {...parts} units={units} />}
      {step === 1 && <ResourcesStep {...parts} />}
      {step === 2 && <TermStep {...parts} />}
      {step === 3 && <ContactStep {...parts} resends={old !== null} />}
      {step === last && <CheckStep {...parts} units={units} resends={old !== null} goTo={goTo} />}
      {action.error && (
        <Notice tone="red" title={action.uncertain ? '没有发出去，已存为草稿' : undefined}>
          {action.error}
        </Notice>
      )}
    </Screen>
  )
}

/** 社区为什么请单位改：经过里最后一次写的。 */
function Reason({ old }: { old: ReportInView }) {
  const said = old.timeline.filter(({ note }) => note).at(-1)?.note
  return said ? (
    <Notice tone="amber" title="社区请单位改一改">
      {said}
    </Notice>
  ) : null
}
