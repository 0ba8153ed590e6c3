import type { Role } from '@domain/kernel/actor'
import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { orderOf } from '@domain/ticket/ticket'
import type { NoticeAbout } from './pages'
import { letterDue } from './quiet'
import { type TopicName, topics } from './topics'

/** 站内消息：写给一个人，或写给一个岗位（`communityWorker@D-03-05`）。 */
export interface Notice {
  readonly _id: string
  readonly to: string
  readonly about?: NoticeAbout
  readonly ticketId: string
  readonly ticketNo: string
  readonly text: string
  readonly order: string
}

export const notices = collection<Notice>('notices', ['to', '-order'], ['ticketId'])

/** 待发的微信提醒（订阅消息）走到哪了。 */
export type LetterState = 'waiting' | 'merged' | 'muted' | 'sending' | 'sent' | 'refused' | 'failed'

/** 待发的微信提醒。`sending` 是发出去之前写的：宁可漏发，不可重发。 */
export interface Outgoing {
  readonly _id: string
  readonly rev: number
  readonly to: string
  readonly about?: NoticeAbout
  readonly ticketId: string
  readonly text: string
  readonly at: string
  readonly topic: TopicName
  /** 急事夜里也发。 */
  readonly urgent: boolean
  /** 提醒不到时要打电话说的话，和事情发生的时刻；不用打为空。 */
  readonly call: { readonly text: string; readonly at: string } | null
  readonly state: LetterState
  readonly dueAt: string
}

export const outbox = collection<Outgoing>(
  'outbox',
  ['state', 'dueAt'],
  ['to', 'ticketId', 'state', 'at'],
  ['ticketId'],
)

/** 岗位信箱的名字；`at` 是区域，派出单位联络员的是单位。 */
export function dutyBox(role: Role, at: string): string {
  return `${role}@${at}`
}

/** 怎么告诉：哪一类，急不急。 */
export interface Manner {
  readonly topic?: TopicName
  readonly urgent?: boolean
}

interface Subject {
  /** 不写就是心愿。 */
  readonly about?: NoticeAbout
  readonly id: string
  readonly no: string
}

/** 说的是哪张工单；也可以是别的东西，用 `about` 写明。 */
type Told = Omit<Subject, 'id'> & { readonly _id: string }

/**
 * 给一个人或一个岗位留一条站内消息，不发订阅消息。与业务写在同一个工作单元里，
 * 编号取自起因，重做不会多留。返回消息的编号。
 */
export function leaveWord(ctx: Context, { id, no, ...about }: Subject, to: string, text: string) {
  const _id = `${id}:${ctx.requestId}:${to.replace('@', ':')}`
  const order = orderOf(ctx.now, _id)
  ctx.store.create(notices, { _id, to, ...about, ticketId: id, ticketNo: no, text, order })
  return _id
}

/**
 * 告诉一个人或一个岗位。与业务写在同一个工作单元里，编号取自起因，重做不会多发；
 * 每件事各有一条站内消息，微信提醒由定时任务合并以后再发，岗位没有微信提醒。
 */
export function tell(
  ctx: Context,
  { _id: id, no, ...told }: Told,
  to: string,
  text: string,
  { topic = 'progress', urgent = false }: Manner = {},
): void {
  const about = told.about ? { about: told.about } : {}
  const _id = leaveWord(ctx, { id, no, ...about }, to, text)
  if (to.includes('@')) return
  ctx.store.create(outbox, {
    ...{ _id, to, ...about, ticketId: id, text },
    rev: 1,
    at: ctx.now,
    topic,
    urgent,
    call: topics[topic].call ? { text, at: ctx.now } : null,
    state: 'waiting',
    dueAt: letterDue(ctx.now, urgent),
  })
}
