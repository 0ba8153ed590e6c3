import { type Actor, communityStaff, holds, type Role } from '@domain/kernel/actor'
import { addMinutes } from '@domain/kernel/date'
import type { Steps } from '@domain/kernel/flow'
import type { Redemption, RedemptionStatus } from './redemption'

/** 站柜台的人：核销员，和本社区的工作人员。 */
export const counterRoles: readonly Role[] = ['clerk', ...communityStaff]

/** 递出去以后，多久以内还能撤回，分钟。 */
export const UNDO_MINUTES = 1

const isOwner = ({ accountId }: Redemption, actor: Actor) => accountId === actor.accountId
const atCounter = ({ within }: Redemption, actor: Actor) => holds(actor, counterRoles, within)

export type RedemptionStepName = 'collect' | 'undo' | 'cancel'

/** 兑换单的步骤表。服务端、按钮读同一张；过期由系统来做，不在按钮上。 */
export const redemptionSteps: Steps<RedemptionStepName, RedemptionStatus, Redemption> = {
  collect: {
    label: '递给他了',
    past: '领走了',
    from: ['ordered'],
    to: 'collected',
    // 自己的由同事来递。
    may: (one, actor, now) => atCounter(one, actor) && !isOwner(one, actor) && now < one.closesAt,
    refusal: '这一单不归这个柜台，或者已经过了领取的时候，请核对后再来。',
  },
  undo: {
    label: '递错了，撤回',
    past: '柜台撤回了',
    from: ['collected'],
    to: 'ordered',
    may: (one, actor, now) =>
      one.clerkId !== null &&
      one.clerkId === actor.accountId &&
      one.collectedAt !== null &&
      now < addMinutes(one.collectedAt, UNDO_MINUTES),
    refusal: '递出去一分钟以内，由递的人自己撤回；现在请按盘点的差额处理。',
    note: { hint: '为什么撤回', required: true },
  },
  cancel: {
    label: '不要了，退回积分',
    past: '取消了，积分退回',
    from: ['ordered'],
    to: 'cancelled',
    may: (one, actor) => isOwner(one, actor) || (one.onCard === true && atCounter(one, actor)),
    refusal: '只有本人能取消自己的兑换；用积分卡下的，由社区替她取消。',
  },
}
