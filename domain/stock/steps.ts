import { type Actor, holds } from '@domain/kernel/actor'
import type { Step, Steps } from '@domain/kernel/flow'
import { keepsStock } from './scope'
import type { Stocktake, StocktakeStatus } from './stocktake'

interface StocktakeStep extends Step<StocktakeStatus, Stocktake> {
  /** 要带别的内容，走自己的用例，不能只点一个按钮。 */
  readonly own?: true
}

const keeps = ({ within }: Stocktake, actor: Actor) => keepsStock(actor, within)
const isMe = (id: string | null, { accountId }: Actor) => id !== null && id === accountId
const isOther = (one: Stocktake, actor: Actor) => keeps(one, actor) && !isMe(one.countedBy, actor)
/** 街道的人；自己点过、核对过的，由同事来批。 */
const isStreet = (one: Stocktake, actor: Actor) =>
  holds(actor, ['street'], one.within) && !isMe(one.countedBy, actor) && !isMe(one.checkedBy, actor)

const byOther = {
  may: isOther,
  refusal: '核对要由另一个人来做：本社区超市的人，而且不是点的那一位。',
}
const byStreet = {
  may: isStreet,
  refusal: '盘点的差额由本街道的工作人员来批，点过、核对过的人不批自己的。',
}

/** 盘点的一生。服务端鉴权、页面按钮都读这张表。 */
const table = {
  count: {
    label: '点一样',
    past: '接着点',
    from: ['counting'],
    to: null,
    own: true,
    may: (one: Stocktake, actor: Actor) =>
      keeps(one, actor) && (one.countedBy === null || isMe(one.countedBy, actor)),
    refusal: '这一次由开始点的那一位来点；不方便的话请先“不盘了”，另开一次。',
  },
  sign: {
    label: '点完了，签字',
    past: '点完签字',
    from: ['counting'],
    to: 'counted',
    may: (one: Stocktake, actor: Actor) => keeps(one, actor) && isMe(one.countedBy, actor),
    refusal: '谁点的谁签字。',
  },
  check: {
    label: '核对过了，签字',
    past: '核对签字',
    from: ['counted'],
    to: 'submitted',
    own: true,
    ...byOther,
  },
  recount: {
    label: '请他重点',
    past: '请重点一遍',
    from: ['counted'],
    to: 'counting',
    note: { hint: '哪里要重点', required: true },
    ...byOther,
  },
  approve: {
    label: '同意入账',
    past: '街道同意入账',
    from: ['submitted'],
    to: 'entered',
    ...byStreet,
  },
  refuse: {
    label: '不同意，重点一遍',
    past: '街道请重点一遍',
    from: ['submitted'],
    to: 'counting',
    note: { hint: '为什么不同意', required: true },
    ...byStreet,
  },
  drop: {
    label: '不盘了',
    past: '不盘了',
    from: ['counting', 'counted'],
    to: 'dropped',
    may: keeps,
    refusal: '盘点由本社区超市的人来办。',
  },
} satisfies Record<string, StocktakeStep>

export type StocktakeStepName = keyof typeof table
export const stocktakeSteps: Steps<StocktakeStepName, StocktakeStatus, Stocktake> = table

/** 按钮能直接走的步骤：只要一句话，或者一句话也不要。 */
export const plainStocktakeSteps = ['sign', 'recount', 'approve', 'refuse', 'drop'] as const
export type PlainStocktakeStep = (typeof plainStocktakeSteps)[number]
