import type { WishDetail } from '@domain/wish/present'
import type { ReactNode } from 'react'
import { type Query, useQuery } from '@/shared/cloud/useQuery'
import { bottomSteps, StepActions } from './step-actions'

interface OneWish {
  readonly query: Query<WishDetail>
  /** 他此刻能走的步骤，一个一个按钮；没有就为空。 */
  readonly actions: ReactNode
}

/** 一个心愿和它的按钮。命令的答复就是最新的样子，直接换上，不再问一遍。 */
export function useWish(id: string, onMoved?: () => unknown): OneWish {
  const query = useQuery('wish', 'detail', { id })
  const wish = query.data
  const done = (moved: WishDetail) => {
    query.replace(moved)
    onMoved?.()
  }
  const actions = wish && bottomSteps(wish).length > 0 && (
    <StepActions wish={wish} templates={wish.templates} onDone={done} onStale={query.reload} />
  )
  return { query, actions: actions || undefined }
}
