import { withinOf } from '@domain/area/area'
import { areasOf, communityStaff, holds, type UnitRef, unitsOf } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { Cursor, Id } from '@domain/kernel/input'
import type { Condition } from '@domain/kernel/store'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { presentCard, type ReportInCard } from './present'
import { receivingRoles } from './relations'
import { pastStatuses, type UnitReportIn, unitReportIns } from './report-in'

/** 一页几份。 */
const PAGE = 12
/** 等确认的最多先列几份，最急的在前。 */
const PENDING = 30

interface ReportInPage {
  readonly rows: readonly ReportInCard[]
  /** 下一页的游标；没有下一页为空。 */
  readonly next: string | null
}

const newest = (ctx: Context, where: Record<string, Condition>, before: string | undefined) =>
  ctx.store.list(unitReportIns, {
    where: { ...where, ...(before ? { order: { below: before } } : {}) },
    orderBy: '-order',
    limit: PAGE + 1,
  })

function pageOf(found: readonly UnitReportIn[]): ReportInPage {
  const rows = found.slice(0, PAGE).map(presentCard)
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.order ?? null) : null }
}

/** 一个人任职的地方不过一两处：各取一段，合起来排。 */
const once = (lists: readonly (readonly UnitReportIn[])[], by: 'order' | 'dueAt') => {
  const all = [...new Map(lists.flat().map((one) => [one._id, one])).values()]
  const key = (one: UnitReportIn) => one[by] ?? ''
  return all.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** 我联络的单位，和它们的报到，新的在前。 */
export const mine = query({
  door: 'consented',
  input: v.strictObject({ before: v.optional(Cursor) }),
  async run({ before }, ctx): Promise<ReportInPage & { readonly units: readonly UnitRef[] }> {
    const units = unitsOf(ctx.actor, 'unitLiaison')
    if (units.length === 0) throw new AppError('FORBIDDEN', '单位报到由派出单位联络员来办。')
    const unitId = { oneOf: units.map(({ id }) => id) }
    return { units, ...pageOf(await newest(ctx, { unitId }, before)) }
  },
})

interface ReceivedPage extends ReportInPage {
  /** 等确认的，最急的在前；只随第一页来。 */
  readonly pending: readonly ReportInCard[]
  /** 归他写社区需求清单。 */
  readonly keepsWants: boolean
}

/** 来我这一片（或里面的一处）报到的单位：先是等确认的，再是共建中的；`past` 为真时看以前的。 */
export const received = query({
  door: 'consented',
  input: v.strictObject({
    areaId: v.optional(Id),
    past: v.optional(v.boolean(), false),
    before: v.optional(Cursor),
  }),
  async run({ areaId, past, before }, ctx): Promise<ReceivedPage> {
    const places = areaId ? [areaId] : areasOf(ctx.actor, receivingRoles)
    const may = areaId ? holds(ctx.actor, receivingRoles, withinOf(areaId)) : places.length > 0
    if (!may) throw new AppError('FORBIDDEN', '共建单位由社区的工作人员来看，街道和区里也看得到。')
    const status = past ? { oneOf: pastStatuses } : 'confirmed'
    const waiting = past || before ? [] : places
    const [pending, rows] = await Promise.all([
      Promise.all(
        waiting.map((within) =>
          ctx.store.list(unitReportIns, {
            where: { within, status: 'pending' },
            orderBy: 'dueAt',
            limit: PENDING,
          }),
        ),
      ),
      Promise.all(places.map((within) => newest(ctx, { within, status }, before))),
    ])
    return {
      keepsWants: areasOf(ctx.actor, communityStaff).length > 0,
      pending: once(pending, 'dueAt').slice(0, PENDING).map(presentCard),
      ...pageOf(once(rows, 'order').reverse()),
    }
  },
})
