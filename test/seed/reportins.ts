import { ancestor, type Place, withinOf } from '@domain/area/area'
import type { Context, Vault } from '@domain/kernel/context'
import { addHours } from '@domain/kernel/date'
import { officialCalendar } from '@domain/kernel/workdays'
import { advance, begun, settle } from '@domain/reportin/advance'
import { type ReportIn, type ReportLine, reportIns } from '@domain/reportin/reportin'
import { type ServicePost, servicePosts } from '@domain/reportin/service-post'
import type { ReportStepName } from '@domain/reportin/steps'
import { type Tally, tallies, tallyId } from '@domain/reportin/tally'
import { orderOf } from '@domain/ticket/ticket'
import type { Neighbour } from './neighbour'
import { daysAgo } from './time'
import { demoUnits, type UnitName } from './units'
import type { World } from './write-wish'

/** 报到以后的一步：几天前、谁办的；认岗另说认哪一个，暂停另说还要停几天。 */
export interface ReportTurn {
  readonly days: number
  readonly step: ReportStepName
  readonly by: 'self' | Neighbour
  readonly note?: string
  readonly post?: PostName
  readonly pausedFor?: number
}

/** 一个人的一份报到，从发出到现在。 */
export interface ReportStory {
  readonly by: Neighbour
  readonly line?: ReportLine
  readonly areaId: string
  readonly unit?: UnitName
  readonly days: number
  readonly told: NonNullable<ReportIn['told']>
  readonly turns: readonly ReportTurn[]
  /** 几天前服务过；没有服务过不写。 */
  readonly served?: number
  /** 第几份；转走以后的新一份是第二份。 */
  readonly nth?: number
}

export const demoPosts = {
  walk: { title: '周末陪老人下楼', text: '星期六上午，陪腿脚不便的老人下楼走走', places: 6 },
  study: { title: '周三晚上辅导作业', text: '七点到八点半，在社区活动室看小学生写作业', places: 2 },
  gate: { title: '早高峰护学', text: '上学日早上七点半到八点，在校门口看过街', places: 2 },
} as const
export type PostName = keyof typeof demoPosts

const postId = (name: PostName) => `P-${name}`

/** 照业务自己的状态表走一遍；办的人、时刻都照剧本。 */
function walked(story: ReportStory, first: ReportIn, world: World): ReportIn {
  return story.turns.reduce((one, turn, i) => {
    const actor = world.registry.actor(turn.by === 'self' ? story.by : turn.by)
    const now = daysAgo(world.now, turn.days)
    const ctx = { actor, now, requestId: `seed-${i}`, bodyDigest: '' } as unknown as Context
    const change: Partial<ReportIn> = {
      ...(turn.step === 'confirm' ? { told: null } : {}),
      ...(turn.post && {
        servicePost: { id: postId(turn.post), title: demoPosts[turn.post].title },
      }),
      ...(turn.pausedFor !== undefined && {
        pausedUntil: addHours(world.now, turn.pausedFor * 24),
      }),
    }
    return advance(ctx, one, {
      ...{ name: turn.step, note: turn.note ?? null, change, calendar: officialCalendar },
    })
  }, first)
}

function placeAt(areaId: string, { area }: World): Place {
  const named = (id: string | null) => (id ? (area(id)?.name ?? '') : '')
  return {
    areaId,
    community: named(ancestor(areaId, 'community')),
    grid: named(ancestor(areaId, 'grid')),
    building: ancestor(areaId, 'building') && named(areaId),
  }
}

function reportOf(story: ReportStory, world: World): ReportIn {
  const { vault, registry, now } = world
  const { by, line = 'home', areaId, unit, days, told, nth = 0 } = story
  const accountId = registry.accountId(by)
  const communityId = ancestor(areaId, 'community') ?? ''
  const at = daysAgo(now, days)
  const _id = vault.digest('reportIn', accountId, line, String(nth))
  const event = { step: 'report', at, by: accountId, note: null, requestId: 'seed', digest: '' }
  const first = begun(
    {
      ...{ _id, accountId, line, areaId, communityId, within: withinOf(communityId), told },
      ...{ name: vault.seal({ name: by.name }), place: placeAt(areaId, world) },
      ...{ unitId: unit ? demoUnits[unit]._id : null, servicePost: null, appointmentId: null },
      ...{ enteredAt: at, pausedUntil: null, servedAt: null, order: orderOf(at, _id) },
      timeline: [event],
    },
    at,
    officialCalendar,
  )
  const one = walked(story, first, world)
  const servedAt = story.served === undefined ? null : daysAgo(now, story.served)
  return settle(
    { ...one, servedAt, appointmentId: grantedTo(story, one, vault) },
    now,
    officialCalendar,
  )
}

/** 因为报到给的任职：剧本里的人一开始就写好了它。身份页上的党员本来就是，不另给。 */
function grantedTo(
  { by }: ReportStory,
  { accountId, communityId, isReported, status }: ReportIn,
  vault: Vault,
) {
  const crowd = by.openid.startsWith('demo-crowd-')
  return isReported && status !== 'paused' && crowd
    ? vault.digest('appointment', accountId, 'partyMember', communityId)
    : null
}

/** 各处的数，从报到里数出来。 */
function tallied(all: readonly ReportIn[]): Tally[] {
  const found = new Map<string, Tally>()
  for (const one of all) {
    const keys = [['community', one.communityId], ...(one.unitId ? [['unit', one.unitId]] : [])]
    for (const [kind, key] of keys as [Tally['kind'], string][]) {
      const _id = tallyId(kind, key)
      const so = found.get(_id) ?? { _id, rev: 1, kind, key, reported: 0, posted: 0, active: 0 }
      found.set(_id, {
        ...so,
        reported: so.reported + Number(one.isReported),
        posted: so.posted + Number(one.isPosted),
        active: so.active + Number(one.isActive),
      })
    }
  }
  return [...found.values()].filter(({ reported }) => reported > 0)
}

/** 写下全部报到，连同岗位（还差几人）和各处的数。 */
export function writeReports(
  stories: readonly ReportStory[],
  communityId: string,
  world: World,
): readonly ReportIn[] {
  const all = stories.map((story) => reportOf(story, world))
  world.shelf.add(reportIns, ...all)
  world.shelf.add(tallies, ...tallied(all))
  const posts = (Object.keys(demoPosts) as PostName[]).map((name, i): ServicePost => {
    const _id = postId(name)
    const taken = all.filter((one) => one.servicePost?.id === _id).length
    const { title, text, places } = demoPosts[name]
    const order = orderOf(daysAgo(world.now, 60 - i), _id)
    const left = places - taken
    return { _id, rev: 1, communityId, title, text, places, left, closed: false, order }
  })
  world.shelf.add(servicePosts, ...posts)
  return all
}
