import type { AppointmentRecord } from '@domain/account/account'
import type { AreaKind } from '@domain/area/area'
import { dutyLabels, type GridDuty, type Role, roles } from '@domain/kernel/actor'
import { partyKinds, type UnitKind, unitKinds } from '@domain/unit/unit'

/** 一个位置：什么角色、什么分工。`must` 的空着就是空缺；`single` 的同时只有一个人。 */
export interface Seat {
  readonly role: Role
  readonly duty?: GridDuty
  readonly must?: true
  readonly single?: true
}

/**
 * 每一级地方有哪些位置。“一个网格正好一名 A 岗、至少一名 B 岗”就是这里的两行；
 * 开区清单、空缺、区域树、任免都照这一张。
 */
export const areaSeats: Readonly<Record<AreaKind, readonly Seat[]>> = {
  district: [{ role: 'district' }, { role: 'department' }, { role: 'auditor' }],
  street: [{ role: 'street' }],
  community: [
    { role: 'communitySecretary', must: true, single: true },
    { role: 'communityWorker', must: true },
    { role: 'gridWorker', duty: 'cover' },
    { role: 'clerk' },
    { role: 'activityLeader' },
  ],
  grid: [
    { role: 'gridWorker', duty: 'A', must: true, single: true },
    { role: 'gridWorker', duty: 'B', must: true },
  ],
  building: [{ role: 'buildingHead' }],
}

const secretary: Seat = { role: 'partySecretary', must: true, single: true }

/** 单位、站点、党组织各有哪些位置。 */
export function unitSeats(kind: UnitKind): readonly Seat[] {
  if (partyKinds.includes(kind)) return [secretary, { role: 'guide' }]
  return [{ role: 'unitLiaison', ...(kind === 'unit' && { must: true }) }]
}

/** 哪几种单位里，某个角色空着算空缺。 */
export const unitKindsNeeding = (role: Role): UnitKind[] =>
  (Object.keys(unitKinds) as UnitKind[]).filter((kind) =>
    unitSeats(kind).some((seat) => seat.must && seat.role === role),
  )

export const seatRoles: readonly Role[] = [
  ...new Set(
    Object.values(areaSeats)
      .flat()
      .map(({ role }) => role),
  ),
]
export const unitSeatRoles: readonly Role[] = ['partySecretary', 'guide', 'unitLiaison']

/** 位置怎么叫：网格员（A 岗）。 */
export const seatLabel = ({ role, duty }: Pick<Seat, 'role' | 'duty'>) =>
  `${roles[role]}${duty ? dutyLabels[duty] : ''}`

/** 地方已经写明时的短叫法：A 岗、顶班；不分工的就是角色。 */
export const shortLabel = ({ role, duty }: Pick<Seat, 'role' | 'duty'>) =>
  duty ? dutyLabels[duty].replace(/[（）]/g, '') : roles[role]

/** 这段任职坐的是不是这个位置。 */
export const fits = ({ role, duty }: Seat, held: Pick<AppointmentRecord, 'role' | 'duty'>) =>
  held.role === role && held.duty === duty

/** 空着的：非有人不可、却没有人的位置。`held` 只给此刻有效的。 */
export const vacantIn = (seats: readonly Seat[], held: readonly AppointmentRecord[]): Seat[] =>
  seats.filter((seat) => seat.must && !held.some((one) => fits(seat, one)))
