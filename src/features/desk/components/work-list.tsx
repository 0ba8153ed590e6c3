import type { WishCard } from '@domain/wish/present'
import type { ReactNode } from 'react'
import { List } from '@/shared/ui/list'
import { WishRow } from '@/shared/wish/wish-row'

/** 打开一张工单：手机上是去详情页，宽屏上是画在右边。 */
export type OpenTicket = (id: string) => void

export interface WorkspaceProps {
  /** 今天要办的，最急的在前。 */
  pending: readonly WishCard[]
  /** 办了一步，要取新的列表。 */
  onMoved: () => unknown
  /** 列表下面的东西：要打的电话、二维码。 */
  children: (open: OpenTicket) => ReactNode
}

interface WorkListProps {
  pending: readonly WishCard[]
  /** 正画在右边的那一件。 */
  shown?: string | null
  onOpen: OpenTicket
}

/** 今天要办的，一件一行。 */
export function WorkList({ pending, shown = null, onOpen }: WorkListProps) {
  return (
    <List
      flush
      items={pending}
      keyOf={(wish) => wish.id}
      render={(wish) => (
        <WishRow wish={wish} withState shown={wish.id === shown} onOpen={() => onOpen(wish.id)} />
      )}
      empty={{ title: '没有等待审核的心愿', note: '有新的会发消息告诉您。' }}
    />
  )
}
