import {
  type Account,
  type AppointmentRecord,
  accounts,
  appointments,
} from '@domain/account/account'
import { myAccount } from '@domain/account/ensure'
import { takeWaiting } from '@domain/account/grant'
import { leaveWord } from '@domain/inbox/inbox'
import type { Context } from '@domain/kernel/context'
import { Words } from '@domain/kernel/input'
import { maskPhone } from '@domain/kernel/text'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { noteEvent } from './trail'

/** 一个人最多有几段任职。 */
const HELD_LIMIT = 100

/** 号码登记在别的账号上时说的话。 */
export const PHONE_TAKEN =
  '这个手机号登记在另一个账号上，没有换。那也是您的话，请在“我的 → 账号与手机号”里把两个账号合成一个；不是您的，请告诉区里。'

/** 站内消息里，说账号的那几条。 */
export const aboutAccount = { about: 'account', id: 'account', no: '' } as const

export interface BindOutcome {
  readonly phone: string
  /** 到位了几段任职。 */
  readonly granted: number
  /** 没有登记，为什么；登记好了为空。 */
  readonly taken: string | null
}

/** 换成新号码的任职：旧号码记着，区里的表还写着它的也对得上。 */
export function withPhone(
  record: AppointmentRecord,
  { digest, sealed }: { digest: string; sealed: string },
): AppointmentRecord {
  const { phoneDigest, formerDigests = [] } = record
  const former = [...new Set([...formerDigests, ...(phoneDigest ? [phoneDigest] : [])])]
  return {
    ...record,
    phoneDigest: digest,
    formerDigests: former.filter((one) => one !== digest),
    ...(record.phone && { phone: sealed }),
  }
}

/** 导入的任职按号码认人：他换了号，他名下的跟着换。 */
async function carryAppointments(ctx: Context, account: Account, digest: string, sealed: string) {
  const { phoneDigest } = account
  if (phoneDigest === null || phoneDigest === digest) return
  const held = await ctx.store.list(appointments, {
    where: { accountId: account._id },
    limit: HELD_LIMIT,
  })
  for (const record of held.filter((one) => one.phoneDigest !== null))
    ctx.store.put(appointments, withPhone(record, { digest, sealed }))
}

/** 别的账号登记着这个号码。 */
async function isTaken(ctx: Context, { _id }: Account, phoneDigest: string): Promise<boolean> {
  const owners = await ctx.store.list(accounts, { where: { phoneDigest }, limit: 2 })
  return owners.some((one) => one._id !== _id)
}

/** 用微信的授权码登记手机号，也用来换；码只能用一次。区里按这个号码写好的任职，这时候到位。 */
export const bindPhone = command({
  door: 'consented',
  input: v.strictObject({ code: Words('授权码', 1, 200) }),
  async run({ code }, ctx): Promise<BindOutcome> {
    const account = await myAccount(ctx)
    const phone = await ctx.platform.phoneOf(code)
    const digest = ctx.vault.digest('phone', phone)
    if (await isTaken(ctx, account, digest)) return { phone, granted: 0, taken: PHONE_TAKEN }
    const sealed = ctx.vault.seal({ phone })
    const settled = await takeWaiting(ctx, account, digest)
    await carryAppointments(ctx, account, digest, sealed)
    ctx.store.put(accounts, { ...settled, phone: sealed, phoneDigest: digest })
    const granted = settled.appointments.length - account.appointments.length
    if (account.phoneDigest === digest) return { phone, granted, taken: null }
    const first = account.phoneDigest === null
    const { _id: who } = account
    noteEvent(ctx, { who, by: who, what: first ? 'phoneBound' : 'phoneChanged' })
    if (!first)
      leaveWord(ctx, aboutAccount, who, `登记的手机号换成了 ${maskPhone(phone)}，任职跟着您。`)
    return { phone, granted, taken: null }
  },
})
