import { collection } from '@domain/kernel/collection'
import type { Vault } from '@domain/kernel/context'
import type { GoodFace } from './shop'

/** 排队到了哪一步。 */
export const placeStatuses = {
  queuing: { label: '正在排队', tone: 'waiting' },
  held: { label: '给您留着', tone: 'active' },
  used: { label: '换走了', tone: 'done' },
  lapsed: { label: '没有来换，让给后面的人了', tone: 'stopped' },
  quit: { label: '不排了', tone: 'stopped' },
} as const
export type PlaceStatus = keyof typeof placeStatuses

/** 还在排着、还给他留着。 */
export const livePlaces: readonly PlaceStatus[] = ['queuing', 'held']

/** 一个人同时最多排几样。 */
export const PLACES_LIMIT = 5
/** 轮到了，给他留几天。 */
export const HOLD_DAYS = 3

/** 排队的一份：一个人、一样货只有一份；不排了、换走了，再来排还是这一份，从后面排起。 */
export interface QueuePlace {
  readonly _id: string
  readonly rev: number
  readonly accountId: string
  readonly shopId: string
  readonly goodId: string
  readonly title: string
  readonly status: PlaceStatus
  /** 几时开始排的；先来的先给。 */
  readonly since: string
  /** 给他留到什么时候，不含；没有轮到为空。 */
  readonly until: string | null
  /** 凭哪个记号留的，见 `Mark`。 */
  readonly markKey: string | null
  /** 换成了哪一张兑换单。 */
  readonly redemptionId: string | null
  /** 系统下一次要过问的时刻；没有为空。 */
  readonly wakeAt: string | null
}

export const queuePlaces = collection<QueuePlace>(
  'queuePlaces',
  ['shopId', 'goodId', 'status', 'since'],
  ['accountId', 'status', '-since'],
  ['wakeAt'],
)

export const queuePlaceId = (vault: Vault, accountId: string, shopId: string, goodId: string) =>
  vault.digest('queuePlace', accountId, shopId, goodId)

/** 排队的一份，给本人看的样子。 */
export interface PlaceView {
  readonly id: string
  readonly shopId: string
  readonly goodId: string
  readonly title: string
  readonly status: PlaceStatus
  readonly since: string
  readonly until: string | null
  /** 轮到了，换它要几分；没有轮到、货架上没有了为空。 */
  readonly points: number | null
}

/** 不在排、也没有留着的，就是没有在排。 */
export function presentPlace(place: QueuePlace, face: GoodFace | null): PlaceView | null {
  if (!livePlaces.includes(place.status)) return null
  const { _id: id, shopId, goodId, title, status, since, until } = place
  return { id, shopId, goodId, title, status, since, until, points: face?.points ?? null }
}
