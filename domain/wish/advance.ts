import { ancestor } from '@domain/area/area'
import type { Actor } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { addHours } from '@domain/kernel/date'
import { assertStep } from '@domain/kernel/flow'
import { addWorkdays, type Calendar } from '@domain/kernel/workdays'
import { type Event, record } from '@domain/ticket/ticket'
import { type AlarmName, alarmsOf, nextAlarm } from './alarms'
import { isFull, partnersIn } from './needs'
import { wantsPaper } from './slip'
import { type Act, nobody } from './step'
import { steps, type WishStepName } from './steps'
import { suggestOn } from './suggesting'
import { turnOf } from './turn'
import {
  type Credit,
  hasRung,
  isJoint,
  type Wish,
  type WishStatus,
  waitingApplications,
  wishStatuses,
} from './wish'

/** 每个状态给人看的期限。没有列出的状态没有期限。 */
export const limits = {
  pending: { workdays: 1 },
  open: { hours: 7 * 24 },
  claimed: { hours: 15 * 24 },
  delivered: { hours: 7 * 24 },
} satisfies Partial<Record<WishStatus, { workdays: number } | { hours: number }>>

/** 进入某状态时的期限，ISO 字符串；没有期限为空。 */
export function dueOn(status: WishStatus, now: string, calendar: Calendar): string | null {
  if (!(status in limits)) return null
  const limit = limits[status as keyof typeof limits]
  return 'workdays' in limit
    ? addWorkdays(now, limit.workdays, calendar)
    : addHours(now, limit.hours)
}

/** 哪些情形要工作人员动手：等审核的，有人申请认领的，人齐了等着开始办的，系统过问过、还没人接着办的。 */
function staffNeeded(wish: Wish): boolean {
  if (wish.status === 'pending' || waitingApplications(wish).length > 0) return true
  if (wish.status === 'open' && isFull(wish.wish.needs)) return true
  const waiting = alarmsOf(wish.status).filter(([, alarm]) => alarm.needsStaff)
  return waiting.some(
    ([name]) => hasRung(wish, name) && !(name === 'month' && wish.wish.explanation),
  )
}

/** 正在帮的人：办的人在最前面，后面是出了一份的人。 */
function helpersOf({ handlerId, wish }: Wish): string[] {
  return [...new Set([...(handlerId === null ? [] : [handlerId]), ...partnersIn(wish.needs)])]
}

/** 圆了的梦算在谁名下：合力圆梦的算社区的一个，单位认领的只算单位，其余算办的人。 */
function creditOf(ticket: Wish): Credit | null {
  const { status, handlerId, place, wish } = ticket
  if (status !== 'done') return null
  if (isJoint(ticket)) return { kind: 'joint', id: ancestor(place.areaId, 'community') ?? '' }
  if (wish.unit) return { kind: 'unit', id: wish.unit.id }
  return handlerId === null ? null : { kind: 'person', id: handlerId }
}

/**
 * 算好由别的字段决定的字段：下一次过问的时刻、要不要人动手、谁在帮、轮到谁、要不要送纸条、算谁的。
 * 写入前都要经过它。
 */
export function settle(wish: Wish, calendar: Calendar): Wish {
  const settled = {
    ...wish,
    wakeAt: nextAlarm(wish, calendar)?.at ?? null,
    needsStaff: staffNeeded(wish),
    helperIds: helpersOf(wish),
    paperDue: wantsPaper(wish),
    wish: { ...wish.wish, credit: creditOf(wish) },
  }
  return { ...settled, turnOf: turnOf(settled) }
}

/** 换到某个状态：期限从此刻重新算，过问和挑人也从头来。留在原状态则什么都不变。 */
function enter(wish: Wish, status: WishStatus, at: string, calendar: Calendar): Wish {
  if (wish.status === status) return wish
  const dueAt = dueOn(status, at, calendar)
  const suggestAt = suggestOn(status, at)
  return { ...wish, status, enteredAt: at, dueAt, suggestAt, wish: { ...wish.wish, rung: [] } }
}

/** 刚许下的心愿：等待审核。由别的字段决定的都在这里算好。 */
export function opened(
  draft: Omit<
    Wish,
    | 'status'
    | 'level'
    | 'enteredAt'
    | 'dueAt'
    | 'wakeAt'
    | 'suggestAt'
    | 'needsStaff'
    | 'handlerId'
    | 'helperIds'
    | 'paperDue'
    | 'turnOf'
    | 'reply'
    | 'kind'
    | 'rev'
  >,
  now: string,
  calendar: Calendar,
): Wish {
  const wish: Wish = {
    ...draft,
    rev: 1,
    kind: 'wish',
    status: 'pending',
    level: 0,
    enteredAt: now,
    dueAt: dueOn('pending', now, calendar),
    wakeAt: null,
    suggestAt: null,
    needsStaff: true,
    handlerId: null,
    helperIds: [],
    paperDue: false,
    turnOf: [],
    reply: null,
  }
  return settle(wish, calendar)
}

/** 走一步带来的一切：此刻、说的话、认出重发的痕迹、上班的日子。 */
export interface Move extends Omit<Act, 'by'> {
  readonly requestId: string
  readonly digest: string
  readonly calendar: Calendar
}

export function moveOf(ctx: Context, note: string | null, calendar: Calendar): Move {
  return { now: ctx.now, note, requestId: ctx.requestId, digest: ctx.bodyDigest, calendar }
}

/** 核对他能不能走这一步；不能时抛 FORBIDDEN 或 CONFLICT。 */
export function assertMay(wish: Wish, name: WishStepName, actor: Actor, now: string): void {
  assertStep(steps[name], wish, actor, now, (s) => wishStatuses[s].label)
}

/** 走一步：核对身份与状态，换状态，记时间线。纯函数；不能走时抛 FORBIDDEN 或 CONFLICT。 */
export function advance(wish: Wish, name: WishStepName, actor: Actor, move: Move): Wish {
  const { now, note, requestId, digest, calendar, hand } = move
  const step = steps[name]
  assertMay(wish, name, actor, now)
  const by = actor.accountId ?? ''
  const handed = hand ? { to: hand.to } : {}
  const event: Event = { step: name, at: now, by, note, requestId, digest, ...handed }
  const moved = enter(record(wish, event), step.to ?? wish.status, now, calendar)
  return settle(step.also ? step.also(moved, { ...move, by }) : moved, calendar)
}

/**
 * 系统到点过问一次。时刻取“该过问的时刻”而不是任务跑起来的时刻：
 * 晚跑、跳着跑，结果都和按时跑一样；还没到点就什么也不变。
 */
export function ring(
  wish: Wish,
  now: string,
  calendar: Calendar,
): { wish: Wish; name: AlarmName } | null {
  const next = nextAlarm(wish, calendar)
  if (!next || next.at > now) return null
  const { name, at, alarm } = next
  const cause = `${name}:${at}`
  const told = record(wish, {
    step: name,
    at,
    by: 'system',
    note: null,
    requestId: cause,
    digest: '',
  })
  const moved = enter(told, alarm.to ?? wish.status, at, calendar)
  const stayed = moved.status === wish.status
  const released = alarm.to === 'open' ? { ...nobody, openedAt: at } : {}
  const rung: Wish = {
    ...moved,
    level: moved.level + (alarm.raises ? 1 : 0),
    handlerId: alarm.to === 'open' ? null : moved.handlerId,
    suggestAt: name === 'week' ? at : moved.suggestAt,
    wish: { ...moved.wish, ...released, rung: stayed ? [...wish.wish.rung, name] : [] },
  }
  return { wish: settle(nextDeadline(rung, calendar), calendar), name }
}

/** 等人认领没有硬期限：过问一次之后，给人看的期限就是下一次过问。 */
function nextDeadline(wish: Wish, calendar: Calendar): Wish {
  if (wish.status !== 'open') return wish
  return { ...wish, dueAt: nextAlarm(wish, calendar)?.at ?? null }
}
