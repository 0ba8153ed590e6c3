import { collection } from '@domain/kernel/collection'
import type { Wanted } from './hold'

/** 柜台选好了请他点头，走到哪了：等他答、换成了、不要了。 */
export const walkInStates = { asking: '等他答', done: '换成了', refused: '不要了' } as const
export type WalkInState = keyof typeof walkInStates

/** 他怎么点的头：自己手机上按，在登记表上签字，输卡的密码。 */
export const walkInNods = {
  phone: '本人在手机上确认',
  signed: '本人在场，已在登记表签字',
  pin: '本人输了卡的密码',
} as const
export type WalkInNod = keyof typeof walkInNods

/** 手机上多久以内要答，分钟。 */
export const ASK_MINUTES = 3
/** 改在纸上签字、输密码的，多久以内要办，分钟。 */
export const SIGN_MINUTES = 10

/** 柜台替人当场选的几样，等他点头。换成的兑换单编号取自它，点几次都只有一张。 */
export interface WalkIn {
  readonly _id: string
  readonly rev: number
  readonly shopId: string
  /** 谁的积分：账号，没有手机的是卡。 */
  readonly accountId: string
  readonly lines: readonly (Wanted & { readonly title: string })[]
  readonly points: number
  readonly clerkId: string
  readonly state: WalkInState
  readonly at: string
  /** 手机上答到什么时候为止，ISO，不含。 */
  readonly until: string
  readonly nod: WalkInNod | null
  readonly redemptionId: string | null
  readonly digest: string
}

export const walkIns = collection<WalkIn>('walkIns', ['accountId', 'state', 'until'], ['clerkId'])
