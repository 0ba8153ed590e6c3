import {
  type Account,
  type AppointmentRecord,
  accounts,
  appointments,
} from '@domain/account/account'
import type { Area } from '@domain/area/area'
import type { Appointment, UnitRef } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'

/** 一处地方、一个单位最多几段任职。 */
const HELD_LIMIT = 1000

/** 把这些任职和它们在账号里的副本，一起换成新的名字。 */
async function renameIn(
  ctx: Context,
  held: readonly AppointmentRecord[],
  rename: <T extends Appointment>(one: T) => T,
): Promise<void> {
  for (const record of held) ctx.store.put(appointments, rename(record))
  const people = new Set(held.flatMap(({ accountId }) => (accountId ? [accountId] : [])))
  for (const id of people) {
    const account: Account | null = await ctx.store.get(accounts, id)
    if (!account) continue
    ctx.store.put(accounts, { ...account, appointments: account.appointments.map(rename) })
  }
}

/** 地方改了名，任职上写的地名跟着改；办过的工单上还是当时的名字。 */
export async function renameAppointments(ctx: Context, renamed: readonly Area[]): Promise<void> {
  if (renamed.length === 0) return
  const names = new Map(renamed.map((a) => [a._id, a.name]))
  const held = await ctx.store.list(appointments, {
    where: { areaId: { oneOf: [...names.keys()] } },
    limit: HELD_LIMIT,
  })
  await renameIn(ctx, held, (one) => ({ ...one, areaName: names.get(one.areaId) ?? one.areaName }))
}

/** 单位改了名，任职上写的单位跟着改；认领过的心愿上还是当时的名字。 */
export async function renameUnits(
  ctx: Context,
  renamed: readonly { readonly _id: string; readonly name: string }[],
): Promise<void> {
  if (renamed.length === 0) return
  const refs = new Map<string, UnitRef>(renamed.map(({ _id, name }) => [_id, { id: _id, name }]))
  const held = await ctx.store.list(appointments, {
    where: { 'unit.id': { oneOf: [...refs.keys()] } },
    limit: HELD_LIMIT,
  })
  await renameIn(ctx, held, (one) => {
    const unit = refs.get(one.unit?.id ?? '')
    return unit ? { ...one, unit } : one
  })
}
