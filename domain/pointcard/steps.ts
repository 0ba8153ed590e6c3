import { type Actor, communityStaff, holds } from '@domain/kernel/actor'
import type { Steps } from '@domain/kernel/flow'
import type { CardState, PointCard } from '@domain/points/card'

export type CardStepName = 'block' | 'renew' | 'changePin' | 'link'

const staff = ({ within }: Pick<PointCard, 'within'>, actor: Actor) =>
  holds(actor, communityStaff, within)
const refusal = '积分卡由本社区的工作人员来管，请找社区的人。'

/** 积分卡的步骤表。服务端、按钮读同一张。 */
export const cardSteps: Steps<CardStepName, CardState, PointCard> = {
  block: {
    ...{ label: '挂失', past: '挂失了', from: ['active'], to: 'blocked', may: staff, refusal },
    note: { hint: '怎么丢的', required: true },
  },
  renew: {
    ...{ label: '换一张新卡', past: '换了新卡', from: ['active', 'blocked'], to: 'active' },
    ...{ may: staff, refusal },
  },
  changePin: {
    ...{ label: '换密码', past: '换了密码', from: ['active'], to: null, may: staff, refusal },
  },
  link: {
    ...{ label: '并到她的账号', past: '并到账号了', from: ['active', 'blocked'], to: 'linked' },
    ...{ may: staff, refusal },
  },
}
