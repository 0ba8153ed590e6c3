import type { Area } from '@domain/area/area'
import type { UnitRef } from '@domain/kernel/actor'
import type { Unit } from '@domain/unit/unit'
import type { Position } from './neighbour'
import { unit } from './units'

const kindAt = { street: 'committee', community: 'generalBranch', grid: 'gridBranch' } as const

const suffix = { street: '党工委', community: '党总支', grid: '党支部' } as const

type Level = keyof typeof kindAt

const levelOf = ({ kind }: Area): Level => {
  if (kind === 'street' || kind === 'community' || kind === 'grid') return kind
  throw new Error(`${kind} 上没有建党组织。`)
}

/** 建在一处地方的党组织：街道党工委、社区党总支、网格党支部。 */
export const branchOf = (area: Area): UnitRef => ({
  id: `U-P-${area._id}`,
  name: `${area.name}${suffix[levelOf(area)]}`,
})

function placed(area: Area): Unit {
  const level = levelOf(area)
  const { id, name } = branchOf(area)
  const where = { areaId: area._id, areaName: area.name }
  const parentId = level === 'street' ? null : `U-P-${area.parentId}`
  return { ...unit(id.slice(2), kindAt[level], name, where), parentId }
}

const ordinals = ['一', '二', '三', '四', '五', '六', '七']

/** 不建在街道、社区、网格上的：机关工委，两个货运党支部，七个流动党员党支部。 */
export const looseParty: readonly Unit[] = [
  unit('P-organs', 'committee', '区直机关工委'),
  unit('P-freight-1', 'branch', '城南货运党支部'),
  unit('P-freight-2', 'branch', '城北货运党支部'),
  ...ordinals.map((nth, i) =>
    unit(`P-mobile-${i + 1}`, 'mobileBranch', `驻外第${nth}流动党员党支部`),
  ),
]

/** 演示区的党组织：一个机关工委、5 个街道党工委、30 个党总支、161 个网格党支部，和不在地方上的那些。 */
export const partyUnits = (areas: readonly Area[]): Unit[] => [
  ...looseParty,
  ...areas.filter(({ kind }) => kind in kindAt).map(placed),
]

/** 还没有书记的：一个流动党员党支部，和这几个网格的党支部。 */
export const VACANT_LOOSE = 'U-P-mobile-7'
const vacantGrids = ['D-01-05-03', 'D-02-04-02', 'D-03-01-04', 'D-05-06-06']

/** 书记由社区书记、网格员 A 岗兼着；身份页上的人不兼，他们那里就空着。 */
export function partyPost(area: Area): Position[] {
  if (vacantGrids.includes(area._id)) return []
  const term = area.kind === 'community' && { lasts: 900 }
  // 有一位快到期了，空缺那一页才看得到。
  const ending = area._id === 'D-03-02' && { lasts: 20 }
  const post = { role: 'partySecretary', areaId: area._id, unit: branchOf(area) } as const
  return [{ ...post, ...term, ...ending }]
}
