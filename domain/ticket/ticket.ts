import type { Place } from '@domain/area/area'
import { collection } from '@domain/kernel/collection'
import { dayStamp } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'

/** 工单号里的两位类别。 */
export const ticketKinds = {
  wish: '01',
  issue: '02',
  demand: '03',
  service: '04',
  scout: '05',
} as const
export type TicketKind = keyof typeof ticketKinds

/** 时间线上的一件事。`requestId` 与 `digest` 用来认出重发。 */
export interface Event {
  readonly step: string
  readonly at: string
  readonly by: string
  readonly note: string | null
  readonly requestId: string
  readonly digest: string
  /** 这一步把事情交到了谁手里（账号）；没有换手就没有。 */
  readonly to?: string
}

/** 回音：办的人对提的人说的话。没有回音不能办结。 */
export interface Reply {
  readonly text: string
  readonly at: string
  readonly by: string
}

/** 各类工单共有的部分。 */
export interface Ticket {
  readonly _id: string
  readonly rev: number
  readonly no: string
  readonly kind: TicketKind
  readonly status: string
  /** 督办级别：群众说“没解决”一次加一级。 */
  readonly level: number
  /** 所在区域的全部上级（含自己）；管辖就是对它做相等查询。 */
  readonly within: readonly string[]
  readonly place: Place
  /** `<ISO 时间>~<编号>`，列表的排序与游标。 */
  readonly order: string
  /** 进入现在这个状态的时刻；期限都从这里算。 */
  readonly enteredAt: string
  /** 这一步的期限；没有期限为空。 */
  readonly dueAt: string | null
  /** 系统下一次要过问它的时刻；没有为空。定时任务按它找。 */
  readonly wakeAt: string | null
  /** 什么时候去挑人来帮；不用挑为空。定时任务按它找。 */
  readonly suggestAt: string | null
  /** 要不要工作人员动手；工作台按它列。 */
  readonly needsStaff: boolean
  /** 提的人；别人代提、他自己还没有接过去时为空。 */
  readonly askedBy: string | null
  /** 代他提的人；自己提的为空。 */
  readonly proxyId: string | null
  /** 为谁提的：他自己的账号，或代提时认得出同一个人的摘要。数量按它数。 */
  readonly beneficiary: string
  readonly handlerId: string | null
  /** 正在帮的每一个人，办的人在内；由别的字段算出来。 */
  readonly helperIds: readonly string[]
  /** 要不要送一张回音纸条：提的人没有手机，有了回音还没送到。由别的字段算出来。 */
  readonly paperDue: boolean
  /** 轮到谁动手（账号）；由别的字段算出来，首页的“在等您”按它列。 */
  readonly turnOf: readonly string[]
  readonly timeline: readonly Event[]
  readonly reply: Reply | null
}

/** 一张工单最多记这么多件事，防止文档无限变大。 */
export const TIMELINE_LIMIT = 100

export interface Counter {
  readonly _id: string
  readonly rev: number
  readonly value: number
}

export const counters = collection<Counter>('counters')

/** 每社区每类每天一个计数器。 */
export function counterId(serial: string, kind: TicketKind, now: string): string {
  return `${serial}${ticketKinds[kind]}-${dayStamp(now)}`
}

/** 工单号：社区两位+类别两位-日期-流水。 */
export function ticketNo(counter: string, value: number): string {
  return `${counter}-${String(value).padStart(3, '0')}`
}

export function orderOf(now: string, id: string): string {
  return `${now}~${id}`
}

/** 有经过的东西：工单，和照工单的样子一步一步走的。 */
export interface Storied {
  readonly timeline: readonly Event[]
}

/** 记一件事。满了说明这张工单反复太多次，应当转给人处理。 */
export function record<T extends Storied>(ticket: T, event: Event): T {
  if (ticket.timeline.length >= TIMELINE_LIMIT)
    throw new AppError('LIMIT', '这件事来回的次数太多了，请直接打电话给社区。')
  return { ...ticket, timeline: [...ticket.timeline, event] }
}

/** 同一请求编号是否已经办过：办过且内容相同返回真；编号相同内容不同抛 CONFLICT。 */
export function alreadyDone(
  { timeline }: Storied,
  requestId: string,
  digest: string,
  page = '我的心愿',
): boolean {
  const done = timeline.find((e) => e.requestId === requestId)
  if (!done) return false
  if (done.digest === digest) return true
  throw new AppError(
    'CONFLICT',
    `上次的内容可能已经收到了，这次的和它不一样。请先看看“${page}”，再决定要不要重发。`,
  )
}

/** 各类工单同在一个集合；每个索引对应一个页面的列表。 */
export const tickets = collection<Ticket>(
  'tickets',
  ['kind', 'status', 'within', '-order'],
  ['kind', 'status', 'wish.category', 'within', '-order'],
  ['kind', 'within', '-order'],
  ['kind', 'wish.category', 'within', '-order'],
  ['kind', 'needsStaff', 'within', 'dueAt'],
  ['kind', 'wakeAt'],
  ['kind', 'suggestAt'],
  ['kind', 'beneficiary', '-order'],
  ['kind', 'proxyId', '-order'],
  ['kind', 'paperDue', 'within', '-order'],
  ['kind', 'helperIds', '-order'],
  ['kind', 'wish.unit.id', '-order'],
  ['kind', 'wish.unit.id', 'status'],
  ['kind', 'turnOf', 'dueAt'],
  // 走过一步、接过一手的每一个人；两个账号合成一个、注销时按它找。
  ['timeline.by', '_id'],
  ['timeline.to', '_id'],
)
