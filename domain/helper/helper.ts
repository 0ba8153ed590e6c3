import { withinOf } from '@domain/area/area'
import { type Actor, helperRoles } from '@domain/kernel/actor'
import { collection } from '@domain/kernel/collection'
import type { WishKind } from '@domain/wish/wish'

/** 什么时候有空；暂时没空的不去打扰。 */
export const freeTimes = {
  now: { label: '现在有空', note: '有合适的心愿，先挑给您' },
  weekend: { label: '周末有空', note: '排在现在有空的人后面' },
  later: { label: '暂时没空', note: '先不挑给您，随时可以改回来' },
} as const

export type FreeTime = keyof typeof freeTimes
export const freeTimeNames = Object.keys(freeTimes) as [FreeTime, ...FreeTime[]]

export type HelperRole = (typeof helperRoles)[number]

/** 每天一次、一起告诉他的那些心愿。 */
export interface Roundup {
  /** 等着告诉他的，先挑的在前。 */
  readonly wishIds: readonly string[]
  /** 什么时候告诉他；没有要告诉的为空。 */
  readonly dueAt: string | null
  /** 上一次告诉他是哪一天（东八区）。 */
  readonly sentDay: string | null
}

/** 帮忙的人的打算：在哪里帮、会什么、什么时候有空。编号就是账号的编号。 */
export interface Helper {
  readonly _id: string
  readonly rev: number
  /** 住的楼栋，没有楼栋的到网格。 */
  readonly areaId: string
  /** 住的和任职的地方，连同全部上级。 */
  readonly within: readonly string[]
  /** 填的时候是党员还是志愿者；能不能认领，到时候再看任职。 */
  readonly role: HelperRole
  readonly skills: readonly WishKind[]
  readonly free: FreeTime
  /** 上一次轮到他的时刻，没轮到过是空串；一样近的人里，很久没轮到的先挑。 */
  readonly turnAt: string
  /** 最近挑给他的心愿，新的在前；首页和那一页读它。 */
  readonly picks: readonly string[]
  readonly roundup: Roundup
}

export const helpers = collection<Helper>(
  'helpers',
  ['within', 'role', 'free', 'turnAt'],
  ['skills', 'role', 'free', 'turnAt'],
  ['roundup.dueAt'],
)

/** 他现在以什么身份帮忙；不是党员也不是志愿者的为空。 */
export function helperRole(actor: Actor): HelperRole | null {
  return helperRoles.find((role) => actor.appointments.some((a) => a.role === role)) ?? null
}

/** 他帮得到的地方：住的，和以党员、志愿者身份任职的。 */
export function reachOf(areaId: string, actor: Actor): string[] {
  const served = actor.appointments
    .filter(({ role }) => helperRoles.some((mine) => mine === role))
    .map((a) => a.areaId)
  return [...new Set([areaId, ...served].flatMap(withinOf))]
}
