import type { WishDetail } from '@domain/wish/present'
import { askReminders } from '@/shared/cloud/reminders'
import { useAction } from '@/shared/cloud/useAction'
import { useStale } from '@/shared/cloud/useStale'
import { toast } from '@/shared/ui/toast'

/** 要带别的内容的一步，升起的那张纸知道的事。 */
export interface OwnStepProps {
  wish: WishDetail
  onDone: (wish: WishDetail) => void
  /** 情况变了（别人先办了）：去取最新的样子。 */
  onStale: () => unknown
  onClose: () => void
}

/** 走这样的一步：办成了收起来、说一声 `said`、换上最新的样子；`remind` 时先问要不要微信提醒。 */
export function useOwnStep({ wish, onDone, onStale, onClose }: OwnStepProps) {
  const { run, error, conflict } = useAction()
  useStale({ error, conflict }, onClose, onStale)
  const take = async (said: string, send: () => Promise<WishDetail>, remind = false) => {
    const keepReminders = await askReminders(remind ? wish.templates : [])
    const moved = await run(send)
    void keepReminders()
    if (!moved) return
    onClose()
    toast(said)
    onDone(moved)
  }
  return { take, error: conflict ? null : error }
}
