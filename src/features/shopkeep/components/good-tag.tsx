import { goodStatuses } from '@domain/goods/good'
import type { GoodRow } from '@domain/goods/present'
import { Tag } from '@/shared/ui/tag'

/** 一样货此刻最该知道的一句：等您审、等审核、请改一改、下架了、该补货。 */
export function GoodTag({ good }: { good: GoodRow }) {
  const { toReview, status, shelf } = good
  if (toReview) return <Tag tone="red">等您审</Tag>
  if (status !== 'approved') return <Tag tone="amber">{goodStatuses[status].label}</Tag>
  if (!shelf?.on) return <Tag>下架了</Tag>
  if (shelf.low) return <Tag tone="amber">该补货</Tag>
  return <Tag tone="green">摆着</Tag>
}
