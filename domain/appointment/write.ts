import {
  type Account,
  type AppointmentRecord,
  accounts,
  appointments,
} from '@domain/account/account'
import { grantAll } from '@domain/account/grant'
import type { Appointment } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { withWake } from './wake'

/** 一次写的人最多有几个账号。 */
const ACCOUNTS_LIMIT = 1000

/** 一段要写下的任职，连同本人的姓名和手机号。 */
export interface Holding {
  readonly name: string
  readonly phone: string
  /** 没有写开始日期时为空：新的从写下那一刻起，原来的照旧。 */
  readonly from: string | null
  readonly appointment: Omit<Appointment, 'id' | 'from' | 'leave'>
}

/** 一段任职的认法：谁（手机号摘要）、什么角色、在哪里、哪个单位。 */
export const keyOf = (
  digest: string,
  { role, areaId, unit }: Pick<Appointment, 'role' | 'areaId' | 'unit'>,
) => `${digest} ${role} ${areaId} ${unit?.id ?? ''}`.trim()

/**
 * 写下以后的任职文档：号码的主人还没有来就先等着；原来就有的，谁担任不变，本人换过号的，号码也不改回去。
 * @param newId 新写一段的编号；不给就取自号码、角色、地方。
 */
export function recordOf(
  ctx: Context,
  { name, phone, from, appointment }: Holding,
  before: AppointmentRecord | undefined,
  newId?: string,
): AppointmentRecord {
  const digest = ctx.vault.digest('phone', phone)
  const fresh = newId ?? ctx.vault.digest('appointment', keyOf(digest, appointment))
  const id = before?._id ?? fresh
  const formerDigests = before?.formerDigests
  const changedSince = formerDigests?.includes(digest) ?? false
  const { leave, leaveState, remindedFor, trail } = before ?? {}
  return {
    ...{ _id: id, rev: before?.rev ?? 1, id, ...appointment },
    from: from ?? before?.from ?? ctx.now,
    accountId: before?.accountId ?? null,
    phoneDigest: changedSince ? (before?.phoneDigest ?? null) : digest,
    name: ctx.vault.seal({ name }),
    phone: (changedSince && before?.phone) || ctx.vault.seal({ phone }),
    ...(formerDigests && { formerDigests }),
    ...(leave && { leave }),
    ...(leaveState && { leaveState }),
    ...(remindedFor && { remindedFor }),
    ...(trail && { trail }),
  }
}

/** 一份要写的：原来的样子（新写的为空），和要写成的样子。 */
export interface Draft {
  readonly was: AppointmentRecord | undefined
  readonly next: AppointmentRecord
}

/** 手机号 → 账号；一个号码登记在几个账号上时分不清是谁，都不算，等本人再登记一次。 */
function byPhone(owners: readonly Account[]): ReadonlyMap<string, Account> {
  const found = new Map<string, Account | null>()
  for (const account of owners) {
    const digest = account.phoneDigest ?? ''
    found.set(digest, found.has(digest) ? null : account)
  }
  return new Map([...found].flatMap(([digest, one]) => (one ? [[digest, one] as const] : [])))
}

async function ownersOf(ctx: Context, drafts: readonly Draft[]) {
  const digests = drafts.flatMap(({ next }) => next.phoneDigest ?? [])
  if (digests.length === 0) return byPhone([])
  const phoneDigest = { oneOf: [...new Set(digests)] }
  return byPhone(await ctx.store.list(accounts, { where: { phoneDigest }, limit: ACCOUNTS_LIMIT }))
}

/**
 * 写任职的唯一办法：导入、任免、请假都从这里写。任职文档和账号里的副本在同一个工作单元里；
 * 号码已经登记过的当场到位，别的等本人登记手机号。
 */
export async function writeAppointments(
  ctx: Context,
  drafts: readonly Draft[],
): Promise<AppointmentRecord[]> {
  const owned = await ownersOf(ctx, drafts)
  const granted = new Map<string, { account: Account; held: AppointmentRecord[] }>()
  const written: AppointmentRecord[] = []
  for (const { was, next } of drafts) {
    const owner = owned.get(next.phoneDigest ?? '') ?? null
    const mine = next.accountId ?? owner?._id ?? null
    const record = withWake({ ...next, accountId: mine })
    written.push(record)
    if (was) ctx.store.put(appointments, record)
    else ctx.store.create(appointments, record)
    const account = mine && (owner?._id === mine ? owner : await ctx.store.get(accounts, mine))
    if (!account) continue
    const one = granted.get(account._id) ?? { account, held: [] }
    granted.set(account._id, { account, held: [...one.held, record] })
  }
  for (const { account, held } of granted.values()) ctx.store.put(accounts, grantAll(account, held))
  return written
}
