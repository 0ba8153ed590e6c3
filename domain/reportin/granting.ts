import { type AppointmentRecord, accounts, appointments } from '@domain/account/account'
import { grantAll } from '@domain/account/grant'
import { helpers, reachOf } from '@domain/helper/helper'
import { emptyRoundup } from '@domain/helper/roundup'
import type { Context } from '@domain/kernel/context'
import { units } from '@domain/unit/unit'
import type { ReportIn } from './reportin'

/** 一个人最多有几段任职要看。 */
const HELD_LIMIT = 100

const unitRef = async (ctx: Context, unitId: string | null) => {
  const unit = unitId && (await ctx.store.get(units, unitId))
  return unit ? { unit: { id: unit._id, name: unit.name } } : {}
}

/** 账号里的副本跟着任职换。 */
async function copyToAccount(ctx: Context, record: AppointmentRecord): Promise<void> {
  const account = record.accountId && (await ctx.store.get(accounts, record.accountId))
  if (account) ctx.store.put(accounts, grantAll(account, [record]))
}

async function change(ctx: Context, record: AppointmentRecord): Promise<void> {
  ctx.store.put(appointments, record)
  await copyToAccount(ctx, record)
}

/** 社区确认了：在这个社区担任在职党员。本来就是的，不再给一次。返回因此给的任职。 */
export async function grantMember(ctx: Context, one: ReportIn): Promise<string | null> {
  const known = one.appointmentId && (await ctx.store.get(appointments, one.appointmentId))
  const unit = await unitRef(ctx, one.unitId)
  if (known) {
    await change(ctx, { ...known, ...unit, to: null })
    return known._id
  }
  const account = await ctx.store.get(accounts, one.accountId)
  const already = account?.appointments.some(
    ({ role, areaId, to }) =>
      role === 'partyMember' && areaId === one.communityId && (to === null || ctx.now < to),
  )
  if (already) return null
  const id = ctx.vault.digest('appointment', one._id)
  const record: AppointmentRecord = {
    ...{ _id: id, rev: 1, id, role: 'partyMember', areaId: one.communityId },
    ...{ areaName: one.place.community, from: ctx.now, to: null, ...unit },
    ...{ accountId: one.accountId, phoneDigest: null, name: one.name },
  }
  ctx.store.create(appointments, record)
  await copyToAccount(ctx, record)
  return id
}

/** 暂停、转走、取消：因为报到给的任职到此为止；导入的、别处来的不动。 */
export async function endMember(ctx: Context, one: ReportIn): Promise<void> {
  const held = one.appointmentId && (await ctx.store.get(appointments, one.appointmentId))
  if (held && (held.to === null || ctx.now < held.to)) await change(ctx, { ...held, to: ctx.now })
}

/** 对上了单位：他以在职党员身份的任职都写上这个单位。 */
export async function writeUnit(ctx: Context, accountId: string, unitId: string): Promise<void> {
  const held = await ctx.store.list(appointments, { where: { accountId }, limit: HELD_LIMIT })
  const unit = await unitRef(ctx, unitId)
  for (const record of held.filter(({ role }) => role === 'partyMember'))
    await change(ctx, { ...record, ...unit })
}

/** 报到时说的会什么、什么时候有空，交给“我能帮什么”；填过的照他填的。 */
export async function readyToHelp(ctx: Context, one: ReportIn): Promise<void> {
  if (!one.told || (await ctx.store.get(helpers, one.accountId))) return
  const account = await ctx.store.get(accounts, one.accountId)
  const actor = { ...ctx.actor, appointments: account?.appointments ?? [] }
  ctx.store.create(helpers, {
    ...{ _id: one.accountId, rev: 1, areaId: one.areaId, within: reachOf(one.areaId, actor) },
    ...{ role: 'partyMember', skills: one.told.skills, free: one.told.free },
    ...{ turnAt: '', picks: [], roundup: emptyRoundup },
  })
}
