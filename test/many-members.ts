import type { Cloud, Doc } from '../localcloud/types'
import { DAY, monday, replaceIn } from './district'
import { createRandom } from './seed/random'

/** 一年里报到的在职党员、派出他们的单位，各这么多。 */
export const MEMBERS = 10_000
export const UNITS = 300

type Status = 'pending' | 'confirmed' | 'posted' | 'onDuty' | 'paused' | 'cancelled'
/** 各状态的份数，百分之几。 */
const shares: Readonly<Record<Status, number>> = {
  ...{ pending: 2, confirmed: 40, posted: 20, onDuty: 30, paused: 5, cancelled: 3 },
}

export const unitId = (n: number) => `many-unit-${String(n).padStart(3, '0')}`

const units = Array.from(
  { length: UNITS },
  (_, n): Doc => ({
    ...{ _id: unitId(n), rev: 1, name: `第 ${n} 单位`, kind: 'unit', code: `MANY-${n}` },
    ...{ parentId: null, areaId: null, areaName: null, releases: [], busyAt: null },
  }),
)

/** 一份报到的样子：从真走出来的一份变。 */
function memberOf(
  shape: Doc,
  n: number,
  communities: readonly Doc[],
  random: ReturnType<typeof createRandom>,
): Doc {
  const wheel = (Object.entries(shares) as [Status, number][]).flatMap(([status, share]) =>
    Array<Status>(share).fill(status),
  )
  const status = random.pick(wheel)
  const community = random.pick(communities)
  const within = ['D', String(community._id).slice(0, 4), community._id]
  const _id = `many-report-${String(n).padStart(5, '0')}`
  const at = new Date(monday - random.int(365 * DAY)).toISOString()
  const reported = status !== 'pending' && status !== 'cancelled'
  return {
    ...shape,
    ...{ _id, accountId: `many-account-${n}`, status, within, communityId: community._id },
    ...{ unitId: unitId(random.int(UNITS)), enteredAt: at, order: `${at}~${_id}`, wakeAt: null },
    isReported: reported,
    isPosted: status === 'posted' || status === 'onDuty',
    isActive: reported && random.int(2) === 0,
  }
}

/** 各处的数，照装进去的一份一份数出来。 */
function talliesOf(members: readonly Doc[]): Doc[] {
  const found = new Map<string, Doc>()
  for (const one of members)
    for (const [kind, key] of [
      ['community', one.communityId],
      ['unit', one.unitId],
    ] as const) {
      if (key === null) continue
      const _id = `${kind}:${key}`
      const so = found.get(_id) ?? { _id, rev: 1, kind, key, reported: 0, posted: 0, active: 0 }
      found.set(_id, {
        ...so,
        reported: Number(so.reported) + Number(one.isReported),
        posted: Number(so.posted) + Number(one.isPosted),
        active: Number(so.active) + Number(one.isActive),
      })
    }
  return [...found.values()]
}

/** 装一万名在职党员、三百个单位；`shape` 是真走出来的一份报到。原来就有的几份也数在内。 */
export async function loadMembers(cloud: Cloud, shape: Doc): Promise<void> {
  const random = createRandom(7)
  const before = cloud.database.find('reportIns', { limit: 1000 })
  const communities = cloud.database.find('areas', { filter: { kind: 'community' }, limit: 100 })
  const members = Array.from({ length: MEMBERS }, (_, n) => memberOf(shape, n, communities, random))
  cloud.database.load('units', units)
  cloud.database.load('reportIns', members)
  const rows = members.map(
    (one, n): Doc => ({
      ...{ _id: `many-roster-${String(n).padStart(5, '0')}`, rev: 1, unitId: one.unitId },
      ...{ name: shape.name, phone: shape.rosterPhone, phoneDigest: `many-${n}` },
      ...{ accountId: one.accountId, claimedAt: one.enteredAt, leftAt: null },
    }),
  )
  cloud.database.load('rosterRows', rows)
  for (const tally of talliesOf([...before, ...members])) await replaceIn(cloud, 'tallies', tally)
}
