import { accounts, appointments } from '@domain/account/account'
import type { Area } from '@domain/area/area'
import type { Context } from '@domain/kernel/context'

/** 一处地方最多几段任职。 */
const HELD_LIMIT = 1000

/** 地方改了名，任职上写的地名跟着改；办过的工单上还是当时的名字。 */
export async function renameAppointments(ctx: Context, renamed: readonly Area[]): Promise<void> {
  if (renamed.length === 0) return
  const names = new Map(renamed.map((a) => [a._id, a.name]))
  const held = await ctx.store.list(appointments, {
    where: { areaId: { oneOf: [...names.keys()] } },
    limit: HELD_LIMIT,
  })
  const people = new Set<string>()
  for (const record of held) {
    ctx.store.put(appointments, { ...record, areaName: names.get(record.areaId) ?? '' })
    if (record.accountId) people.add(record.accountId)
  }
  for (const id of people) {
    const account = await ctx.store.get(accounts, id)
    if (!account) continue
    const held = account.appointments.map((a) => ({
      ...a,
      areaName: names.get(a.areaId) ?? a.areaName,
    }))
    ctx.store.put(accounts, { ...account, appointments: held })
  }
}
