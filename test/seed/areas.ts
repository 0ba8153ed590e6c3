import type { Area } from '@domain/area/area'
import { gridsPerCommunity, ordinals, streetNames } from './area-names'
import { home } from './places'
import type { Random } from './random'

/** 一个网格六到十二栋楼。 */
const LEAST_BUILDINGS = 6
const BUILDING_SPREAD = 7

/** 99 不是任何省份的代码，一眼就知道是演示。 */
const DISTRICT_CODE = '990001'

const two = (n: number) => String(n).padStart(2, '0')
const three = (n: number) => String(n).padStart(3, '0')

const district: Area = {
  _id: 'D',
  rev: 1,
  kind: 'district',
  name: '梧桐区（演示）',
  parentId: null,
  code: DISTRICT_CODE,
  serial: null,
}

/** 下一级区域：编号接在上级后面，代码也接在上级后面。 */
function under(
  parent: Area,
  kind: Area['kind'],
  { id, name, code }: { id: string; name: string; code: string },
): Area {
  return {
    _id: `${parent._id}-${id}`,
    rev: 1,
    kind,
    name,
    parentId: parent._id,
    code: `${parent.code}${code}`,
    serial: null,
  }
}

function gridsOf(community: Area, nth: number, random: Random): Area[] {
  const count = (gridsPerCommunity[nth] ?? 0) + (community._id === home.communityId ? 1 : 0)
  const short = community.name.replace(/社区$/, '')
  let lastBuilding = 0
  return Array.from({ length: count }, (_, g) => {
    const name = `${short}第${ordinals[g]}网格`
    const grid = under(community, 'grid', { id: two(g + 1), name, code: two(g + 1) })
    const buildings = LEAST_BUILDINGS + random.int(BUILDING_SPREAD)
    // 楼号在社区里接着数，编号在网格里从头数。
    const inGrid = Array.from({ length: buildings }, (_, b) => {
      lastBuilding += 1
      return under(grid, 'building', {
        id: `b${two(b + 1)}`,
        name: `${lastBuilding}栋`,
        code: three(b + 1),
      })
    })
    return [grid, ...inGrid]
  }).flat()
}

/** 全区的区域：区、5 条街道、30 个社区、161 个网格和它们的楼栋。 */
export function buildAreas(random: Random): Area[] {
  let serial = 0
  const streets = streetNames.flatMap(({ name, communities }, s) => {
    const street = under(district, 'street', { id: two(s + 1), name, code: three(s + 1) })
    const inStreet = communities.flatMap((short, c) => {
      serial += 1
      const named = { id: two(c + 1), name: `${short}社区`, code: three(c + 1) }
      const community: Area = { ...under(street, 'community', named), serial: two(serial) }
      return [community, ...gridsOf(community, c, random)]
    })
    return [street, ...inStreet]
  })
  return [district, ...streets]
}
