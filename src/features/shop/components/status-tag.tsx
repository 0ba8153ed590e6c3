import { type RedemptionStatus, redemptionStatuses } from '@domain/shop/redemption'
import { Tag } from '@/shared/ui/tag'

const tones = { active: 'blue', done: 'green', stopped: 'plain' } as const

/** 兑换单走到了哪一步。 */
export function StatusTag({ status }: { status: RedemptionStatus }) {
  const { label, tone } = redemptionStatuses[status]
  return <Tag tone={tones[tone]}>{label}</Tag>
}
