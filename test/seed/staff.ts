import type { Area } from '@domain/area/area'
import { castRows } from './cast-rows'
import type { Crowd } from './crowd'
import type { Neighbour, Position } from './neighbour'
import { branchOf, looseParty, partyPost, VACANT_LOOSE } from './party'
import { demoUnits } from './units'

/** 这个网格的 A 岗今天在请假：松涛社区，离身份页上的人都远。 */
export const AWAY = 'D-04-02-02'

/** 顶班网格员的人数；他们派在网格最多的几个社区。 */
const COVERS = 7

const castList: readonly Neighbour[] = Object.values(castRows)

/** 身份页上有没有人已经担任它。 */
const castHolds = ({ role, areaId, duty }: Position) =>
  castList.some((person) =>
    person.positions.some((p) => p.role === role && p.areaId === areaId && p.duty === duty),
  )

/** 没有人担任的位置，请一个人来。 */
function appoint(crowd: Crowd, positions: readonly Position[]): void {
  const [first] = positions
  if (first && !castHolds(first)) crowd.staff(positions)
}

/** 全区网格员：每个网格一名 A 岗，兼任前一个网格的 B 岗；另有顶班的 7 人。 */
function appointGridWorkers(communities: readonly Area[], grids: readonly Area[], crowd: Crowd) {
  const sized = communities.map((community) => ({
    community,
    own: grids.filter((g) => g.parentId === community._id),
  }))
  for (const { own } of sized) {
    own.forEach((grid, i) => {
      const before = own.at(i - 1) as Area
      const leave = grid._id === AWAY && { leave: { since: 2, left: 5 } }
      const a: Position = { role: 'gridWorker', areaId: grid._id, duty: 'A', ...leave }
      const b: Position = { role: 'gridWorker', areaId: before._id, duty: 'B', ...leave }
      appoint(crowd, [a, b, ...partyPost(grid)])
    })
  }
  const busiest = [...sized].sort((a, b) => b.own.length - a.own.length).slice(0, COVERS)
  for (const { community } of busiest) {
    appoint(crowd, [{ role: 'gridWorker', areaId: community._id, duty: 'cover' }])
  }
}

/** 把全区的岗位都请到人：街道、社区、网格。党员和志愿者来自群众，不在这里。 */
export function appointEveryone(areas: readonly Area[], crowd: Crowd): void {
  const communities = areas.filter((a) => a.kind === 'community')
  const grids = areas.filter((a) => a.kind === 'grid')
  for (const { _id: areaId } of areas.filter((a) => a.kind === 'street')) {
    appoint(crowd, [{ role: 'street', areaId }])
  }
  for (const community of communities) {
    const areaId = community._id
    appoint(crowd, [{ role: 'communityWorker', areaId }])
    appoint(crowd, [{ role: 'communitySecretary', areaId }, ...partyPost(community)])
  }
  appointGridWorkers(communities, grids, crowd)
}

/** 不由社区书记、网格员兼着的党组织书记。放在最后请，前面的邻居就还是原来那些。 */
export function appointSecretaries(areas: readonly Area[], crowd: Crowd): void {
  for (const area of areas.filter((a) => a.kind === 'street'))
    crowd.staff([{ role: 'partySecretary', areaId: area._id, unit: branchOf(area), lasts: 900 }])
  const manned = Object.values(looseParty).filter(({ _id }) => _id !== VACANT_LOOSE)
  for (const { _id: id, name } of [demoUnits.patrol, ...manned])
    crowd.staff([{ role: 'partySecretary', areaId: 'D', unit: { id, name } }])
}
