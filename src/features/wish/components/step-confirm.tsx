import { steps, type WishStepName } from '@domain/wish/steps'
import type { ReactNode } from 'react'
import { Confirm } from '@/shared/ui/confirm'

/** 不好反悔的步骤，做之前多问一句。 */
const grave: Partial<Record<WishStepName, string>> = {
  claim: '认领后请在 48 小时内联系许愿人，15 天内办好。办不了可以放回大厅。',
  withdraw: '撤回后这个心愿就结束了。',
  gather: '开始以后不再收新的。由您牵头：请在 48 小时内联系许愿人，15 天内办好。',
  shareSigned:
    '墙上只写称呼、种类、心愿和谢谢的话（号码、住处遮住）、帮忙的是哪一种人、社区、月份，人人可看。签过字的纸请社区留着。',
  unshare: '撤下以后马上就看不到，想写还可以再写。',
}

export const isGrave = (name: WishStepName) => grave[name] !== undefined

interface StepConfirmProps {
  name: WishStepName
  /** 上次写的。 */
  written: string | undefined
  error: string | null
  onConfirm: (note: string) => unknown
  onClose: () => void
  children: ReactNode
}

/** 走一步之前：问一句、写一句，照状态表里说的来。 */
export function StepConfirm(props: StepConfirmProps) {
  const { name, written, error, onConfirm, onClose, children } = props
  const { label, note } = steps[name]
  const reason = note && { label: note.hint, optional: !note.required, max: 200, written }
  return (
    <Confirm
      open
      title={label}
      text={grave[name] ?? ''}
      error={error}
      confirmLabel={label}
      danger={name === 'withdraw'}
      {...(reason ? { reason } : {})}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {children}
    </Confirm>
  )
}
