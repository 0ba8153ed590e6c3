import { accounts } from '@domain/account/account'
import { helpers } from '@domain/helper/helper'
import type { Context } from '@domain/kernel/context'
import { maskPhone } from '@domain/kernel/text'
import { query } from '@domain/kernel/useCase'
import { ROSTERS_LIMIT, rosterRows } from '@domain/roster/roster'
import { units } from '@domain/unit/unit'
import * as v from 'valibot'
import { liveIn, reportsOf, unitNames } from './find'
import type { Missing } from './missing'
import { presentReport, type ReportView } from './present'
import { isReportedIn } from './reportin'
import { unitLineOf } from './unit-line'

export interface MyReports {
  readonly phone: string | null
  readonly home: ReportView | null
  readonly work: ReportView | null
  readonly unit: string | null
  /** 单位在哪几个社区报了到。 */
  readonly unitAt: readonly string[]
  readonly complete: boolean
  /** 有社区确认过的报到，年底有一张反馈表。 */
  readonly hasYear: boolean
  readonly missing: readonly Missing[]
  /** 转走、取消的，新的在前。 */
  readonly past: readonly ReportView[]
}

/** 名册上认领过的单位，换过单位的看最近认领的；还没有报到也看得到。 */
async function claimedUnit(ctx: Context, accountId: string): Promise<string | null> {
  const rows = await ctx.store.list(rosterRows, { where: { accountId }, limit: ROSTERS_LIMIT })
  const [latest] = rows
    .filter(({ leftAt }) => leftAt === null)
    .sort((a, b) => ((a.claimedAt ?? '') < (b.claimedAt ?? '') ? 1 : -1))
  return latest?.unitId ?? null
}

const nobody: MyReports = {
  ...{
    phone: null,
    home: null,
    work: null,
    unit: null,
    unitAt: [],
    complete: false,
    hasYear: false,
  },
  ...{ missing: ['home', 'unit', 'unitLine'], past: [] },
}

/** 我的双报到：两条线各到哪里，还缺什么。 */
export const mine = query({
  door: 'anyone',
  input: v.strictObject({}),
  async run(_, ctx): Promise<MyReports> {
    const { accountId } = ctx.actor
    if (!accountId || !ctx.actor.consented) return nobody
    const [all, account, helper, claimed] = await Promise.all([
      ...([reportsOf(ctx, accountId), ctx.store.get(accounts, accountId)] as const),
      ...([ctx.store.get(helpers, accountId), claimedUnit(ctx, accountId)] as const),
    ])
    const [home, work] = [liveIn(all, 'home'), liveIn(all, 'work')]
    const unitId = claimed ?? home?.unitId ?? work?.unitId ?? null
    const [unit, names] = await Promise.all([
      unitId ? ctx.store.get(units, unitId) : null,
      unitNames(
        ctx,
        all.map((one) => one.unitId),
      ),
    ])
    const unitAt = unit ? await unitLineOf(ctx, unit) : []
    const reported = [home, work].some((one) => one && isReportedIn(one))
    const missing: Missing[] = [
      ...(home || work ? [] : (['home'] as const)),
      ...((home || work) && !reported ? (['waiting'] as const) : []),
      ...(unit ? [] : (['unit'] as const)),
      ...(unitAt.length > 0 ? [] : (['unitLine'] as const)),
    ]
    const show = (one: (typeof all)[number]) =>
      presentReport(ctx, one, names, one.told ? null : helper)
    const past = all.filter((one) => one !== home && one !== work)
    return {
      phone: account?.phone
        ? maskPhone(ctx.vault.open<{ phone: string }>(account.phone).phone)
        : null,
      ...{ home: home && show(home), work: work && show(work), unit: unit?.name ?? null, unitAt },
      ...{ complete: missing.length === 0, hasYear: reported, missing },
      past: past.sort((a, b) => (a.order < b.order ? 1 : -1)).map(show),
    }
  },
})
