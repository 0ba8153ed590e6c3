import {
  type Account,
  type AppointmentRecord,
  accounts,
  appointments,
} from '@domain/account/account'
import { helperRoles, inForce, roles } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { cardNames } from '@domain/pointcard/who'
import { cardByNo, type PointCard } from '@domain/points/card'
import { helps, type Occasion, runs } from './occasion'

/** 一个人最多看几段任职就够说清他是谁。 */
const APPOINTMENTS = 10
/** 同一个号码最多看几个账号。 */
const SAME_PHONE = 5

/** 一个来帮忙的人：姓名，做什么的。社区照这个认人。 */
export interface Person {
  readonly name: string
  readonly duty: string
}

const isHelping = ({ role }: AppointmentRecord) => helperRoles.some((mine) => mine === role)

/** 这几个账号各是谁，一次读。先看党员、志愿者的任职，没有了再看别的。 */
export async function appointedNames(
  ctx: Context,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  if (accountIds.length === 0) return new Map()
  const held = await ctx.store.list(appointments, {
    where: { accountId: { oneOf: accountIds } },
    limit: accountIds.length * APPOINTMENTS,
  })
  const people = new Map<string, Person>()
  for (const one of [...held].sort((a, b) => Number(isHelping(a)) - Number(isHelping(b)))) {
    if (one.accountId === null) continue
    const { name } = ctx.vault.open<{ name: string }>(one.name)
    people.set(one.accountId, {
      name,
      duty: `${one.unit?.name ?? one.areaName} ${roles[one.role]}`,
    })
  }
  return people
}

/** 这几个人各是谁：有任职的照任职，没有的看是不是积分卡上的人。 */
export async function peopleOf(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  const people = new Map(await appointedNames(ctx, ids))
  const unknown = ids.filter((id) => !people.has(id))
  for (const [id, { name }] of await cardNames(ctx, unknown))
    people.set(id, { name, duty: '积分卡' })
  return people
}

/** 说不出姓名的人（任职已经撤了）怎么称呼。 */
export const someone: Person = { name: '一位来帮忙的人', duty: '' }

/** 登记过这个手机号、此刻来帮忙的人。没有账号、不是党员志愿者，都是同一句话。 */
export async function helperByPhone(
  ctx: Context,
  phone: string,
  { communityId }: Pick<Occasion, 'communityId'>,
): Promise<Account> {
  const found = await ctx.store.list(accounts, {
    where: { phoneDigest: ctx.vault.digest('phone', phone) },
    limit: SAME_PHONE,
  })
  const helper = found.find((account) => {
    const appointments = account.appointments.filter((a) => inForce(a, ctx.now))
    const actor = { ...ctx.actor, appointments }
    return helps(actor) && !runs(actor, communityId)
  })
  if (helper) return helper
  throw new AppError(
    'NOT_FOUND',
    '没有用这个手机号登记过的在职党员或志愿者，请核对号码；还没登记的，请他先在“我的”里登记。',
  )
}

/** 照卡号找来帮忙的人：没有手机的邻居，社区发了积分卡。 */
export async function helperByCard(ctx: Context, no: string): Promise<PointCard> {
  const card = await cardByNo(ctx, no)
  if (card?.status === 'active') return card
  throw new AppError(
    'NOT_FOUND',
    '没有这张能用的积分卡，请核对卡号；挂失了的请先换新卡，并到账号的请报手机号。',
  )
}

/** 自己的签到、签退、补记由同事来办。 */
export function assertNotOwn(ctx: Context, accountId: string): void {
  if (accountId === me(ctx)) throw new AppError('FORBIDDEN', '自己的由同事来办。')
}
