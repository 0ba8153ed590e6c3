import type { AppointmentRecord } from '@domain/account/account'
import { kindOf } from '@domain/area/area'
import { type AreaView, areasBelow } from '@domain/area/below'
import { unitsOf } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import { partyKinds, type Unit, unitKinds, units } from '@domain/unit/unit'
import * as v from 'valibot'
import type { BelowView } from './area-tree'
import { groupBy, heldInUnits } from './held'
import { presentSeats, type SeatView, summaryOf } from './present'
import { maySeeArea, maySeeUnit, topOf } from './scope'
import { unitSeatRoles, unitSeats } from './seats'

/** 一级最多列出多少个党组织。 */
const BELOW_LIMIT = 200

const party = { kind: { oneOf: [...partyKinds] } }

interface Link {
  readonly id: string
  readonly name: string
}

export interface PartyNode {
  /** 最上面一级没有自己，只有下级。 */
  readonly here:
    | (Link & {
        readonly label: string
        readonly seats: readonly SeatView[]
        readonly up: Link | null
        /** 建在哪里；不该他看的为空。 */
        readonly area: AreaView | null
      })
    | null
  readonly below: readonly BelowView[]
}

const link = ({ _id, name }: Unit): Link => ({ id: _id, name })

/** 上级也在里面的不另列。 */
const topsIn = (found: readonly Unit[]) =>
  found.filter(({ parentId }) => !found.some(({ _id }) => _id === parentId))

/** 他从哪几个党组织看起：全区的从最上一级，街道、社区从建在自己那一片的，书记从自己的。 */
async function roots(ctx: Context): Promise<Unit[]> {
  const top = topOf(ctx.actor)
  if (top === 'D')
    return ctx.store.list(units, { where: { parentId: null, ...party }, limit: BELOW_LIMIT })
  if (top !== null) {
    const below = await areasBelow(ctx, top, BELOW_LIMIT)
    const areaId = { oneOf: [top, ...below.map(({ _id }) => _id)] }
    return topsIn(await ctx.store.list(units, { where: { areaId, ...party }, limit: BELOW_LIMIT }))
  }
  const own = unitsOf(ctx.actor, 'partySecretary').map(({ id }) => id)
  if (own.length === 0)
    throw new AppError('FORBIDDEN', '党组织由书记、社区、街道和区里的工作人员来看。')
  const found = await Promise.all(own.map((id) => ctx.store.get(units, id)))
  return topsIn(found.filter((unit) => unit !== null))
}

async function unitToSee(ctx: Context, id: string): Promise<Unit> {
  const unit = await ctx.store.get(units, id)
  if (!unit || !partyKinds.includes(unit.kind))
    throw new AppError('NOT_FOUND', '没有找到这个党组织，请返回上一页重新打开。')
  if (!(await maySeeUnit(ctx, unit)))
    throw new AppError('FORBIDDEN', '这个党组织不在您管的那一片，请从自己的党组织看起。')
  return unit
}

async function hereOf(ctx: Context, unit: Unit, held: readonly AppointmentRecord[]) {
  const { areaId, areaName, kind, parentId } = unit
  const up = parentId ? await ctx.store.get(units, parentId) : null
  const at = { areaId: areaId ?? 'D' }
  return {
    ...link(unit),
    label: unitKinds[kind],
    seats: presentSeats(ctx, unitSeats(kind), held, at),
    up: up && (await maySeeUnit(ctx, up)) ? link(up) : null,
    area:
      areaId && maySeeArea(ctx.actor, areaId)
        ? { id: areaId, name: areaName ?? '', kind: kindOf(areaId) }
        : null,
  }
}

/** 党组织树的一级：书记、指导员是谁，下级各是谁。一次调用。 */
export const partyTree = query({
  door: 'consented',
  takesPermit: false,
  input: v.strictObject({ id: v.optional(Id) }),
  async run({ id }, ctx): Promise<PartyNode> {
    const unit = id === undefined ? null : await unitToSee(ctx, id)
    const below = unit
      ? await ctx.store.list(units, {
          where: { parentId: unit._id, ...party },
          limit: BELOW_LIMIT,
        })
      : await roots(ctx)
    const ids = [...(unit ? [unit._id] : []), ...below.map(({ _id }) => _id)]
    const at = groupBy(await heldInUnits(ctx, ids, unitSeatRoles), (one) => one.unit?.id)
    return {
      here: unit && (await hereOf(ctx, unit, at.get(unit._id) ?? [])),
      below: below.map((one) => ({
        ...link(one),
        label: unitKinds[one.kind],
        ...summaryOf(ctx, unitSeats(one.kind), at.get(one._id) ?? []),
      })),
    }
  },
})
