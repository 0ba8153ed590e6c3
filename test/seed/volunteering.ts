import { type Area, withinOf } from '@domain/area/area'
import { type CheckIn, checkInId, checkIns } from '@domain/checkin/checkin'
import { type Occasion, occasions } from '@domain/checkin/occasion'
import { addMinutes } from '@domain/kernel/date'
import { orderOf } from '@domain/ticket/ticket'
import { castRows } from './cast-rows'
import type { Crowd } from './crowd'
import type { Neighbour } from './neighbour'
import { elsewhere, home } from './places'
import type { Random } from './random'
import { shopCommunities } from './shops'
import { daysAgo } from './time'
import type { World } from './write-wish'

/** 往前多少个星期，每星期一场。 */
const WEEKS = 26
/** 各社区有几位常来的志愿者。 */
const REGULARS = { home: 12, elsewhere: 4 }

const titles = ['清扫楼道', '陪老人下楼走走', '楼栋消防巡查', '社区花圃浇水', '四点半课堂']

/** 一个社区常来的志愿者，和开场、站柜台的工作人员。 */
export interface Regulars {
  readonly community: Area
  readonly staff: Neighbour
  readonly clerk: Neighbour
  readonly people: readonly Neighbour[]
}

/** 请来各社区常来的志愿者；身份页上的两位也常来。 */
export function meetRegulars(
  areas: readonly Area[],
  crowd: Crowd,
  worker: (communityId: string) => Neighbour,
): Regulars[] {
  return areas
    .filter(({ _id }) => shopCommunities.includes(_id))
    .map((community) => {
      const areaId = community._id
      const grids = areas.filter(({ parentId }) => parentId === areaId)
      const count = areaId === home.communityId ? REGULARS.home : REGULARS.elsewhere
      const invited = Array.from({ length: count }, (_, i) =>
        crowd.staff([{ role: 'volunteer', areaId }], grids[i % grids.length]?._id),
      )
      const known =
        areaId === home.communityId
          ? [castRows.volunteer]
          : areaId === elsewhere.communityId
            ? [castRows.volunteerElsewhere]
            : []
      const staff = worker(areaId)
      const clerk = areaId === home.communityId ? castRows.clerk : staff
      return { community, staff, clerk, people: [...known, ...invited] }
    })
}

const pad = (n: number) => String(n).padStart(2, '0')

/** 半年里每星期一场志愿服务，来的人照实签到签退；办法与云函数写的一样。 */
export function volunteerWeekly(all: readonly Regulars[], world: World, random: Random): void {
  for (const { community, staff, people } of all)
    for (let week = WEEKS; week > 0; week -= 1) {
      const title = titles[(week + community._id.length) % titles.length] ?? ''
      const from = daysAgo(world.now, week * 7 - 5.6)
      const _id = world.vault.digest('occasion', 'weekly', community._id, pad(week))
      const occasion: Occasion = {
        ...{ _id, rev: 1, kind: 'volunteering', title, spot: `${community.name}门口`, from },
        ...{ to: addMinutes(from, 150), communityId: community._id, community: community.name },
        ...{ within: withinOf(community._id), openedBy: world.registry.accountId(staff) },
        ...{ endedBy: null, order: orderOf(from, _id), digest: '' },
      }
      world.shelf.add(occasions, occasion)
      for (const person of people)
        if (random.int(10) < 6)
          world.shelf.add(
            checkIns,
            visitOf(occasion, world.registry.accountId(person), world, random),
          )
    }
}

function visitOf(
  { _id: occasionId, communityId, community, title, from }: Occasion,
  accountId: string,
  { vault }: World,
  random: Random,
): CheckIn {
  const _id = checkInId(vault, occasionId, accountId)
  const inAt = addMinutes(from, random.int(8))
  const minutes = 60 + random.int(80)
  return {
    ...{ _id, rev: 1, occasionId, accountId, communityId, community, title, inAt },
    ...{ inHow: 'scan', inBy: null, outAt: addMinutes(inAt, minutes), outBy: null, minutes },
    ...{ backfill: null, awaiting: false, order: orderOf(inAt, _id) },
  }
}
