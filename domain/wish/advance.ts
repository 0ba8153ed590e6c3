import type { Actor } from '@domain/kernel/actor'
import { addHours, addWorkdays } from '@domain/kernel/date'
import { assertStep } from '@domain/kernel/flow'
import { record } from '@domain/ticket/ticket'
import { type Act, steps, type WishStepName } from './steps'
import { type Wish, type WishStatus, wishStatuses } from './wish'

/** 每个状态的期限。过期后怎么办由定时任务决定；没有列出的状态没有期限。 */
export const limits = {
  pending: { workdays: 1 },
  open: { hours: 7 * 24 },
  claimed: { hours: 15 * 24 },
  delivered: { hours: 7 * 24 },
} satisfies Partial<Record<WishStatus, { workdays: number } | { hours: number }>>

/** 进入某状态时的期限，ISO 字符串；没有期限为空。 */
export function dueOn(status: WishStatus, now: string): string | null {
  if (!(status in limits)) return null
  const limit = limits[status as keyof typeof limits]
  return 'workdays' in limit ? addWorkdays(now, limit.workdays) : addHours(now, limit.hours)
}

/** 请求留下的痕迹，用来认出重发。 */
export interface Trace {
  readonly requestId: string
  readonly digest: string
}

/** 走一步：核对身份与状态，换状态，记时间线。纯函数；不能走时抛 FORBIDDEN 或 CONFLICT。 */
export function advance(
  wish: Wish,
  name: WishStepName,
  actor: Actor,
  act: Omit<Act, 'by'> & Trace,
): Wish {
  const step = steps[name]
  assertStep(step, wish, actor, act.now, (s) => wishStatuses[s].label)
  const by = actor.accountId ?? ''
  const moved = record(
    { ...wish, status: step.to, dueAt: dueOn(step.to, act.now) },
    { step: name, at: act.now, by, note: act.note, requestId: act.requestId, digest: act.digest },
  )
  return step.also ? step.also(moved, { by, now: act.now, note: act.note }) : moved
}
