import type { Appointment } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { type Account, type AppointmentRecord, appointments } from './account'

/** 一个号码最多等着几段任职。 */
const WAITING_LIMIT = 100

/** 任职文档里，账号的副本要的那几样。 */
function copyOf(record: AppointmentRecord): Appointment {
  const { id, role, areaId, areaName, from, to, duty, unit } = record
  return { id, role, areaId, areaName, from, to, ...(duty && { duty }), ...(unit && { unit }) }
}

/** 账号里的副本换成任职文档现在的样子；没有的添上。 */
export function grantAll(account: Account, held: readonly AppointmentRecord[]): Account {
  const ids = held.map(({ id }) => id)
  const others = account.appointments.filter(({ id }) => !ids.includes(id))
  return { ...account, appointments: [...others, ...held.map(copyOf)] }
}

/** 区里先写好、等这个号码的人来的任职，归到他名下。返回改好的账号，由调用的人写。 */
export async function takeWaiting(
  ctx: Context,
  account: Account,
  phoneDigest: string,
): Promise<Account> {
  const waiting = await ctx.store.list(appointments, {
    where: { phoneDigest, accountId: null },
    limit: WAITING_LIMIT,
  })
  for (const record of waiting) ctx.store.put(appointments, { ...record, accountId: account._id })
  return grantAll(account, waiting)
}
