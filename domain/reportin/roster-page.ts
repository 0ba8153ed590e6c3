import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { maskPhone } from '@domain/kernel/text'
import { command, query } from '@domain/kernel/useCase'
import { liaisonUnit } from '@domain/roster/liaison'
import { type RosterRow, rosterRows, unitCodeOf } from '@domain/roster/roster'
import { units } from '@domain/unit/unit'
import * as v from 'valibot'
import { isLive, type ReportStatus, reportIns } from './reportin'

const PAGE = 20

export interface RosterRowView {
  readonly id: string
  readonly order: string
  readonly name: string
  readonly phone: string
  readonly claimed: boolean
  /** 居住地报到到哪一步；没有报到为空。 */
  readonly status: ReportStatus | null
}

export interface RosterPage {
  readonly unit: { readonly id: string; readonly name: string }
  /** 是站点：联络员另有站点的码可领。 */
  readonly depot: boolean
  /** 几个单位的联络员，可以换着看。 */
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly code: string
  readonly rows: readonly RosterRowView[]
  readonly next: string | null
}

/** 这些人的居住地报到到了哪一步；一次读。 */
async function statusesOf(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, ReportStatus>()
  const found = await ctx.store.list(reportIns, {
    where: { accountId: { oneOf: ids }, line: 'home' },
    limit: PAGE * 5,
  })
  return new Map(found.filter(isLive).map(({ accountId, status }) => [accountId, status]))
}

/** 名册的一页：谁认领了，报到到哪一步；单位代码在最上面。 */
export const roster = query({
  door: 'consented',
  input: v.strictObject({ unitId: v.optional(Id), before: v.optional(Id) }),
  async run({ unitId, before }, ctx): Promise<RosterPage> {
    const { unit, own } = liaisonUnit(ctx, unitId)
    const [stored, found] = await Promise.all([
      ctx.store.get(units, unit.id),
      ctx.store.list(rosterRows, {
        where: { unitId: unit.id, leftAt: null, ...(before ? { _id: { below: before } } : {}) },
        orderBy: '-_id',
        limit: PAGE + 1,
      }),
    ])
    const shown = found.slice(0, PAGE)
    const statuses = await statusesOf(
      ctx,
      shown.flatMap(({ accountId }) => accountId ?? []),
    )
    return {
      ...{ unit, depot: stored?.kind === 'depot', units: own },
      code: unitCodeOf(ctx.vault, unit.id),
      rows: shown.map((row) => present(ctx, row, statuses)),
      next: found.length > PAGE ? (shown.at(-1)?._id ?? null) : null,
    }
  },
})

function present(
  ctx: Context,
  row: RosterRow,
  statuses: ReadonlyMap<string, ReportStatus>,
): RosterRowView {
  const { phone } = ctx.vault.open<{ phone: string }>(row.phone)
  return {
    ...{ id: row._id, order: row._id, name: ctx.vault.open<{ name: string }>(row.name).name },
    ...{ phone: maskPhone(phone), claimed: row.accountId !== null },
    status: (row.accountId && statuses.get(row.accountId)) || null,
  }
}

/** 移出名册：调走的、退休的。已经对上的报到不动，由本人和社区处理。 */
export const dropFromRoster = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<{ dropped: true }> {
    const row = await ctx.store.get(rosterRows, id)
    if (!row) throw new AppError('NOT_FOUND', '名册上没有这个人，请刷新看最新的。')
    liaisonUnit(ctx, row.unitId)
    if (row.leftAt === null) ctx.store.put(rosterRows, { ...row, leftAt: ctx.now })
    return { dropped: true }
  },
})
