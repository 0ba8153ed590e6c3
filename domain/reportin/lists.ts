import { accounts } from '@domain/account/account'
import { noteLook } from '@domain/account/look'
import { withinOf } from '@domain/area/area'
import { areasOf, communityStaff, exportRoles, holds, unitsOf } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { Cursor, Id } from '@domain/kernel/input'
import type { Condition } from '@domain/kernel/store'
import { command, query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { reportOf, unitNames, visibleReport } from './find'
import { presentRow, type ReportRow, type ReportView } from './present'
import { maySeePhone } from './relations'
import { reportIns } from './reportin'
import { tallyFlags, tallyNames } from './tally'

const PAGE = 12

export interface ReportPage {
  readonly rows: readonly ReportRow[]
  /** 下一页的游标；没有下一页为空。 */
  readonly next: string | null
}

async function page(
  ctx: Context,
  where: Record<string, Condition>,
  before: string | undefined,
): Promise<ReportPage> {
  const found = await ctx.store.list(reportIns, {
    where: { ...where, ...(before ? { order: { below: before } } : {}) },
    orderBy: '-order',
    limit: PAGE + 1,
  })
  const shown = found.slice(0, PAGE)
  const names = await unitNames(
    ctx,
    shown.map(({ unitId }) => unitId),
  )
  return {
    rows: shown.map((one) => presentRow(ctx, one, names)),
    next: found.length > PAGE ? (shown.at(-1)?.order ?? null) : null,
  }
}

/** 列哪些：等确认的，或者统计里的一样——列出来的正好是那个数。 */
const filters = ['pending', ...tallyNames] as const
export type ReportFilter = (typeof filters)[number]

const whereOf = (filter: ReportFilter): Record<string, Condition> =>
  filter === 'pending' ? { status: 'pending' } : { [tallyFlags[filter]]: true }

/** 一片地方的报到；不写是他自己的那一片。 */
export const queue = query({
  door: 'consented',
  input: v.strictObject({
    areaId: v.optional(Id),
    filter: v.picklist(filters),
    before: v.optional(Cursor),
  }),
  async run({ areaId, filter, before }, ctx): Promise<ReportPage> {
    const [own] = areasOf(ctx.actor, exportRoles)
    const within = areaId ?? own
    if (!within || !holds(ctx.actor, exportRoles, withinOf(within)))
      throw new AppError('FORBIDDEN', '报到的名单由社区、街道、区里看各自的那一片。')
    return page(ctx, { within, ...whereOf(filter) }, before)
  },
})

/** 本单位的党员报到了没有。只给这个单位的联络员，等确认的不列。 */
export const ofUnit = query({
  door: 'consented',
  input: v.strictObject({
    unitId: Id,
    filter: v.picklist(tallyNames),
    before: v.optional(Cursor),
  }),
  async run({ unitId, filter, before }, ctx): Promise<ReportPage> {
    const liaison = unitsOf(ctx.actor, 'unitLiaison').some(({ id }) => id === unitId)
    if (!liaison && !holds(ctx.actor, ['district', 'auditor'], ['D']))
      throw new AppError('FORBIDDEN', '单位的名单只给这个单位的联络员看。')
    return page(ctx, { unitId, ...whereOf(filter) }, before)
  },
})

/** 一份报到。 */
export const detail = query({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  run: async ({ id }, ctx): Promise<ReportView> => reportOf(ctx, await visibleReport(ctx, id)),
})

/** 看他的手机号。是命令，因为每看一次都要记下是谁看的。 */
export const showPhone = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ phone: string }> {
    const one = await visibleReport(ctx, id)
    if (!maySeePhone(one, ctx.actor))
      throw new AppError('FORBIDDEN', '手机号只给本社区的工作人员看。')
    const account = await ctx.store.get(accounts, one.accountId)
    if (!account?.phone) throw new AppError('NOT_FOUND', '他没有留下手机号，请在这里等他来。')
    await noteLook(ctx, id)
    return ctx.vault.open<{ phone: string }>(account.phone)
  },
})

/** 他是不是社区的工作人员：页面决定画不画“确认”。 */
export const receives = (ctx: Context) => areasOf(ctx.actor, communityStaff).length > 0
