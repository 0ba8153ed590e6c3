import { type Actor, communityStaff, helperRoles, holds } from '@domain/kernel/actor'
import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { addMinutes } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'

/** 在哪里签到：社区的服务台，或一次志愿服务；以后的活动也照这个样子添一种。 */
export const occasionKinds = {
  reception: { label: '社区服务台', example: '党群服务中心值守' },
  volunteering: { label: '一次志愿服务', example: '周六清扫楼道' },
} as const

export type OccasionKind = keyof typeof occasionKinds
export const occasionKindNames = Object.keys(occasionKinds) as [OccasionKind, ...OccasionKind[]]

/** 一场最长多久，分钟；过了夜就另开一场。 */
export const LONGEST_MINUTES = 12 * 60
/** 结束以后多久还签得了退，分钟；算时间只算到结束。 */
export const GRACE_MINUTES = 30

/** 一场：社区开的，从几点到几点，来帮忙的人在这期间签到。 */
export interface Occasion {
  readonly _id: string
  readonly rev: number
  readonly kind: OccasionKind
  readonly title: string
  readonly communityId: string
  readonly within: readonly string[]
  /** 社区的名字，列表上直接用。 */
  readonly community: string
  /** 到哪儿找：几楼、哪个门口。 */
  readonly spot: string
  readonly from: string
  /** 什么时候结束；提早结束就是按下的那一刻。不晚于 `from` 就是取消了。 */
  readonly to: string
  readonly openedBy: string
  /** 提早结束的人；照时间结束的为空。 */
  readonly endedBy: string | null
  readonly order: string
  /** 认出重发的内容摘要。 */
  readonly digest: string
}

export const occasions = collection<Occasion>(
  'occasions',
  ['communityId', '-order'],
  ['communityId', 'to'],
  ['openedBy'],
  ['endedBy'],
)

export type OccasionState = 'upcoming' | 'running' | 'ended' | 'cancelled'

/** 此刻这一场怎么样：含开始的一刻，不含结束的一刻。 */
export function stateOf({ from, to }: Occasion, now: string): OccasionState {
  if (to <= from) return 'cancelled'
  if (now < from) return 'upcoming'
  return now < to ? 'running' : 'ended'
}

/** 还签得了退：已经开始，结束还不到半小时。 */
export const takesSignOut = ({ from, to }: Occasion, now: string) =>
  from <= now && now < addMinutes(to, GRACE_MINUTES)

/** 是不是管这一场的人：本社区的工作人员。 */
export const runs = (actor: Actor, communityId: string) =>
  holds(actor, communityStaff, [communityId])

/** 来帮忙的人：不论在全区哪里任职。 */
export const helps = (actor: Actor) =>
  actor.appointments.some(({ role }) => helperRoles.some((mine) => mine === role))

/** 管不管得了这个社区的签到；不归他抛 FORBIDDEN。 */
export function assertRuns(actor: Actor, communityId: string): void {
  if (!runs(actor, communityId))
    throw new AppError('FORBIDDEN', '签到由本社区的工作人员来开、来看，请找社区的人。')
}

/** 取一场归他管的；没有的抛 NOT_FOUND，不归他的抛 FORBIDDEN。 */
export async function occasionRunBy(ctx: Context, id: string): Promise<Occasion> {
  const found = await ctx.store.get(occasions, id)
  if (!found) throw new AppError('NOT_FOUND', '没有找到这一场，请返回列表重新打开。')
  assertRuns(ctx.actor, found.communityId)
  return found
}
