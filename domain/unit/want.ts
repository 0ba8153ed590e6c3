import { collection } from '@domain/kernel/collection'
import type { ResourceKind } from './kinds'

/** 社区的一条需求：要哪一样，什么事，到哪一天为止（2026-12-31，那一天也算）。 */
export interface Want {
  readonly id: string
  readonly kind: ResourceKind
  readonly text: string
  readonly until: string
  readonly at: string
  readonly by: string
}

/** 一个社区的需求清单，一份文档：同时来写的会撞上，数目才数得准。编号就是社区的。 */
export interface WantList {
  readonly _id: string
  readonly rev: number
  readonly wants: readonly Want[]
  /** 收起的：谁、什么时候；只留最近的，重发认得出来。 */
  readonly closed: readonly { readonly id: string; readonly by: string; readonly at: string }[]
}

export const wantLists = collection<WantList>('wants', ['wants.by'], ['closed.by'])

/** 一个社区同时最多几条需求：一页看得完。 */
export const WANTS_LIMIT = 30
/** 收起的留最近几条。 */
export const CLOSED_LIMIT = 50

/** 快到的在前。 */
export const bySoonest = (wants: readonly Want[]) =>
  [...wants].sort((a, b) => (a.until === b.until ? 0 : a.until < b.until ? -1 : 1))

/** 到今天还没有过期的。 */
export const stillWanted = (wants: readonly Want[], today: string) =>
  bySoonest(wants.filter(({ until }) => until >= today))
