import { type AppointmentRecord, accounts, appointments } from '@domain/account/account'
import { stopOf } from '@domain/account/stop'
import { inForce } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import { alreadyDone } from '@domain/ticket/ticket'
import { MEMBERS_LIMIT } from '@domain/unit/unit'
import * as v from 'valibot'
import { advance, assertMay, moveOf } from './advance'
import { detailOf, visibleWish } from './find'
import { namesFor } from './helping'
import { announce } from './notices'
import { takeUnitPlace } from './quotas'
import { hasAsked, isUnitLead } from './relations'
import { rulesOf } from './settings'
import { type Wish, wishes } from './wish'

/** 联络员以单位的名义认领；先在他手里，再交给单位里的一位党员。 */
export const claimForUnit = command({
  door: 'consented',
  input: v.strictObject({ id: Id, unitId: Id }),
  async run({ id, unitId }, ctx) {
    const wish = await visibleWish(ctx, id)
    if (alreadyDone(wish, ctx.requestId, ctx.bodyDigest)) return detailOf(ctx, wish)
    assertMay(wish, 'claimForUnit', ctx.actor, ctx.now)
    const unit = namesFor(wish, ctx.actor, ctx.now).find((one) => one?.id === unitId)
    if (!unit) throw new AppError('FORBIDDEN', '您不是这个单位的联络员，请换一个单位。')
    const rules = await rulesOf(ctx)
    await takeUnitPlace(ctx, unitId, rules)
    const hand = { to: me(ctx), unit, assigned: null }
    const move = { ...moveOf(ctx, null, rules.calendar), hand }
    const moved = advance(wish, 'claimForUnit', ctx.actor, move)
    ctx.store.put(wishes, moved)
    announce(ctx, 'claimForUnit', moved, wish, null)
    return detailOf(ctx, moved)
  },
})

export interface MemberView {
  readonly id: string
  readonly name: string
  /** 现在由他办。 */
  readonly current: boolean
}

export interface MembersView {
  readonly members: readonly MemberView[]
  /** 人太多，没有列全。 */
  readonly partial: boolean
}

/** 本人已经来过、有账号的任职。 */
type Member = AppointmentRecord & { readonly accountId: string }

/** 能交给他办：本单位的在职党员，本人来过，此刻在任，不是提这个心愿的人。 */
const eligible = (wish: Wish, member: AppointmentRecord, now: string): member is Member =>
  member.accountId !== null &&
  member.role === 'partyMember' &&
  member.unit?.id === wish.wish.unit?.id &&
  inForce(member, now) &&
  !hasAsked(wish, member.accountId)

/** 一个人有几段任职也只列一次。 */
const once = (members: readonly Member[]) => [
  ...new Map(members.map((member) => [member.accountId, member])).values(),
]

/** 可以交给谁办：本单位的党员，照姓名排。只给认领它的单位的联络员看。 */
export const members = query({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<MembersView> {
    const wish = await visibleWish(ctx, id)
    const { unit } = wish.wish
    if (!unit || !isUnitLead(wish, ctx.actor))
      throw new AppError('FORBIDDEN', '单位的党员只给认领这个心愿的单位的联络员看。')
    const found = await ctx.store.list(appointments, {
      where: { 'unit.id': unit.id, role: 'partyMember' },
      limit: MEMBERS_LIMIT + 1,
    })
    const listed = once(found.filter((member): member is Member => eligible(wish, member, ctx.now)))
    const named = listed.slice(0, MEMBERS_LIMIT).map(({ _id, accountId, name }) => ({
      id: _id,
      name: ctx.vault.open<{ name: string }>(name).name,
      current: accountId === wish.handlerId,
    }))
    const partial = found.length > MEMBERS_LIMIT
    return { members: named.sort((a, b) => a.name.localeCompare(b.name, 'zh')), partial }
  },
})

/** 他的账号没有停用、没有在注销。 */
async function mayWork(ctx: Context, { accountId }: Member): Promise<boolean> {
  const account = await ctx.store.get(accounts, accountId)
  return account !== null && stopOf(ctx.vault, account, ctx.now) === null
}

/** 选中的那一位；不能交给他时抛 INVALID，话里不说为什么，免得从中猜出许愿人是谁。 */
async function chosen(ctx: Context, wish: Wish, memberId: string): Promise<Member> {
  const member = await ctx.store.get(appointments, memberId)
  if (!member || !eligible(wish, member, ctx.now) || !(await mayWork(ctx, member)))
    throw new AppError('INVALID', '不能交给这一位来办，请从本单位的名单里另选一位。')
  return member
}

/**
 * 交给谁办，也用来换人。`memberId` 是他在本单位的任职编号；
 * `instead` 是联络员看到的现在交给了谁（任职编号，没有交过为空），对不上就是别人先改了。
 */
export const assign = command({
  door: 'consented',
  input: v.strictObject({ id: Id, memberId: Id, instead: v.nullable(Id) }),
  async run({ id, memberId, instead }, ctx) {
    const wish = await visibleWish(ctx, id)
    if (alreadyDone(wish, ctx.requestId, ctx.bodyDigest)) return detailOf(ctx, wish)
    assertMay(wish, 'assign', ctx.actor, ctx.now)
    if ((wish.wish.assigned?.memberId ?? null) !== instead)
      throw new AppError('CONFLICT', '同事刚刚交给了另一位，请看最新的样子，再决定要不要换。')
    const { accountId: to, name } = await chosen(ctx, wish, memberId)
    if (to === wish.handlerId)
      throw new AppError('INVALID', '现在就是由这一位在办，要换请另选一位。')
    const { calendar } = await rulesOf(ctx)
    const hand = { to, unit: wish.wish.unit, assigned: { memberId, name } }
    const move = { ...moveOf(ctx, null, calendar), hand }
    const moved = advance(wish, 'assign', ctx.actor, move)
    ctx.store.put(wishes, moved)
    announce(ctx, 'assign', moved, wish, null)
    return detailOf(ctx, moved)
  },
})
