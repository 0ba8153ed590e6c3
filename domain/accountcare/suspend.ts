import { type Account, accounts } from '@domain/account/account'
import { heldNow, suspensionOf } from '@domain/account/stop'
import { leaveWord } from '@domain/inbox/inbox'
import type { Context } from '@domain/kernel/context'
import { addHours, exactTime } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { checkedText, me } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { type AccountView, asDistrict, presentAccount } from './find'
import { anotherDistrict, LAST_DISTRICT } from './last-district'
import { aboutAccount } from './phone'
import { accountEvents, noteEvent } from './trail'

/** 一次最多停多少天；更久的就写到恢复为止。 */
export const SUSPEND_DAYS = 365

const Reason = Words('原因', 4, 100)

async function found(ctx: Context, id: string): Promise<Account> {
  const account = await ctx.store.get(accounts, id)
  if (!account || account.mergedInto || account.moving)
    throw new AppError('NOT_FOUND', '没有找到这个账号，可能已经合并或注销，请重新找一次。')
  return account
}

/** 这一次请求办过了没有。 */
const isDone = async (ctx: Context, who: string, what: string) =>
  (await ctx.store.get(
    accountEvents,
    ctx.vault.digest('accountEvent', who, what, ctx.requestId),
  )) !== null

/** 停了对不对：自己不能停自己；全区总要有一位区管理员。办的人和找到的那一位都写一次，免得互相停掉。 */
async function assertMaySuspend(ctx: Context, account: Account): Promise<void> {
  if (account._id === me(ctx))
    throw new AppError('FORBIDDEN', '不能停用自己的账号；要离开，请让另一位区管理员来办。')
  const district = heldNow(account, ctx.now).some(({ role }) => role === 'district')
  if (!district) return
  const other = await anotherDistrict(ctx, account._id)
  if (!other) throw new AppError('CONFLICT', LAST_DISTRICT)
  ctx.store.put(accounts, other)
}

/** 停用：写明为什么、停几天（不写就是到恢复为止）。已经停着的，照新的算。 */
export const suspend = command({
  door: 'consented',
  input: v.strictObject({
    id: Id,
    reason: Reason,
    days: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(SUSPEND_DAYS))),
  }),
  async run({ id, reason, days }, ctx): Promise<AccountView> {
    asDistrict(ctx)
    const account = await found(ctx, id)
    if (await isDone(ctx, id, 'suspended')) return presentAccount(ctx, account)
    await assertMaySuspend(ctx, account)
    await checkedText(ctx, reason)
    const until = days === null ? null : addHours(ctx.now, days * 24)
    const suspension = { since: ctx.now, until, reason: ctx.vault.seal({ words: reason }) }
    const stopped = { ...account, suspension }
    ctx.store.put(accounts, stopped)
    const event = noteEvent(ctx, { who: id, by: me(ctx), what: 'suspended', until, reason })
    const end = until ? `到${exactTime(until)}为止` : '到区里恢复为止'
    const words = `区里停用了您的账号，${end}：${reason}。要申诉，请在“我的 → 投诉建议”里写。`
    leaveWord(ctx, aboutAccount, id, words)
    return presentAccount(ctx, stopped, event)
  },
})

/** 恢复：写明为什么，当场就能用。 */
export const lift = command({
  door: 'consented',
  input: v.strictObject({ id: Id, reason: Reason }),
  async run({ id, reason }, ctx): Promise<AccountView> {
    asDistrict(ctx)
    const account = await found(ctx, id)
    if (await isDone(ctx, id, 'lifted')) return presentAccount(ctx, account)
    if (!suspensionOf(account, ctx.now))
      throw new AppError('CONFLICT', '这个账号没有停用，或者已经恢复，请重新找一次看看。')
    await checkedText(ctx, reason)
    const lifted = { ...account, suspension: null }
    ctx.store.put(accounts, lifted)
    const event = noteEvent(ctx, { who: id, by: me(ctx), what: 'lifted', reason })
    leaveWord(ctx, aboutAccount, id, `区里恢复了您的账号，现在就能用了：${reason}`)
    return presentAccount(ctx, lifted, event)
  },
})

/** 取消他登记的手机号：号码换了主人，新的主人登记不了的时候。他的任职不动。 */
export const freePhone = command({
  door: 'consented',
  input: v.strictObject({ id: Id, reason: Reason }),
  async run({ id, reason }, ctx): Promise<AccountView> {
    asDistrict(ctx)
    const account = await found(ctx, id)
    if (account.phoneDigest === null) return presentAccount(ctx, account)
    await checkedText(ctx, reason)
    const freed = { ...account, phone: null, phoneDigest: null }
    ctx.store.put(accounts, freed)
    const event = noteEvent(ctx, { who: id, by: me(ctx), what: 'phoneFreed', reason })
    leaveWord(ctx, aboutAccount, id, `区里取消了您登记的手机号，请重新登记：${reason}`)
    return presentAccount(ctx, freed, event)
  },
})
