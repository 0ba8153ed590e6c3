import { accounts, appointments } from '@domain/account/account'
import { heldNow } from '@domain/account/stop'
import { type Actor, inForce, roles, type UnitRef } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { checkedText, me } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { alreadyDone } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { advance, assertMay, moveOf, settle } from './advance'
import { claimantsFor } from './claimants'
import { detailOf, visibleWish } from './find'
import { namesFor } from './helping'
import { announce } from './notices'
import { takeClaimPlace, takeUnitPlace } from './quotas'
import { isUnitLead, isWorker } from './relations'
import { type Rules, rulesOf } from './settings'
import { part } from './step'
import { type Application, type Wish, waitingApplications, wishes } from './wish'

/** 一个心愿最多收几个申请；再多社区也看不过来。 */
export const APPLICATIONS_LIMIT = 10
/** 一个人最多看几段任职就够说清他是谁。 */
const APPOINTMENTS = 10

const Reason = Words('说明', 1, 200)

const sameUnit = (a: UnitRef | null, b: UnitRef | null) => (a?.id ?? null) === (b?.id ?? null)

/** 他是谁：姓名（密封）和做什么的，从任职里取；社区照这个认人。 */
async function introduce(ctx: Context, unit: UnitRef | null) {
  const held = await ctx.store.list(appointments, {
    where: { accountId: me(ctx) },
    limit: APPOINTMENTS,
  })
  const current = held.filter((a) => inForce(a, ctx.now))
  const [one] = unit ? current.filter((a) => sameUnit(a.unit ?? null, unit)) : current
  if (!one) throw new AppError('FORBIDDEN', '没有找到您的任职，请和社区核对以后再申请。')
  return { name: one.name, duty: `${unit?.name ?? one.areaName} ${roles[one.role]}` }
}

/** 放回得多的人（或单位）说明缘由，请社区同意他认领。话只给本社区看。 */
export const apply = command({
  door: 'consented',
  input: v.strictObject({ id: Id, unitId: v.nullable(Id), note: Reason }),
  async run({ id, unitId, note }, ctx) {
    const wish = await visibleWish(ctx, id)
    if (alreadyDone(wish, ctx.requestId, ctx.bodyDigest)) return detailOf(ctx, wish)
    assertMay(wish, 'apply', ctx.actor, ctx.now)
    const claimants = await claimantsFor(ctx, wish)
    const mine = claimants.find(({ unit }) => (unit?.id ?? null) === unitId)
    if (!mine || mine.applied)
      throw new AppError('FORBIDDEN', '这个心愿您已经申请过，或者不能用这个名义申请。')
    if (!mine.barred) throw new AppError('CONFLICT', '您现在可以直接认领，不用申请，请刷新再看。')
    if (wish.wish.applications.length >= APPLICATIONS_LIMIT)
      throw new AppError('LIMIT', '申请这个心愿的人已经很多，请看看别的心愿。')
    await checkedText(ctx, note)
    const { unit, releases } = mine
    const application: Application = {
      id: ctx.vault.digest('application', id, me(ctx), ctx.requestId),
      by: me(ctx),
      ...(await introduce(ctx, unit)),
      ...{ unit, releases, note, at: ctx.now, answer: null },
    }
    const { calendar } = await rulesOf(ctx)
    const moved = advance(wish, 'apply', ctx.actor, moveOf(ctx, null, calendar))
    const applications = [...wish.wish.applications, application]
    const done = settle(part(moved, { applications }), calendar)
    ctx.store.put(wishes, done)
    announce(ctx, 'apply', done, wish, null)
    return detailOf(ctx, done)
  },
})

/** 核对能不能答复，返回要答复的那一个；自己的、自己单位的由同事来答复。 */
function asked(wish: Wish, name: 'grant' | 'decline', applicationId: string, ctx: Context) {
  const { actor, now } = ctx
  const found = waitingApplications(wish).find((one) => one.id === applicationId)
  // 晚了一步的同事听到的是情况变了，而不是“不归您做”。
  if (!found && isWorker(wish, actor))
    throw new AppError('CONFLICT', '这个申请已经答复过，或者别人先认领了，请刷新看最新情况。')
  assertMay(wish, name, actor, now)
  if (!found) throw new AppError('NOT_FOUND', '没有找到这个申请，请刷新看最新情况。')
  const own = isUnitLead({ ...wish, wish: { ...wish.wish, unit: found.unit } }, actor)
  if (found.by === actor.accountId || own)
    throw new AppError('FORBIDDEN', '自己的申请要由同事来答复。')
  return found
}

/** 记下答复。 */
function answered(wish: Wish, id: string, answer: NonNullable<Application['answer']>): Wish {
  const applications = wish.wish.applications.map((one) =>
    one.id === id ? { ...one, answer } : one,
  )
  return part(wish, { applications })
}

/** 同意时再核对一遍申请的人：任职还在不在，手上满没满。只有放回的次数不再看。 */
async function takePlace(ctx: Context, wish: Wish, { by, unit }: Application, rules: Rules) {
  const account = await ctx.store.get(accounts, by)
  const held = account ? heldNow(account, ctx.now) : []
  const actor: Actor = { ...nobodyElse, accountId: by, appointments: held }
  if (!account || !namesFor(wish, actor, ctx.now).some((name) => sameUnit(name, unit)))
    throw new AppError('CONFLICT', '申请的人现在不能认领这个心愿了，请说明以后答复“不同意”。')
  if (unit) await takeUnitPlace(ctx, unit.id, rules, true)
  else await takeClaimPlace(ctx, account, rules, true)
}

const nobodyElse = { openid: '', consented: true, releases: [] }

/** 同意：申请的人（或他的单位）就此认领。 */
export const grant = command({
  door: 'consented',
  input: v.strictObject({ id: Id, applicationId: Id }),
  async run({ id, applicationId }, ctx) {
    const wish = await visibleWish(ctx, id)
    if (alreadyDone(wish, ctx.requestId, ctx.bodyDigest)) return detailOf(ctx, wish)
    const application = asked(wish, 'grant', applicationId, ctx)
    const rules = await rulesOf(ctx)
    const { calendar } = rules
    await takePlace(ctx, wish, application, rules)
    const hand = { to: application.by, unit: application.unit, assigned: null }
    const move = { ...moveOf(ctx, null, calendar), hand }
    const moved = advance(wish, 'grant', ctx.actor, move)
    const answer = { granted: true, note: null, at: ctx.now }
    const done = settle(answered(moved, applicationId, answer), calendar)
    ctx.store.put(wishes, done)
    announce(ctx, 'grant', done, wish, null)
    return detailOf(ctx, done)
  },
})

/** 不同意：要写明为什么，只有申请的人看得到。 */
export const decline = command({
  door: 'consented',
  input: v.strictObject({ id: Id, applicationId: Id, note: Reason }),
  async run({ id, applicationId, note }, ctx) {
    const wish = await visibleWish(ctx, id)
    if (alreadyDone(wish, ctx.requestId, ctx.bodyDigest)) return detailOf(ctx, wish)
    asked(wish, 'decline', applicationId, ctx)
    await checkedText(ctx, note)
    const { calendar } = await rulesOf(ctx)
    const moved = advance(wish, 'decline', ctx.actor, moveOf(ctx, null, calendar))
    const answer = { granted: false, note, at: ctx.now }
    const done = settle(answered(moved, applicationId, answer), calendar)
    ctx.store.put(wishes, done)
    announce(ctx, 'decline', done, wish, note)
    return detailOf(ctx, done)
  },
})
