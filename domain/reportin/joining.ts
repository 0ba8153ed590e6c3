import { myAccount } from '@domain/account/ensure'
import { calendarOf } from '@domain/kernel/calendar'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { command } from '@domain/kernel/useCase'
import { ROSTERS_LIMIT, type RosterRow, rosterRows, unitCodeOf } from '@domain/roster/roster'
import { units } from '@domain/unit/unit'
import * as v from 'valibot'
import { save, settle } from './advance'
import { liveIn, reportsOf } from './find'
import { UnitCode } from './form'
import { writeUnit } from './granting'
import type { ReportIn } from './reportin'

/** 码不对、名册上没有、已经被别人认领，都是这一句。 */
const NOT_MATCHED =
  '没有对上：请核对单位代码；代码没错的，请联络员看看名册上写的是不是您现在的手机号。'

async function rowFor(ctx: Context, phoneDigest: string | null, code: string) {
  if (!phoneDigest) return null
  const rows = await ctx.store.list(rosterRows, {
    where: { phoneDigest, leftAt: null },
    limit: ROSTERS_LIMIT,
  })
  return rows.find(({ unitId }) => unitCodeOf(ctx.vault, unitId) === code) ?? null
}

/** 单位写在居住地的那一份上；没有的写在工作地的上（站点的除外，那一份本来就有单位）。 */
function carrier(all: readonly ReportIn[]): ReportIn | null {
  const work = liveIn(all, 'work')
  return liveIn(all, 'home') ?? (work?.unitId ? null : work)
}

async function claim(ctx: Context, row: RosterRow): Promise<void> {
  ctx.store.put(rosterRows, { ...row, accountId: me(ctx), claimedAt: row.claimedAt ?? ctx.now })
  const one = carrier(await reportsOf(ctx, me(ctx)))
  if (one && one.unitId !== row.unitId) {
    const calendar = await calendarOf(ctx)
    await save(ctx, one, settle({ ...one, unitId: row.unitId }, ctx.now, calendar))
  }
  await writeUnit(ctx, me(ctx), row.unitId)
}

/** 对上单位：手机号在名册上，又说得出单位代码。再来一次什么也不变。 */
export const joinUnit = command({
  door: 'consented',
  input: v.strictObject({ code: UnitCode }),
  async run({ code }, ctx): Promise<{ unit: string }> {
    const account = await myAccount(ctx)
    const row = await rowFor(ctx, account.phoneDigest, code)
    if (!row || (row.accountId !== null && row.accountId !== me(ctx)))
      throw new AppError('INVALID', NOT_MATCHED)
    await claim(ctx, row)
    return { unit: (await ctx.store.get(units, row.unitId))?.name ?? '' }
  },
})
