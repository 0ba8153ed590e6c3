import { calledName } from '@domain/kernel/called'
import type { Context } from '@domain/kernel/context'
import { allowedSteps } from '@domain/kernel/flow'
import { type CardState, cardToken, type PointCard, personOn } from '@domain/points/card'
import { type CardStepName, cardSteps } from './steps'

/** 一张卡，给管它的社区看；二维码里的令牌不在里面。 */
export interface CardView {
  readonly id: string
  readonly no: string
  readonly status: CardState
  readonly called: string
  readonly name: string
  readonly phone: string | null
  readonly place: string
  readonly community: string
  readonly communityId: string
  readonly issuedAt: string
  readonly steps: readonly CardStepName[]
  readonly order: string
}

export function presentCard(ctx: Context, card: PointCard): CardView {
  const { _id: id, no, status, place, community, communityId, timeline, order } = card
  const { name, salutation, phone } = personOn(ctx.vault, card)
  return {
    ...{ id, no, status, name, phone, place, community, communityId, order },
    called: calledName(name, salutation),
    issuedAt: timeline[0]?.at ?? ctx.now,
    steps: allowedSteps(cardSteps, card, ctx.actor, ctx.now),
  }
}

/** 印出来的一张：号码、二维码、称呼、哪个社区发的。只在发卡、换新、记下一次查看时给。 */
export interface CardFace {
  readonly id: string
  readonly no: string
  readonly text: string
  readonly called: string
  readonly community: string
}

/** 二维码里的字：开头说明是积分卡。 */
export const CARD_PREFIX = 'card~'

export function faceOf(ctx: Context, card: PointCard): CardFace {
  const { _id: id, no, version, community } = card
  const { called } = presentCard(ctx, card)
  return { id, no, called, community, text: `${CARD_PREFIX}${cardToken(ctx.vault, id, version)}` }
}
