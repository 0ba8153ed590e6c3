import type { ReportView } from '@domain/reportin/present'
import { type PlainReportStepName, reportSteps } from '@domain/reportin/steps'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { toast } from '@/shared/ui/toast'

/** 走一步：办成了说一声，交回最新的样子。 */
export function useReportStep(id: string, onDone: (one: ReportView) => void) {
  const { run, error } = useAction()
  const settle = (label: string, moved: ReportView | null): boolean => {
    if (moved) {
      toast(`记下了：${label}`)
      onDone(moved)
    }
    return moved !== null
  }
  return {
    error,
    take: async (name: PlainReportStepName, note: string | null) =>
      settle(reportSteps[name].label, await run(() => act('reportin', 'step', { id, name, note }))),
    pause: async (months: 1 | 3 | 6) =>
      settle(reportSteps.pause.label, await run(() => act('reportin', 'pause', { id, months }))),
    transfer: async (areaId: string) =>
      settle(
        reportSteps.transfer.label,
        await run(() => act('reportin', 'transfer', { id, areaId })),
      ),
  }
}
