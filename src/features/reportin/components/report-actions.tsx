import type { ReportView } from '@domain/reportin/present'
import { type PlainReportStepName, type ReportStepName, reportSteps } from '@domain/reportin/steps'
import { useState } from 'react'
import { AreaPicker } from '@/shared/area/area-picker'
import { open } from '@/shared/routes'
import { Button } from '@/shared/ui/button'
import { Confirm } from '@/shared/ui/confirm'
import { Notice } from '@/shared/ui/notice'
import { PauseSheet } from './pause-sheet'
import { useReportStep } from './use-step'

interface ReportActionsProps {
  one: ReportView
  onDone: (one: ReportView) => void
}

/** 不好反悔的，做之前多问一句。 */
const grave: Partial<Record<ReportStepName, string>> = {
  cancel: '取消后不再是这个社区报到的党员，认的岗位会让出来；以后可以重新报到。',
  leavePost: '岗位会让给别人。',
  remove: '他不再是本社区报到的党员，会收到您写的话。',
}

/** 不催他做的，按钮画得轻一些。 */
const gentle: readonly ReportStepName[] = [
  ...(['reject', 'leavePost', 'pause', 'transfer', 'cancel', 'remove'] as const),
]

/** 底下最多直接画几个；再多就只画头两个，其余的点“更多”，免得遮住半页。 */
const MOST = 3
const FEW = 2

/** 这份报到此刻能走的步骤：画哪些由服务端按状态表说了算，字取自同一张表。 */
export function ReportActions({ one, onDone }: ReportActionsProps) {
  const [asking, setAsking] = useState<ReportStepName | null>(null)
  const [all, setAll] = useState(false)
  const folded = !all && one.steps.length > MOST
  const step = useReportStep(one.id, onDone)
  const press = (name: ReportStepName) => {
    if (name === 'takePost') return open('servicePosts', { id: one.id })
    if (name === 'resend') return open('reportHome', { id: one.id })
    if (reportSteps[name].own || reportSteps[name].note || grave[name]) return setAsking(name)
    return step.take(name as PlainReportStepName, null)
  }
  const close = () => setAsking(null)
  const note = asking ? reportSteps[asking].note : undefined
  const reason = note && { label: note.hint, optional: !note.required, max: 100 }
  return (
    <>
      {step.error && !asking && <Notice tone="red">{step.error}</Notice>}
      {(folded ? one.steps.slice(0, FEW) : one.steps).map((name) => (
        <Button
          key={name}
          kind={gentle.includes(name) ? 'plain' : 'primary'}
          onPress={() => press(name)}
        >
          {reportSteps[name].label}
        </Button>
      ))}
      {folded && (
        <Button kind="text" onPress={() => setAll(true)}>
          更多
        </Button>
      )}
      {asking === 'pause' && (
        <PauseSheet
          error={step.error}
          onPause={async (months) => (await step.pause(months)) && close()}
          onClose={close}
        />
      )}
      <AreaPicker
        open={asking === 'transfer'}
        upTo="building"
        exact
        enough="grid"
        onClose={close}
        onPick={async ({ id }) => {
          close()
          await step.transfer(id)
        }}
      />
      <Confirm
        open={asking !== null && asking !== 'pause' && asking !== 'transfer'}
        title={asking ? reportSteps[asking].label : ''}
        text={(asking && grave[asking]) ?? ''}
        confirmLabel={asking ? reportSteps[asking].label : ''}
        danger={asking === 'cancel' || asking === 'remove'}
        error={step.error}
        {...(reason ? { reason } : {})}
        onConfirm={async (words) =>
          asking && (await step.take(asking as PlainReportStepName, words || null)) && close()
        }
        onClose={close}
      />
    </>
  )
}
