import type { Context } from '@domain/kernel/context'
import { orderOf } from '@domain/ticket/ticket'
import { type NoticeAbout, notices } from './inbox'

interface Subject {
  readonly about: NoticeAbout
  readonly id: string
  readonly no: string
}

/**
 * 给一个人或一个岗位留一条站内消息，不发订阅消息。与业务写在同一个工作单元里，
 * 编号取自起因，重做不会多留。
 */
export function leaveWord(ctx: Context, { about, id, no }: Subject, to: string, text: string) {
  const _id = `${id}:${ctx.requestId}:${to.replace('@', ':')}`
  const order = orderOf(ctx.now, _id)
  ctx.store.create(notices, { _id, to, about, ticketId: id, ticketNo: no, text, order })
}
