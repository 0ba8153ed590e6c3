import { type Account, accounts } from '@domain/account/account'
import { myAccount } from '@domain/account/ensure'
import { suspensionOf } from '@domain/account/stop'
import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { addHours, addMinutes } from '@domain/kernel/date'
import { digitsFrom } from '@domain/kernel/digits'
import { me } from '@domain/kernel/guard'
import { mustWait, type TryRule, waitAfter } from '@domain/kernel/tries'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'

/** 六位码管多久，分钟。 */
export const CODE_MINUTES = 10
const rule: TryRule = { slowFrom: 3, firstMinutes: 1, lockAt: 10 }
/** 锁多久（小时）；这么久没有再错，从头数。 */
const LOCK_HOURS = 24

/** 一个账号的合并码，和这个账号输错别人的码几次。编号就是账号的编号。 */
export interface MergeCode {
  readonly _id: string
  readonly rev: number
  /** 码的摘要；没有要过、用过了为空。 */
  readonly code: string | null
  /** 到这一刻就不管用。 */
  readonly until: string | null
  readonly wrong: number
  readonly wrongAt: string | null
  /** 要等到什么时候才能再试；不用等为空。 */
  readonly waitUntil: string | null
}

export const mergeCodes = collection<MergeCode>('mergeCodes', ['code'])

/** 码不对、过期、用过、是自己的、还在等，都是这一句：猜的人分不出是哪一种。 */
export const WRONG_CODE =
  '没有对上。请照另一个微信上显示的六位码再核对一遍：十分钟里有效，只能用一次；连着输错要等一会儿才能再试。'

export const Code = v.pipe(v.string(), v.regex(/^\d{6}$/, '请输入另一个微信上显示的六位数字。'))

const fresh = (id: string): MergeCode => ({
  ...{ _id: id, rev: 0, code: null, until: null },
  ...{ wrong: 0, wrongAt: null, waitUntil: null },
})

export const mergeCodeOf = async (ctx: Context, id: string): Promise<MergeCode> =>
  (await ctx.store.get(mergeCodes, id)) ?? fresh(id)

export function saveCode(ctx: Context, one: MergeCode): void {
  if (one.rev === 0) ctx.store.create(mergeCodes, { ...one, rev: 1 })
  else ctx.store.put(mergeCodes, one)
}

const digestOf = (ctx: Context, code: string) => ctx.vault.digest('mergeCode', code)

/** 由（谁，请求编号）算出六位；碰巧和别人正在用的一样，就换一个。 */
async function newCode(ctx: Context): Promise<string> {
  for (let turn = 0; ; turn += 1) {
    const code = digitsFrom(ctx.vault.digest('mergeDigits', me(ctx), ctx.requestId, `${turn}`), 6)
    const taken = await ctx.store.list(mergeCodes, {
      where: { code: digestOf(ctx, code) },
      limit: 2,
    })
    if (taken.every((one) => one._id === me(ctx))) return code
  }
}

/** 在要并走的那个微信上要一个码；再要一个，先前的就不管用。 */
export const askCode = command({
  door: 'consented',
  input: v.strictObject({}),
  async run(_, ctx): Promise<{ code: string; until: string }> {
    await myAccount(ctx)
    const code = await newCode(ctx)
    const until = addMinutes(ctx.now, CODE_MINUTES)
    saveCode(ctx, { ...(await mergeCodeOf(ctx, me(ctx))), code: digestOf(ctx, code), until })
    return { code, until }
  },
})

/** 记一次输错，算出要等多久。 */
function missed(before: MergeCode, now: string): MergeCode {
  const stale = before.wrongAt !== null && addHours(before.wrongAt, LOCK_HOURS) <= now
  const wrong = (stale ? 0 : before.wrong) + 1
  const waitUntil = waitAfter(rule, wrong, now, addHours(now, LOCK_HOURS))
  return { ...before, wrong, wrongAt: now, waitUntil }
}

/** 这个码现在能并走的账号；自己的、过期的、停用着的、正在并的都不算。 */
async function owner(ctx: Context, code: string): Promise<Account | null> {
  const [one, more] = await ctx.store.list(mergeCodes, {
    where: { code: digestOf(ctx, code) },
    limit: 2,
  })
  if (!one || more || one._id === me(ctx) || !one.until || ctx.now >= one.until) return null
  const account = await ctx.store.get(accounts, one._id)
  if (!account || account.mergedInto || account.moving) return null
  return suspensionOf(account, ctx.now) ? null : account
}

/** 试一次码，记下错的次数；要等的时候对错都不看。对了也不清先前的错，免得拿自己的码来清。 */
export async function tryCode(ctx: Context, code: string): Promise<Account | null> {
  const mine = await mergeCodeOf(ctx, me(ctx))
  if (mustWait(mine.waitUntil, ctx.now)) return null
  const found = await owner(ctx, code)
  if (!found) saveCode(ctx, missed(mine, ctx.now))
  return found
}
