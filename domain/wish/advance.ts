import type { Actor } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { addHours } from '@domain/kernel/date'
import { assertStep } from '@domain/kernel/flow'
import { addWorkdays, type Calendar } from '@domain/kernel/workdays'
import { type Event, record } from '@domain/ticket/ticket'
import { type AlarmName, alarmsOf, nextAlarm } from './alarms'
import { isFull, partnersIn } from './needs'
import type { Act } from './step'
import { steps, type WishStepName } from './steps'
import { hasRung, type Wish, type WishStatus, wishStatuses } from './wish'

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

/** 哪些情形要工作人员动手：等审核的，人齐了等着开始办的，和系统过问过、还没人接着办的。 */
function staffNeeded(wish: Wish): boolean {
  if (wish.status === 'pending') return true
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

/** 算好由别的字段决定的字段：下一次过问的时刻、要不要工作人员动手、谁在帮。写入前都要经过它。 */
export function settle(wish: Wish, calendar: Calendar): Wish {
  const wakeAt = nextAlarm(wish, calendar)?.at ?? null
  return { ...wish, wakeAt, needsStaff: staffNeeded(wish), helperIds: helpersOf(wish) }
}

/** 换到某个状态：期限从此刻重新算，过问也从头来。留在原状态则什么都不变。 */
function enter(wish: Wish, status: WishStatus, at: string, calendar: Calendar): Wish {
  if (wish.status === status) return wish
  const dueAt = dueOn(status, at, calendar)
  return { ...wish, status, enteredAt: at, dueAt, wish: { ...wish.wish, rung: [] } }
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
    | 'needsStaff'
    | 'handlerId'
    | 'helperIds'
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
    needsStaff: true,
    handlerId: null,
    helperIds: [],
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

/** 走一步：核对身份与状态，换状态，记时间线。纯函数；不能走时抛 FORBIDDEN 或 CONFLICT。 */
export function advance(wish: Wish, name: WishStepName, actor: Actor, move: Move): Wish {
  const { now, note, requestId, digest, calendar } = move
  const step = steps[name]
  assertStep(step, wish, actor, now, (s) => wishStatuses[s].label)
  const by = actor.accountId ?? ''
  const event: Event = { step: name, at: now, by, note, requestId, digest }
  const moved = enter(record(wish, event), step.to ?? wish.status, now, calendar)
  return settle(step.also ? step.also(moved, { by, now, note }) : moved, calendar)
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
  const released = alarm.to === 'open' ? { openedAt: at, plan: null } : {}
  const rung: Wish = {
    ...moved,
    level: moved.level + (alarm.raises ? 1 : 0),
    handlerId: alarm.to === 'open' ? null : moved.handlerId,
    wish: { ...moved.wish, ...released, rung: stayed ? [...wish.wish.rung, name] : [] },
  }
  return { wish: settle(nextDeadline(rung, calendar), calendar), name }
}

/** 等人认领没有硬期限：过问一次之后，给人看的期限就是下一次过问。 */
function nextDeadline(wish: Wish, calendar: Calendar): Wish {
  if (wish.status !== 'open') return wish
  return { ...wish, dueAt: nextAlarm(wish, calendar)?.at ?? null }
}
