import type { ReportInView } from '@domain/unit/present'
import { useAction } from '@/shared/cloud/useAction'
import { useStale } from '@/shared/cloud/useStale'
import { toast } from '@/shared/ui/toast'

/** 办一步的纸：对着哪一份、办好了换上最新的样子、别人先办了就去取。 */
export interface OwnProps {
  readonly one: ReportInView
  readonly onDone: (one: ReportInView) => void
  readonly onStale: () => unknown
  readonly onClose: () => void
}

/** 办一步：办成说一声、换上、收起。 */
export function useOwn({ onDone, onStale, onClose }: OwnProps) {
  const { run, error, conflict } = useAction()
  useStale({ conflict, error }, onClose, onStale)
  const take = async (said: string, work: () => Promise<ReportInView>) => {
    const moved = await run(work)
    if (!moved) return
    toast(said)
    onClose()
    onDone(moved)
  }
  return { take, error: conflict ? null : error }
}
