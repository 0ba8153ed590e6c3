import { collection } from '@domain/kernel/collection'
import type { GoodFace } from '@domain/shop/shop'
import type { Event } from '@domain/ticket/ticket'
import type { Media } from '@domain/wish/wish'

/** 一样货写到了哪一步。审核通过以后再改，又是等审核；货架上还是通过的那一版。 */
export const goodStatuses = {
  pending: { label: '等审核', tone: 'waiting' },
  rejected: { label: '请改一改', tone: 'stopped' },
  approved: { label: '审核通过', tone: 'done' },
} as const
export type GoodStatus = keyof typeof goodStatuses

/** 写下来的一版：货架上的样子，加上谁写的、照片查到了哪一步。 */
export interface GoodDraft extends Omit<GoodFace, 'picture' | 'version'> {
  readonly picture: Media | null
  readonly by: string
  /** 是书记写的：换别的人来审。 */
  readonly bySecretary: boolean
  /** 写好的时刻，也是这一版的记号：审的正是看到的那一版。 */
  readonly at: string
}

/** 社区管着的一样货。编号取自（谁，请求编号），和货架上的是同一个。 */
export interface Good {
  readonly _id: string
  readonly rev: number
  readonly shopId: string
  readonly communityId: string
  readonly within: readonly string[]
  readonly status: GoodStatus
  /** 最近写的一版：等审核的，或者就是货架上的。 */
  readonly draft: GoodDraft
  /** 货架上是第几版；还没有上过架是 0。 */
  readonly version: number
  readonly timeline: readonly Event[]
  readonly order: string
}

export const goods = collection<Good>('goods', ['shopId', '-order'], ['timeline.by'])

/** 一家超市最多几样：货架是一份文档，一页也看得完。 */
export const GOODS_LIMIT = 60
/** 经过只留最近几件。 */
const TRAIL_LIMIT = 60

/** 记一件事。 */
export const noted = (good: Good, event: Event): Good => ({
  ...good,
  timeline: [...good.timeline, event].slice(-TRAIL_LIMIT),
})

/** 写好的一版 → 摆上货架的样子。没有通过检查的照片不上架。 */
export function faceOf({ draft }: Good, version: number): GoodFace {
  const { title, kind, points, cents, source, sponsor, monthly, threshold } = draft
  const picture = draft.picture?.check === 'pass' ? draft.picture.fileId : null
  return {
    ...{ title, kind, points, cents, source, sponsor, monthly, threshold },
    ...{ picture, version },
  }
}
