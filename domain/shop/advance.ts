import { tell } from '@domain/inbox/inbox'
import type { Context } from '@domain/kernel/context'
import { monthOf } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { assertStep, type Step } from '@domain/kernel/flow'
import { me } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { giveBack } from '@domain/points/lots'
import { post, saveWallet } from '@domain/points/post'
import { wallets } from '@domain/points/wallet'
import { alreadyDone, type Event, record } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { boughtAfter } from './allowance'
import { putBack } from './hold'
import { presentRedemption, type RedemptionView } from './present'
import {
  type Redemption,
  type RedemptionStatus,
  redemptionStatuses,
  redemptions,
} from './redemption'
import { shelves } from './shop'
import { type RedemptionStepName, redemptionSteps } from './steps'

const countsOf = ({ lines }: Redemption, sign: 1 | -1) =>
  Object.fromEntries(lines.map(({ goodId, count }) => [`items.${goodId}.out`, sign * count]))

/** 货和积分都退回去：流水另记相反的一笔。取消、过期都经过这里。 */
export async function refund(ctx: Context, one: Redemption): Promise<void> {
  const { _id: id, accountId, shopId, lines, points } = one
  const wallet = await ctx.store.get(wallets, accountId)
  const after = await post(ctx, accountId, wallet, {
    ...{ _id: ctx.vault.digest('entry', 'giveBack', id), kind: 'giveBack' },
    lots: giveBack(one.lots, ctx.now),
    cause: { kind: 'redemption', id, words: lines.map(({ face }) => face.title).join('、') },
    others: [{ holder: 'shop', id: shopId, points: -points }],
  })
  const sameMonth = monthOf(one.timeline[0]?.at ?? ctx.now) === monthOf(ctx.now)
  const bought = sameMonth ? boughtAfter(after, lines, ctx.now, -1) : after.bought
  saveWallet(ctx, wallet, { ...after, bought })
  putBack(ctx, shopId, lines)
}

/** 换到某个状态，记一件事；不核对谁能走，由叫它的人核对。 */
export function entered(one: Redemption, status: RedemptionStatus, event: Event): Redemption {
  return {
    ...record(one, event),
    status,
    wakeAt: status === 'ordered' ? one.closesAt : null,
  }
}

/** 送给心愿的领走了，告诉送的人。 */
function tellGiver(ctx: Context, { _id, accountId, lines }: Redemption): void {
  const what = lines.map(({ face }) => face.title).join('、')
  const subject = { _id, no: '积分兑换', about: 'redemptionCode' } as const
  tell(ctx, subject, accountId, `您送给心愿的“${what}”领走了，谢谢您。`, { topic: 'shop' })
}

/** 这一步是谁做的、说了什么。 */
type Doing = Pick<Event, 'by' | 'note'>

const handedBy = (ctx: Context, name: RedemptionStepName, by: string) => {
  if (name === 'collect') return { collectedAt: ctx.now, clerkId: by }
  return name === 'undo' ? { collectedAt: null, clerkId: null } : {}
}

/** 走一步带来的改动，写进同一个工作单元；能不能走，由叫它的人核对。 */
export async function carry(
  ctx: Context,
  one: Redemption,
  name: RedemptionStepName,
  { by, note }: Doing,
): Promise<Redemption> {
  const event = {
    ...{ step: name, at: ctx.now, by, note, requestId: ctx.requestId, digest: ctx.bodyDigest },
  }
  const moved = entered(one, redemptionSteps[name].to ?? one.status, event)
  if (name === 'cancel') await refund(ctx, one)
  if (name === 'collect') ctx.store.adjust(shelves, one.shopId, { add: countsOf(one, 1) })
  if (name === 'undo') ctx.store.adjust(shelves, one.shopId, { add: countsOf(one, -1) })
  const after = { ...moved, ...handedBy(ctx, name, by) }
  ctx.store.put(redemptions, after)
  if (name === 'collect' && one.gift) tellGiver(ctx, one)
  return after
}

/** 核对能不能走，再走一步。 */
export async function take(
  ctx: Context,
  one: Redemption,
  name: RedemptionStepName,
  note: string | null,
): Promise<Redemption> {
  const step: Step<RedemptionStatus, Redemption> = redemptionSteps[name]
  assertStep(step, one, ctx.actor, ctx.now, (status) => redemptionStatuses[status].label)
  if (step.note?.required && note === null)
    throw new AppError('INVALID', `请写一句${step.note.hint}。`)
  return carry(ctx, one, name, { by: me(ctx), note })
}

/** 走一步：领走、撤回、取消。重发的照原样返回。 */
export const step = command({
  door: 'consented',
  input: v.strictObject({
    id: Id,
    // 递出去在柜台，要凭码（counter.hand），光有单的编号递不了。
    name: v.picklist(['undo', 'cancel']),
    note: v.nullable(Words('缘由', 2, 100)),
  }),
  async run({ id, name, note }, ctx): Promise<RedemptionView> {
    const one = await ctx.store.get(redemptions, id)
    // 不是他的、不在他柜台的，和没有一样。
    const knows = one && (one.accountId === me(ctx) || mayKnow(one, ctx))
    if (!one || !knows)
      throw new AppError('NOT_FOUND', '没有找到这张兑换单，请返回“我的兑换”再打开。')
    if (alreadyDone(one, ctx.requestId, ctx.bodyDigest, '我的兑换'))
      return presentRedemption(ctx, one)
    return presentRedemption(ctx, await take(ctx, one, name, note))
  },
})

const mayKnow = (one: Redemption, { actor, now }: Context) =>
  redemptionSteps.collect.may({ ...one, closesAt: '9999' }, actor, now)
