import type { TicketViewLoaders } from './shared/ticket-views'

/** 宽屏工作台的右边画什么：各功能交出自己的一件事，画法和详情页是同一份。 */
export const ticketViews: TicketViewLoaders = {
  wish: () => import('./features/wish/components/wish-pane').then(({ WishPane }) => WishPane),
}
