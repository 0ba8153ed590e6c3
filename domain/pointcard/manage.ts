import { noteLook } from '@domain/account/look'
import { communityStaff } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { assertStep } from '@domain/kernel/flow'
import { me } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import {
  cardPinDigest,
  cardStates,
  cardToken,
  cardTokenDigest,
  type PointCard,
  pointCards,
} from '@domain/points/card'
import { alreadyDone, record } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { cardSeenBy } from './find'
import { Pin } from './issue'
import { type CardFace, type CardView, faceOf, presentCard } from './present'
import { type CardStepName, cardSteps } from './steps'

/** 走一步：核对能不能，记一件事，换到新的状态。 */
export function stepped(
  ctx: Context,
  card: PointCard,
  name: CardStepName,
  note: string | null,
): PointCard {
  const step = cardSteps[name]
  assertStep(step, card, ctx.actor, ctx.now, (status) => cardStates[status])
  const event = { step: name, at: ctx.now, by: me(ctx), note }
  const noted = record(card, { ...event, requestId: ctx.requestId, digest: ctx.bodyDigest })
  return { ...noted, status: step.to ?? card.status }
}

/** 这一次请求已经办过了。 */
export const repeated = (ctx: Context, card: PointCard) =>
  alreadyDone(card, ctx.requestId, ctx.bodyDigest, '积分卡')

/** 挂失：马上不能用，积分都在，换一张新卡接着用。 */
export const blockCard = command({
  door: 'consented',
  input: v.strictObject({ id: Id, note: Words('怎么丢的', 2, 100) }),
  async run({ id, note }, ctx): Promise<CardView> {
    const card = await cardSeenBy(ctx, id)
    if (repeated(ctx, card)) return presentCard(ctx, card)
    const blocked = stepped(ctx, card, 'block', note)
    ctx.store.put(pointCards, blocked)
    return presentCard(ctx, blocked)
  },
})

/** 换一张新卡：号码不变，旧卡的二维码从此不认，密码重新设。返回可以印的一面。 */
export const renewCard = command({
  door: 'consented',
  input: v.strictObject({ id: Id, pin: Pin }),
  async run({ id, pin }, ctx): Promise<CardFace> {
    const card = await cardSeenBy(ctx, id)
    if (repeated(ctx, card)) return faceOf(ctx, card)
    const version = card.version + 1
    const renewed: PointCard = {
      ...stepped(ctx, card, 'renew', null),
      ...{ version, tokenDigest: cardTokenDigest(ctx.vault, cardToken(ctx.vault, id, version)) },
      pinDigest: cardPinDigest(ctx.vault, id, pin),
    }
    ctx.store.put(pointCards, renewed)
    return faceOf(ctx, renewed)
  },
})

/** 换密码：她自己来按。 */
export const changePin = command({
  door: 'consented',
  input: v.strictObject({ id: Id, pin: Pin }),
  async run({ id, pin }, ctx): Promise<CardView> {
    const card = await cardSeenBy(ctx, id)
    if (repeated(ctx, card)) return presentCard(ctx, card)
    const changed = stepped(ctx, card, 'changePin', null)
    ctx.store.put(pointCards, { ...changed, pinDigest: cardPinDigest(ctx.vault, id, pin) })
    return presentCard(ctx, changed)
  },
})

/** 再印一张：上面有二维码，所以看一次记一次。 */
export const cardFace = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<CardFace> {
    const card = await cardSeenBy(ctx, id, communityStaff)
    if (card.status !== 'active')
      throw new AppError('CONFLICT', `这张卡${cardStates[card.status]}，印不了；请先换一张新卡。`)
    await noteLook(ctx, id)
    return faceOf(ctx, card)
  },
})
