import { type Actor, communityStaff, holds } from '@domain/kernel/actor'
import type { Steps } from '@domain/kernel/flow'
import type { Good, GoodStatus } from './good'

/** 管货的人：本社区的工作者、书记。 */
export const keepsGoods = (actor: Actor, within: readonly string[]) =>
  holds(actor, communityStaff, within)

/** 看得到货和改动的人：管货的，和所在的街道（书记写的由街道来审也可以）。 */
export const seesGoods = (actor: Actor, within: readonly string[]) =>
  keepsGoods(actor, within) || holds(actor, ['street'], within)

/** 审核的人：本社区的书记；书记自己写的，换社区工作者、另一位书记或者街道。写的人自己总是不行。 */
function reviews({ draft, within }: Good, actor: Actor): boolean {
  if (actor.accountId === null || actor.accountId === draft.by) return false
  return draft.bySecretary ? seesGoods(actor, within) : holds(actor, ['communitySecretary'], within)
}

export type GoodStepName = 'approve' | 'reject'

/** 一样货的步骤表。写、改、上架、下架不在里面：它们不换审核的状态，或者另有要填的。 */
export const goodSteps: Steps<GoodStepName, GoodStatus, Good> = {
  approve: {
    label: '审核通过',
    past: '审核通过了',
    from: ['pending'],
    to: 'approved',
    may: reviews,
    refusal: '由本社区的书记来审；自己写的，请换一个人审。',
  },
  reject: {
    label: '请改一改',
    past: '请改一改',
    from: ['pending'],
    to: 'rejected',
    may: reviews,
    refusal: '由本社区的书记来审；自己写的，请换一个人审。',
    note: { hint: '哪里要改', required: true },
  },
}

export const goodStepNames = Object.keys(goodSteps) as [GoodStepName, ...GoodStepName[]]
