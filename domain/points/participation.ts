import { collection } from '@domain/kernel/collection'

/** 社区记下的几种参与，名字和页面上的话；分值在积分规则里。 */
export const participationKinds = {
  meeting: { label: '参加议事会', example: '加装电梯议事会' },
  proposal: { label: '建议被采纳', example: '单元门口加一盏灯' },
  training: { label: '急救、消防培训', example: '心肺复苏培训' },
} as const
export type ParticipationKind = keyof typeof participationKinds

/** 一个人参加了一次：编号取自（社区，哪一种，哪一天，什么事，谁），记几遍都是这一份。 */
export interface Participation {
  readonly _id: string
  readonly kind: ParticipationKind
  readonly accountId: string
  readonly communityId: string
  readonly title: string
  /** 哪一天的零点（东八区）；算在那一天的规则和上限里。 */
  readonly at: string
  readonly by: string
  /** 得了几分；到了上限是 0。 */
  readonly points: number
  readonly order: string
}

export const participations = collection<Participation>(
  'participations',
  ['communityId', '-order'],
  ['accountId'],
  ['by'],
  // 照新的积分规则试算用。
  ['at'],
)
