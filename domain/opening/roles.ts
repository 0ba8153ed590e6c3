import { type GridDuty, type Role, roles } from '@domain/kernel/actor'

/** 可以导入的角色。 */
const imported = [
  ...(['gridWorker', 'buildingHead', 'communityWorker', 'communitySecretary'] as const),
  ...(['street', 'district', 'auditor', 'partyMember', 'volunteer'] as const),
  ...(['unitLiaison', 'partySecretary', 'guide'] as const),
] as const satisfies readonly Role[]

export type ImportedRole = (typeof imported)[number]

const names = Object.fromEntries(imported.map((role) => [roles[role], role])) as Readonly<
  Record<string, ImportedRole>
>

export const roleNames = Object.keys(names)

/** 表里写的角色；不认识的为空。 */
export const roleOf = (name: string): ImportedRole | null => names[name] ?? null

const duties: Readonly<Record<string, GridDuty>> = {
  ...{ A: 'A', B: 'B', A岗: 'A', B岗: 'B', 'A 岗': 'A', 'B 岗': 'B', 顶班: 'cover' },
}

/** 分工对不对：网格员要写，别人不写。返回分工，或一句哪里不对。 */
export function dutyOf(role: ImportedRole, text: string): { duty?: GridDuty } | string {
  if (role !== 'gridWorker') return text === '' ? {} : '只有网格员才有分工，请空着。'
  const duty = duties[text.toUpperCase()]
  return duty ? { duty } : '网格员要写分工：A、B 或顶班。'
}
