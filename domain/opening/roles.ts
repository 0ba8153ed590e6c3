import type { AreaKind } from '@domain/area/area'
import { type GridDuty, type Role, roles } from '@domain/kernel/actor'
import { partyKinds, type Unit, unitKinds } from '@domain/unit/unit'

/** 哪些角色可以导入，各在哪一级任职。 */
const levelsOf = {
  gridWorker: ['grid', 'community'],
  buildingHead: ['building'],
  communityWorker: ['community'],
  communitySecretary: ['community'],
  street: ['street'],
  district: ['district'],
  auditor: ['district', 'street', 'community'],
  partyMember: ['district', 'street', 'community', 'grid'],
  volunteer: ['district', 'street', 'community', 'grid'],
  unitLiaison: ['district', 'street', 'community', 'grid'],
  partySecretary: ['district', 'street', 'community', 'grid'],
  guide: ['district', 'street', 'community', 'grid'],
} as const satisfies Partial<Readonly<Record<Role, readonly AreaKind[]>>>

export type ImportedRole = keyof typeof levelsOf

const names = Object.fromEntries(
  Object.keys(levelsOf).map((role) => [roles[role as Role], role]),
) as Readonly<Record<string, ImportedRole>>

export const roleNames = Object.keys(names)

/** 表里写的角色；不认识的为空。 */
export const roleOf = (name: string): ImportedRole | null => names[name] ?? null

const duties: Readonly<Record<string, GridDuty>> = {
  ...{ A: 'A', B: 'B', A岗: 'A', B岗: 'B', 'A 岗': 'A', 'B 岗': 'B', 顶班: 'cover' },
}

export const kindNames: Readonly<Record<AreaKind, string>> = {
  ...{ district: '区', street: '街道', community: '社区', grid: '网格', building: '楼栋' },
}

/** 分工对不对：网格员要写，别人不写。返回分工，或一句哪里不对。 */
export function dutyOf(role: ImportedRole, text: string): { duty?: GridDuty } | string {
  if (role !== 'gridWorker') return text === '' ? {} : '只有网格员才有分工，请空着。'
  const duty = duties[text.toUpperCase()]
  return duty ? { duty } : '网格员要写分工：A、B 或顶班。'
}

/** 跟着单位走的角色：要写单位，写了单位可以不写区域。 */
const unitRoles: readonly ImportedRole[] = ['unitLiaison', 'partySecretary', 'guide']

/** 单位写得对不对；对了为空，不对时说为什么。 */
export function unitProblem(role: ImportedRole, unit: Unit | undefined): string | null {
  if (!unit) return unitRoles.includes(role) ? `没有填。${roles[role]}要写是哪个单位的。` : null
  if (role !== 'partyMember' && !unitRoles.includes(role)) return '这个角色不写单位，请空着。'
  const party = partyKinds.includes(unit.kind)
  if ((role === 'partySecretary' || role === 'guide') && !party)
    return `“${unit.name}”是${unitKinds[unit.kind]}，${roles[role]}要填党组织的编码。`
  return null
}

/** 这个角色能不能在这一级任职。不能时说在哪一级。 */
export function levelProblem(role: ImportedRole, duty: GridDuty | undefined, kind: AreaKind) {
  const allowed: readonly AreaKind[] =
    role === 'gridWorker' ? [duty === 'cover' ? 'community' : 'grid'] : levelsOf[role]
  if (allowed.includes(kind)) return null
  const where = allowed.map((one) => kindNames[one]).join('、')
  const who = duty === 'cover' ? '顶班的网格员' : roles[role]
  return `这是${kindNames[kind]}的编码，${who}应该填${where}的编码。`
}
