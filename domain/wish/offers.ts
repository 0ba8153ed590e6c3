import { myAccount } from '@domain/account/ensure'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { checkedText, me } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import type { Calendar } from '@domain/kernel/workdays'
import { alreadyDone } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { advance, moveOf, settle } from './advance'
import { detailOf, visibleWish } from './find'
import { NEEDS_LIMIT, type Need, offersBy, offerWords, withoutTaker, withTaker } from './needs'
import { NeedsForm } from './needsForm'
import { announce } from './notices'
import { offersGoing, takeOfferPlace } from './quotas'
import { assertNoMoney } from './refusals'
import { rulesOf } from './settings'
import { part } from './step'
import { type Wish, wishes } from './wish'

/**
 * 出一份、收回一份都记在时间线上（认得出重发，也查得到是谁）。
 * 记到这么多项就不再收，后面三成留给办理：反复出、反复收的人也占不满。
 */
export const OFFERS_UNTIL = 70

/** 换上新的几样，由它们算出的也重新算好。 */
export const withNeeds = (wish: Wish, needs: readonly Need[], calendar: Calendar): Wish =>
  settle(part(wish, { needs }), calendar)

/** 审核通过，写清要哪几样、各几份，请大家一起圆。 */
export const approveJoint = command({
  door: 'consented',
  input: v.strictObject({ id: Id, needs: NeedsForm }),
  async run({ id, needs }, ctx) {
    const wish = await visibleWish(ctx, id)
    if (alreadyDone(wish, ctx.requestId, ctx.bodyDigest)) return detailOf(ctx, wish)
    const { calendar } = await rulesOf(ctx)
    const moved = advance(wish, 'approveJoint', ctx.actor, moveOf(ctx, null, calendar))
    const words = needs.map((need) => need.what).join('；')
    assertNoMoney(words)
    await checkedText(ctx, words)
    if (!wish.wish.textChecked) await checkedText(ctx, wish.wish.text)
    const joint = withNeeds(
      moved,
      needs.map((need) => ({ ...need, takers: [] })),
      calendar,
    )
    ctx.store.put(wishes, joint)
    announce(ctx, 'approveJoint', joint, wish, null)
    return detailOf(ctx, joint)
  },
})

const noSuchNeed = () => new AppError('INVALID', '没有找到这一样，请刷新后再看。')

/** 出不出得了这一份。出不了抛 LIMIT。 */
function assertPlace(ctx: Context, need: Need): void {
  if (offersBy([need], me(ctx)) > 0)
    throw new AppError('LIMIT', '这一样您已经出了一份，一样一个人只出一份。')
  if (need.takers.length >= need.places)
    throw new AppError('LIMIT', '这一份已经有人认满了，看看别的。')
}

function assertRoom({ timeline }: Wish): void {
  if (timeline.length >= OFFERS_UNTIL)
    throw new AppError('LIMIT', '这个心愿来回的次数太多了，要出、要收回都请直接和社区说。')
}

const NeedAt = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(NEEDS_LIMIT - 1))

/** 出一份：哪一样、可以说一句。满了就是满了，几个人同时来也不会多收一份。 */
export const offer = command({
  door: 'consented',
  input: v.strictObject({
    id: Id,
    need: NeedAt,
    note: v.optional(v.nullable(Words('说明', 1, 50)), null),
  }),
  async run({ id, need: at, note }, ctx) {
    // 别的先看好，最后才取心愿：许多人同时来的时候，取和写离得越近，越少撞车。
    const account = await myAccount(ctx)
    const [rules, going] = await Promise.all([rulesOf(ctx), offersGoing(ctx, account._id)])
    const wish = await visibleWish(ctx, id)
    if (alreadyDone(wish, ctx.requestId, ctx.bodyDigest)) return detailOf(ctx, wish)
    const need = wish.wish.needs[at]
    const said = need ? offerWords(need, note) : null
    const moved = advance(wish, 'offer', ctx.actor, moveOf(ctx, said, rules.calendar))
    if (!need) throw noSuchNeed()
    assertPlace(ctx, need)
    assertRoom(wish)
    if (note) {
      assertNoMoney(note)
      await checkedText(ctx, note)
    }
    const needs = withTaker(wish.wish.needs, at, { by: me(ctx), at: ctx.now, note })
    const offered = withNeeds(moved, needs, rules.calendar)
    ctx.store.put(wishes, offered)
    takeOfferPlace(ctx, account, going, rules)
    announce(ctx, 'offer', offered, wish, note)
    return detailOf(ctx, offered)
  },
})

/** 收回这一份：人齐之前、办好之前都可以。 */
export const retract = command({
  door: 'consented',
  input: v.strictObject({ id: Id, need: NeedAt }),
  async run({ id, need: at }, ctx) {
    const wish = await visibleWish(ctx, id)
    if (alreadyDone(wish, ctx.requestId, ctx.bodyDigest)) return detailOf(ctx, wish)
    const { calendar } = await rulesOf(ctx)
    const need = wish.wish.needs[at]
    const what = need?.what ?? null
    const moved = advance(wish, 'retract', ctx.actor, moveOf(ctx, what, calendar))
    if (!need) throw noSuchNeed()
    if (offersBy([need], me(ctx)) === 0)
      throw new AppError('INVALID', '这一样您没有出过，请刷新后再看。')
    assertRoom(wish)
    const retracted = withNeeds(moved, withoutTaker(wish.wish.needs, at, me(ctx)), calendar)
    ctx.store.put(wishes, retracted)
    announce(ctx, 'retract', retracted, wish, null)
    return detailOf(ctx, retracted)
  },
})
