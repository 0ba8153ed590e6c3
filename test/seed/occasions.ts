import { withinOf } from '@domain/area/area'
import { type CheckIn, checkInId, checkIns } from '@domain/checkin/checkin'
import { type Occasion, occasions } from '@domain/checkin/occasion'
import type { Vault } from '@domain/kernel/context'
import { addMinutes } from '@domain/kernel/date'
import { orderOf } from '@domain/ticket/ticket'
import type { Registry } from './accounts'
import { type CastName, castNeighbours } from './cast'
import { elsewhere, home } from './places'
import type { Shelf } from './shelf'
import { daysAgo } from './time'

/** 谁来了：开始后几分钟签到，几分钟签退；没有签退的写明有没有等核对的补记。 */
type Visit = readonly [who: CastName, inAfter: number, outAfter: number | 'missed' | 'awaiting']

interface Script {
  readonly title: string
  readonly spot: string
  readonly kind: Occasion['kind']
  readonly communityId: string
  readonly community: string
  readonly openedBy: CastName
  /** 几天前开始；0 是一个半小时以前，现在还在进行。 */
  readonly days: number
  readonly minutes: number
  readonly visits: readonly Visit[]
}

const atHome = { communityId: home.communityId, community: '金桂社区', openedBy: 'worker' } as const
const desk = { ...atHome, kind: 'reception', title: '服务台值守' } as const

const scripts: readonly Script[] = [
  {
    ...{ ...desk, spot: '党群服务中心一楼大厅', days: 0, minutes: 360 },
    visits: [['partyMemberOther', 10, 'missed']],
  },
  {
    ...{ ...desk, spot: '党群服务中心一楼大厅', days: 2, minutes: 240 },
    visits: [
      ['partyMember', 2, 238],
      ['volunteer', 5, 'awaiting'],
    ],
  },
  {
    ...{ ...atHome, kind: 'volunteering', title: '清扫三号楼楼道' },
    ...{ spot: '金桂第二网格三号楼门口', days: 6, minutes: 120 },
    visits: [
      ['partyMember', 0, 90],
      ['partyMemberOther', 1, 'missed'],
      ['volunteer', 3, 118],
      ['partyMemberElsewhere', 9, 117],
    ],
  },
  {
    ...{ ...desk, spot: '党群服务中心一楼大厅', days: 16, minutes: 180 },
    visits: [['partyMember', 4, 'missed']],
  },
  {
    ...{ kind: 'volunteering', title: '陪老人去社区医院', openedBy: 'workerElsewhere' },
    ...{ communityId: elsewhere.communityId, community: '银杏社区' },
    ...{ spot: '银杏社区医院门口', days: 9, minutes: 150 },
    visits: [
      ['partyMemberElsewhere', 1, 140],
      ['volunteerElsewhere', 6, 144],
    ],
  },
]

const minutesBetween = (from: string, to: string) =>
  Math.floor((Date.parse(to) - Date.parse(from)) / 60_000)

interface World {
  readonly registry: Registry
  readonly shelf: Shelf
  readonly vault: Vault
  readonly now: string
}

/** 开过的几场、来过的人；办法与云函数写的一样。 */
export function openOccasions(world: World): void {
  const accountOf = (who: CastName) => world.registry.accountId(castNeighbours[who])
  for (const script of scripts) {
    const { visits, days, minutes, openedBy, ...told } = script
    const from = days === 0 ? addMinutes(world.now, -90) : daysAgo(world.now, days)
    const _id = world.vault.digest('occasion', 'demo', `${told.title}${days}`)
    world.shelf.add(occasions, {
      ...told,
      ...{ _id, rev: 1, from, to: addMinutes(from, minutes), within: withinOf(told.communityId) },
      ...{ openedBy: accountOf(openedBy), endedBy: null, order: orderOf(from, _id), digest: '' },
    })
    for (const visit of visits) {
      world.shelf.add(checkIns, checkInOf(world, { ...told, _id, from }, visit, accountOf))
    }
  }
}

function checkInOf(
  { vault }: World,
  occasion: Pick<Occasion, '_id' | 'communityId' | 'community' | 'title' | 'from'>,
  [who, inAfter, out]: Visit,
  accountOf: (who: CastName) => string,
): CheckIn {
  const { _id: occasionId, communityId, community, title, from } = occasion
  const accountId = accountOf(who)
  const _id = checkInId(vault, occasionId, accountId)
  const inAt = addMinutes(from, inAfter)
  const outAt = typeof out === 'number' ? addMinutes(from, out) : null
  const awaiting = out === 'awaiting'
  return {
    ...{ _id, rev: 1, occasionId, accountId, communityId, community, title },
    ...{ inAt, inHow: 'scan', inBy: null, outAt, outBy: null, awaiting },
    minutes: outAt === null ? 0 : minutesBetween(inAt, outAt),
    backfill: awaiting
      ? {
          ...{ outAt: addMinutes(from, 200), why: '走的时候手机没电了，当时在场的人都看见' },
          ...{ by: accountOf('worker'), at: addMinutes(from, 300), answer: null },
        }
      : null,
    order: orderOf(inAt, _id),
  }
}
