import { type Account, accounts, appointments } from '@domain/account/account'
import { noteLook } from '@domain/account/look'
import { suspensionOf } from '@domain/account/stop'
import { holds, inForce, roles } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { Phone } from '@domain/kernel/input'
import { maskPhone } from '@domain/kernel/text'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { type AccountEvent, type TrailRow, trailOf } from './trail'

/** 一个人最多列几段任职。 */
const HELD_LIMIT = 20
/** 没有找到也记一次：查看记录里写的不是哪个账号，是“找过一次”。 */
const MISSED = 'account'

/** 账号由区里管。别人抛 FORBIDDEN。 */
export function asDistrict(ctx: Context): void {
  if (!holds(ctx.actor, ['district'], ['D']))
    throw new AppError('FORBIDDEN', '账号由区里的管理员来管，请和区里说。')
}

/** 区里看到的一个账号：够认出是谁，没有全号码。 */
export interface AccountView {
  readonly id: string
  readonly code: string
  readonly phone: string | null
  readonly home: string | null
  /** 任职上的姓名；没有任职的居民，姓名不在账号里。 */
  readonly names: readonly string[]
  readonly appointments: readonly string[]
  /** 停到什么时候，空是到恢复为止；没有停用整个为空。 */
  readonly suspended: { readonly since: string; readonly until: string | null } | null
  readonly trail: readonly TrailRow[]
}

/** `fresh` 是这一次刚记下的经过。 */
export async function presentAccount(
  ctx: Context,
  account: Account,
  ...fresh: readonly AccountEvent[]
): Promise<AccountView> {
  const { _id: id, code, phone, homeName } = account
  const [held, trail] = await Promise.all([
    ctx.store.list(appointments, { where: { accountId: id }, limit: HELD_LIMIT }),
    trailOf(ctx, id, fresh),
  ])
  const current = held.filter((one) => inForce(one, ctx.now))
  const names = current.map(({ name }) => ctx.vault.open<{ name: string }>(name).name)
  const one = suspensionOf(account, ctx.now)
  return {
    ...{ id, code, home: homeName, trail },
    phone: phone && maskPhone(ctx.vault.open<{ phone: string }>(phone).phone),
    names: [...new Set(names)],
    appointments: current.map((a) => `${a.areaName} ${roles[a.role]}`),
    suspended: one && { since: one.since, until: one.until },
  }
}

/** 整个手机号，或本人读出来的九位账号码；差一位也找不到，不能一批批看。 */
const By = v.union(
  [
    v.strictObject({ phone: Phone }),
    v.strictObject({
      code: v.pipe(v.string(), v.regex(/^\d{9}$/, '账号码是九位数字，请再听一遍。')),
    }),
  ],
  '请填 11 位手机号，或者九位账号码。',
)

/** 找一个账号。找一次记一次，没找到也记。 */
export const findAccount = command({
  door: 'consented',
  input: v.strictObject({ by: By }),
  async run({ by }, ctx): Promise<{ account: AccountView | null }> {
    asDistrict(ctx)
    const where =
      'phone' in by ? { phoneDigest: ctx.vault.digest('phone', by.phone) } : { code: by.code }
    const found = (await ctx.store.list(accounts, { where, limit: 2 })).filter(
      ({ mergedInto, moving }) => !mergedInto && !moving,
    )
    const [one] = found
    await noteLook(ctx, one?._id ?? MISSED)
    if (found.length > 1)
      throw new AppError('CONFLICT', '对上了两个账号，请换一种办法找：手机号，或账号码。')
    return { account: one ? await presentAccount(ctx, one) : null }
  },
})
