import type { Role } from '@domain/kernel/actor'
import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { orderOf, type Ticket } from '@domain/ticket/ticket'

/** 站内消息：写给一个人，或写给一个岗位（`communityWorker@D-03-05`）。 */
export interface Notice {
  readonly _id: string
  readonly to: string
  readonly ticketId: string
  readonly ticketNo: string
  readonly text: string
  readonly order: string
}

export const notices = collection<Notice>('notices', ['to', '-order'])

/** 待发的订阅消息。`sending` 是发出去之前写的：宁可漏发，不可重发。 */
export interface Outgoing {
  readonly _id: string
  readonly rev: number
  readonly to: string
  readonly ticketId: string
  readonly text: string
  readonly at: string
  readonly state: 'waiting' | 'sending' | 'sent' | 'refused' | 'failed'
  readonly dueAt: string
}

export const outbox = collection<Outgoing>('outbox', ['state', 'dueAt'])

/** 岗位信箱的名字。 */
export function dutyBox(role: Role, areaId: string): string {
  return `${role}@${areaId}`
}

/**
 * 告诉一个人或一个岗位。与业务写在同一个工作单元里，编号取自起因，重做不会多发；
 * 订阅消息由定时任务在提交之后发送。
 */
export function tell(ctx: Context, ticket: Ticket, to: string, text: string): void {
  const id = `${ticket._id}:${ctx.requestId}:${to.replace('@', ':')}`
  const message = { _id: id, to, ticketId: ticket._id, text }
  ctx.store.create(notices, { ...message, ticketNo: ticket.no, order: orderOf(ctx.now, id) })
  if (to.includes('@')) return
  ctx.store.create(outbox, {
    ...message,
    rev: 1,
    at: ctx.now,
    state: 'waiting',
    dueAt: ctx.now,
  })
}
