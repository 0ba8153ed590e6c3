import type { TicketViewLoaders } from './shared/ticket-views'

/** 小程序没有宽屏工作台。网页端见 ticket-views.h5.ts。 */
export const ticketViews: TicketViewLoaders = {}
