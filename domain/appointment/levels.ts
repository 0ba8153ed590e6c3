import type { AreaKind } from '@domain/area/area'
import { type GridDuty, type Role, roles } from '@domain/kernel/actor'
import { partyKinds, type Unit, unitKinds } from '@domain/unit/unit'

/** 每种角色可以在哪几级任职。 */
const levelsOf: Readonly<Record<Role, readonly AreaKind[]>> = {
  gridWorker: ['grid', 'community'],
  buildingHead: ['building'],
  communityWorker: ['community'],
  communitySecretary: ['community'],
  clerk: ['community'],
  activityLeader: ['community'],
  scout: ['street'],
  street: ['street'],
  department: ['district'],
  district: ['district'],
  auditor: ['district', 'street', 'community'],
  partyMember: ['district', 'street', 'community', 'grid'],
  volunteer: ['district', 'street', 'community', 'grid'],
  unitLiaison: ['district', 'street', 'community', 'grid'],
  partySecretary: ['district', 'street', 'community', 'grid'],
  guide: ['district', 'street', 'community', 'grid'],
}

export const kindNames: Readonly<Record<AreaKind, string>> = {
  ...{ district: '区', street: '街道', community: '社区', grid: '网格', building: '楼栋' },
}

/** 跟着单位走的角色：要写单位，写了单位可以不写区域。 */
export const unitRoles: readonly Role[] = ['unitLiaison', 'partySecretary', 'guide']

/** 在哪几级任职：顶班的网格员在社区，A 岗、B 岗在网格。 */
export function levelsFor(role: Role, duty?: GridDuty): readonly AreaKind[] {
  return role === 'gridWorker' ? [duty === 'cover' ? 'community' : 'grid'] : levelsOf[role]
}

/** 单位写得对不对；对了为空，不对时说为什么。 */
export function unitProblem(role: Role, unit: Unit | undefined): string | null {
  if (!unit) return unitRoles.includes(role) ? `没有填。${roles[role]}要写是哪个单位的。` : null
  if (role !== 'partyMember' && !unitRoles.includes(role)) return '这个角色不写单位，请空着。'
  const party = partyKinds.includes(unit.kind)
  if ((role === 'partySecretary' || role === 'guide') && !party)
    return `“${unit.name}”是${unitKinds[unit.kind]}，${roles[role]}要填党组织的编码。`
  return null
}

/** 这个角色能不能在这一级任职。不能时说在哪一级。 */
export function levelProblem(role: Role, duty: GridDuty | undefined, kind: AreaKind) {
  const allowed = levelsFor(role, duty)
  if (allowed.includes(kind)) return null
  const where = allowed.map((one) => kindNames[one]).join('、')
  const who = duty === 'cover' ? '顶班的网格员' : roles[role]
  return `这是${kindNames[kind]}的编码，${who}应该填${where}的编码。`
}
