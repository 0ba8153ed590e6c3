import type { TicketViewProps } from '@/shared/ticket-views'
import { Pane } from '@/shared/ui/pane'
import { useWish } from './use-wish'
import { WishView } from './wish-view'

/** 宽屏工作台右边的心愿：和详情页是同一份，只是不占一整页。 */
export function WishPane({ id, onMoved }: TicketViewProps) {
  const { query, actions } = useWish(id, onMoved)
  return (
    <Pane bottom={actions}>
      <WishView query={query} />
    </Pane>
  )
}
