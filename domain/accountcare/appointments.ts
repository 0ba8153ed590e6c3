import { type AppointmentRecord, accounts, appointments } from '@domain/account/account'
import type { Context } from '@domain/kernel/context'
import { withPhone } from './phone'
import type { Rule } from './references'
import { replaced } from './replace'
import { write } from './rules'

/** 一个人最多有几段任职。 */
const HELD_LIMIT = 100

const same = (a: AppointmentRecord, b: AppointmentRecord) =>
  a.role === b.role && a.areaId === b.areaId && a.unit?.id === b.unit?.id

const ended = (one: AppointmentRecord, now: string): AppointmentRecord => ({
  ...one,
  to: one.to !== null && one.to < now ? one.to : now,
})

/**
 * 合并：任职归到留下的账号。两边各有同一段的，只留管得久的那一段，另一段到此为止；
 * 两个号码都记在留下的那一段上，区里的表写着哪一个都对得上。
 */
export const joinAppointment: Rule = async (ctx, _, record: AppointmentRecord, move) => {
  const account = await ctx.store.get(accounts, move.to)
  if (!account) return
  const [digest, sealed] = [account.phoneDigest, account.phone]
  const phoned = digest && sealed && record.phoneDigest !== null
  const mine = { ...record, accountId: move.to }
  const moved = phoned ? withPhone(mine, { digest, sealed }) : mine
  const twin = await twinOf(ctx, record, move.to)
  if (!twin) return ctx.store.put(appointments, moved)
  const [stays, goes] = lasts(moved) > lasts(twin) ? [moved, twin] : [twin, moved]
  const former = [...(stays.formerDigests ?? []), ...(goes.formerDigests ?? [])]
  const digests = [...new Set([...former, ...(goes.phoneDigest ? [goes.phoneDigest] : [])])]
  const formerDigests = digests.filter((one) => one !== stays.phoneDigest)
  ctx.store.put(appointments, { ...stays, formerDigests })
  ctx.store.put(appointments, {
    ...ended(goes, ctx.now),
    ...{ phoneDigest: null, formerDigests: [] },
  })
}

/** 没有期限的管得最久。 */
const lasts = ({ to }: AppointmentRecord) => to ?? '9'

/** 留下的账号里，同一个角色、同一处的那一段；有几段的，是管得最久的。 */
async function twinOf(ctx: Context, record: AppointmentRecord, accountId: string) {
  const held = await ctx.store.list(appointments, { where: { accountId }, limit: HELD_LIMIT })
  const twins = held.filter((one) => same(one, record))
  return twins.sort((a, b) => (lasts(a) < lasts(b) ? 1 : -1))[0]
}

/**
 * 注销：任职到此为止，姓名和号码都不留；谁担任过换成匿名的编号。
 * 文档的编号也换：区里的表还写着他的号码的，再导入一次就是等着他的一段新任职。
 */
export const endAppointment: Rule = (ctx, line, record: AppointmentRecord, move) => {
  const { phone: _, formerDigests: __, ...rest } = ended(record, ctx.now)
  const id = ctx.vault.digest('appointment', move.to, record._id)
  const name = ctx.vault.seal({ name: '已注销' })
  const kept = { ...rest, _id: id, id, name, phoneDigest: null, rev: 1 }
  write(ctx, line, record, replaced(kept, move))
}
