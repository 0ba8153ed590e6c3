import type { Context } from '@domain/kernel/context'
import { addMinutes } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import { cardPinDigest, pointCards } from '@domain/points/card'
import { ownerOf } from '@domain/points/holder'
import { carry } from '@domain/shop/advance'
import { placeOrder } from '@domain/shop/redeem'
import {
  SIGN_MINUTES,
  type WalkIn,
  type WalkInNod,
  walkInNods,
  walkIns,
} from '@domain/shop/walk-in'
import * as v from 'valibot'
import { presentWalkIn, type WalkInView, walkInBy, walkInWords } from './ask'
import { counterAt } from './shop'
import { PIN_RULE, triesOf } from './tries'

/**
 * 他点了头：下单、扣分、递出去，写在同一个工作单元里。单的编号取自这一问，
 * 手机上按了、柜台又签了，也只有一张；办过的照原样返回。
 */
async function settle(ctx: Context, one: WalkIn, nod: WalkInNod): Promise<WalkIn> {
  const owner = await ownerOf(ctx, one.accountId)
  if (!owner?.spends)
    throw new AppError('FORBIDDEN', '他的账号停用了，或者卡挂失了，现在不能用积分，请找社区问问。')
  const { shopId, lines, clerkId } = one
  const wanted = lines.map(({ goodId, count, points }) => ({ goodId, count, points }))
  const order = await placeOrder(ctx, {
    ...{ accountId: owner.id, held: owner.held, onCard: owner.onCard, shopId, wanted },
    ...{ way: 'counter', cause: { id: one._id, digest: one.digest } },
  })
  if (!order.timeline.some(({ step }) => step === 'collect'))
    await carry(ctx, order, 'collect', { by: clerkId, note: walkInNods[nod] })
  const done: WalkIn = { ...one, state: 'done', nod, redemptionId: order._id }
  ctx.store.put(walkIns, done)
  return done
}

const TOO_LATE = '这一次过了时候，请柜台再选一次。没有扣积分。'

/** 还在等他答；答过的照原样返回，过了时候、不要了的抛 CONFLICT。 */
function assertAsking({ state }: WalkIn, until: string, now: string): void {
  if (state === 'refused')
    throw new AppError('CONFLICT', '这一次已经不换了，要换请再选一次。没有扣积分。')
  if (now >= until) throw new AppError('CONFLICT', TOO_LATE)
}

/** 柜台给他选了什么，在他手机上的样子。 */
export interface AskedView {
  readonly id: string
  readonly words: string
  readonly points: number
  readonly until: string
}

/** 有没有在等我点头的：积分码那一页开着的时候几秒看一次，一次读。 */
export const asked = query({
  door: 'consented',
  input: v.strictObject({}),
  async run(_, ctx): Promise<AskedView | null> {
    const [one] = await ctx.store.list(walkIns, {
      where: { accountId: me(ctx), state: 'asking', until: { above: ctx.now } },
      orderBy: 'until',
      limit: 1,
    })
    return one
      ? { id: one._id, words: walkInWords(one), points: one.points, until: one.until }
      : null
  },
})

/** 本人在手机上答：确认，或不要。 */
export const answerNod = command({
  door: 'consented',
  input: v.strictObject({ id: Id, yes: v.boolean() }),
  async run({ id, yes }, ctx): Promise<{ state: WalkIn['state'] }> {
    const one = await ctx.store.get(walkIns, id)
    if (one?.accountId !== me(ctx)) throw new AppError('NOT_FOUND', TOO_LATE)
    if (one.state === 'done') return { state: one.state }
    if (one.state === 'refused' && !yes) return { state: one.state }
    assertAsking(one, one.until, ctx.now)
    if (yes) return { state: (await settle(ctx, one, 'phone')).state }
    ctx.store.put(walkIns, { ...one, state: 'refused' })
    return { state: 'refused' }
  },
})

/** 在柜台点头：归这位核销员，不是他自己的，没有过时候。 */
async function atCounter(ctx: Context, id: string): Promise<WalkIn> {
  const one = await walkInBy(ctx, id)
  await counterAt(ctx, one.shopId)
  if (one.accountId === me(ctx)) throw new AppError('FORBIDDEN', '自己的请同事来办。')
  if (one.state !== 'done') assertAsking(one, addMinutes(one.at, SIGN_MINUTES), ctx.now)
  return one
}

/** 本人在场，已在登记表签字：记下是谁证明的。 */
export const signNod = command({
  door: 'consented',
  input: v.strictObject({ id: Id, present: v.literal(true, '请先核对：本人在场，已经签了字。') }),
  async run({ id }, ctx): Promise<WalkInView> {
    const one = await atCounter(ctx, id)
    return presentWalkIn(ctx, one.state === 'done' ? one : await settle(ctx, one, 'signed'))
  },
})

/** 输了卡的密码以后：对了就是换成的那一次，没对上说怎么办；错的次数要存下来，所以不抛错。 */
export interface PinOutcome {
  readonly why: string | null
  readonly walkIn: WalkInView | null
}

/** 密码错、还在等、锁住了、这张卡用不了，都是这一句。 */
export const WRONG_PIN = '密码没有对上。请她再想想；连着输错要等一会儿，着急就在登记表上签字。'

/** 她自己在核销员的手机上按密码。 */
export const pinNod = command({
  door: 'consented',
  input: v.strictObject({
    id: Id,
    pin: v.pipe(v.string(), v.regex(/^\d{4}$/, '密码是四位数字。')),
  }),
  async run({ id, pin }, ctx): Promise<PinOutcome> {
    const one = await atCounter(ctx, id)
    if (one.state === 'done') return { why: null, walkIn: await presentWalkIn(ctx, one) }
    const tries = await triesOf(ctx, ctx.vault.digest('pinTries', one.accountId), PIN_RULE)
    if (tries.until) return { why: WRONG_PIN, walkIn: null }
    const card = await ctx.store.get(pointCards, one.accountId)
    if (card?.pinDigest !== cardPinDigest(ctx.vault, one.accountId, pin)) {
      tries.missed()
      return { why: WRONG_PIN, walkIn: null }
    }
    return { why: null, walkIn: await presentWalkIn(ctx, await settle(ctx, one, 'pin')) }
  },
})
