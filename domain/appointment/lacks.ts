import type { AppointmentRecord } from '@domain/account/account'
import type { Area, AreaKind } from '@domain/area/area'
import { type GridDuty, inForce, type Role } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import type { Unit } from '@domain/unit/unit'
import { groupBy, heldInAreas, heldInDistrict, heldInUnits } from './held'
import { areaSeats, fits, type Seat, unitKindsNeeding, unitSeats } from './seats'

/** 看缺不缺人要用的：一片地方、其中的单位、此刻有效的任职。 */
export interface Staffing {
  readonly tree: readonly Area[]
  readonly units: readonly Unit[]
  readonly held: readonly AppointmentRecord[]
}

/** 缺人的一处：地方或单位。 */
export interface Spot {
  readonly _id: string
  readonly name: string
}

type Find = (found: Staffing) => readonly Spot[]

function seatAt(kind: AreaKind, role: Role, duty?: GridDuty): Seat {
  const seat = areaSeats[kind].find((one) => one.must && fits(one, { role, ...(duty && { duty }) }))
  if (!seat) throw new Error(`${kind} 没有这个非有人不可的位置：${role}`)
  return seat
}

/** 这一级里，没有人坐这个位置的地方。 */
const emptyAreas = (kind: AreaKind, role: Role, duty?: GridDuty): Find => {
  const seat = seatAt(kind, role, duty)
  return ({ tree, held }) => {
    const manned = groupBy(
      held.filter((one) => fits(seat, one)),
      ({ areaId }) => areaId,
    )
    return tree.filter((area) => area.kind === kind && !manned.has(area._id))
  }
}

/** 非有这个角色不可、却没有的单位。 */
const emptyUnits = (role: Role): Find => {
  const kinds = unitKindsNeeding(role)
  return ({ units, held }) => {
    const manned = groupBy(
      held.filter((one) => one.role === role),
      ({ unit }) => unit?.id,
    )
    return units.filter((unit) => kinds.includes(unit.kind) && !manned.has(unit._id))
  }
}

/** 各种空缺，都是算出来的：开区清单与“空缺”那一页用同一张。 */
export const lacks = {
  noA: emptyAreas('grid', 'gridWorker', 'A'),
  noB: emptyAreas('grid', 'gridWorker', 'B'),
  noSecretary: emptyAreas('community', 'communitySecretary'),
  noWorker: emptyAreas('community', 'communityWorker'),
  noPartySecretary: emptyUnits('partySecretary'),
  noLiaison: emptyUnits('unitLiaison'),
} as const satisfies Readonly<Record<string, Find>>

export type LackName = keyof typeof lacks

export const isA = (one: AppointmentRecord) => fits(seatAt('grid', 'gridWorker', 'A'), one)

const staffed: readonly AreaKind[] = ['community', 'grid']

const rolesOf = (seats: readonly Seat[]) => [...new Set(seats.map(({ role }) => role))]

const inAreas = rolesOf(staffed.flatMap((kind) => areaSeats[kind]))
const inUnits = rolesOf([...unitSeats('unit'), ...unitSeats('branch')])

/** 这些社区、网格和单位里写过的任职，连同到期的、还没开始的。全区的按角色取，一条街道、一个社区的按地方取。 */
export async function heldEver(
  ctx: Context,
  tree: readonly Area[],
  units: readonly Unit[],
): Promise<AppointmentRecord[]> {
  if (tree[0]?.kind === 'district') return heldInDistrict(ctx, [...inAreas, ...inUnits])
  const idsOf = (list: readonly Spot[]) => list.map(({ _id }) => _id)
  const places = tree.filter(({ kind }) => staffed.includes(kind))
  const found = await Promise.all([
    heldInAreas(ctx, idsOf(places), inAreas),
    heldInUnits(ctx, idsOf(units), inUnits),
  ])
  return found.flat()
}

/** 其中此刻有效的。 */
export async function heldNow(
  ctx: Context,
  tree: readonly Area[],
  units: readonly Unit[],
): Promise<AppointmentRecord[]> {
  return (await heldEver(ctx, tree, units)).filter((one) => inForce(one, ctx.now))
}
