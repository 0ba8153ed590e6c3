import { collection } from '@domain/kernel/collection'
import type { Event } from '@domain/ticket/ticket'

/** 盘点的状态：短名、一句话、颜色的意思。 */
export const stocktakeStatuses = {
  counting: { label: '正在点', sentence: '一样一样点，点完的人签字', tone: 'active' },
  counted: { label: '等核对', sentence: '点完签过字了，请另一个人核对', tone: 'active' },
  submitted: { label: '等街道批', sentence: '有差额，街道批了才入账', tone: 'waiting' },
  entered: { label: '已入账', sentence: '街道批了，差额已经入账', tone: 'done' },
  matched: { label: '账实相符', sentence: '没有差额，两个人都签了字', tone: 'done' },
  dropped: { label: '没有盘完', sentence: '这一次没有盘完，什么也没有变', tone: 'stopped' },
} as const
export type StocktakeStatus = keyof typeof stocktakeStatuses

/** 还没盘完的状态：一家超市同时只有一次。 */
export const openStatuses: readonly StocktakeStatus[] = ['counting', 'counted', 'submitted']

/** 盘点的一样。`book` 是点的那一刻账上的件数：点完以后又递出去的，不算差额。 */
export interface StocktakeLine {
  readonly goodId: string
  readonly title: string
  /** 架上数出来的；还没点为空。 */
  readonly counted: number | null
  readonly book: number | null
  /** 对不上的缘由，核对的人写。 */
  readonly reason: string | null
}

/** 一次盘点。编号取自（超市，第几次），两个人同时来开就只成一次。 */
export interface Stocktake {
  readonly _id: string
  readonly rev: number
  readonly shopId: string
  readonly shopName: string
  readonly communityId: string
  readonly within: readonly string[]
  readonly sequence: number
  readonly status: StocktakeStatus
  readonly lines: readonly StocktakeLine[]
  /** 点的人；重点的时候空出来，谁先点谁签。 */
  readonly countedBy: string | null
  /** 核对的人；和点的人不是一个人。 */
  readonly checkedBy: string | null
  /** 系统下一次提醒街道的时刻；没有为空。 */
  readonly wakeAt: string | null
  readonly timeline: readonly Event[]
  readonly order: string
}

export const stocktakes = collection<Stocktake>(
  'stocktakes',
  ['shopId', '-order'],
  ['within', 'status', '-order'],
  ['wakeAt'],
  ['timeline.by'],
)

/** 这一样差几件：多是正，少是负，没点过是 0。 */
export const differenceOf = ({ counted, book }: StocktakeLine) =>
  counted === null || book === null ? 0 : counted - book

/** 对不上的几样。 */
export const differencesIn = ({ lines }: Pick<Stocktake, 'lines'>) =>
  lines.filter((line) => differenceOf(line) !== 0)
