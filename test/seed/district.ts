import { type Area, ancestor, areas, scenes } from '@domain/area/area'
import type { Role } from '@domain/kernel/actor'
import type { Vault } from '@domain/kernel/context'
import { counterId, counters, ticketNo } from '@domain/ticket/ticket'
import { units } from '@domain/unit/unit'
import type { Doc, Person } from '../../localcloud/types'
import { createRegistry } from './accounts'
import { buildAreas } from './areas'
import { castWithAccounts, people } from './cast'
import { castRows } from './cast-rows'
import { type Crowd, createCrowd } from './crowd'
import { readyToHelp } from './helpers'
import type { Neighbour } from './neighbour'
import { openOccasions } from './occasions'
import { partyUnits } from './party'
import { home } from './places'
import { openShops } from './points'
import { createRandom, type Random } from './random'
import { writeReports } from './reportins'
import { scatter } from './scatter'
import { storyOf } from './script'
import { castScripts } from './scripts-cast'
import { homeScripts, memberScript } from './scripts-home'
import { proxiedScripts } from './scripts-proxied'
import { reportStories, writeRoster } from './scripts-reportins'
import { noteServices } from './services'
import { createShelf } from './shelf'
import { demoShops } from './shops'
import { appointEveryone, appointSecretaries } from './staff'
import type { Story } from './story'
import { daysAgo } from './time'
import { reportUnits } from './unit-reports'
import { demoUnits } from './units'
import { meetRegulars, volunteerWeekly } from './volunteering'
import { type World, writeWish } from './write-wish'

export interface SeedOptions {
  readonly seed: number
  /** 现在，ISO 字符串；所有往事都相对它来排。 */
  readonly now: string
  readonly vault: Vault
  /** 演示心愿之外再撒多少个，量大的测试用。 */
  readonly wishes?: number
  /** 住了半年的样子：每星期的志愿服务、一笔笔的积分、换过的东西。演示才要，测试多半用不着。 */
  readonly lived?: boolean
}

export interface Seed {
  /** 集合名 → 文档。 */
  readonly documents: ReadonlyMap<string, readonly Doc[]>
  readonly people: readonly Person[]
}

/** 其他社区各一个心愿，全区都看得到动静。 */
const SCATTERED = 29

/** 剧本里的心愿：身份页上的居民、金桂社区的其他邻居、不会用手机请人代许的老人、一位自己也许愿的党员。 */
function scripted(all: readonly Area[], crowd: Crowd, now: string, random: Random): Story[] {
  const grids = all.filter((a) => a.parentId === home.communityId)
  const byCast = Object.entries(castScripts).flatMap(([who, scripts]) =>
    scripts.map((script) =>
      storyOf(castRows[who as keyof typeof castScripts], script, now, random),
    ),
  )
  const byNeighbours = homeScripts.flatMap((scripts, i) => {
    const neighbour = crowd.resident(grids[i % grids.length]?._id ?? home.gridId)
    return scripts.map((script) => storyOf(neighbour, script, now, random))
  })
  const byProxy = proxiedScripts.map(({ elder, ...script }) => storyOf(elder, script, now, random))
  const member = { ...castRows.partyMember, salutation: '先生' } as const
  return [...byCast, ...byNeighbours, ...byProxy, storyOf(member, memberScript, now, random)]
}

/** 按许愿的先后编号，每社区每天一个计数器，与云函数编的一样。 */
function writeAll(stories: readonly Story[], world: World): void {
  const last = new Map<string, number>()
  const inOrder = [...stories].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  for (const story of inOrder) {
    const community = world.area(ancestor(story.areaId, 'community') ?? '')
    const counter = counterId(community?.serial ?? '00', 'wish', story.at)
    const value = (last.get(counter) ?? 0) + 1
    last.set(counter, value)
    writeWish(story, ticketNo(counter, value), world)
  }
  for (const [_id, value] of last) world.shelf.add(counters, { _id, rev: value, value })
}

/** 某个社区担任某种角色的人；身份页上的优先。 */
function finder(crowd: Crowd, role: Role) {
  const everyone: readonly Neighbour[] = [...castWithAccounts, ...crowd.all]
  return (communityId: string): Neighbour => {
    const found = everyone.find((person) =>
      person.positions.some((p) => p.role === role && p.areaId === communityId),
    )
    if (!found) throw new Error(`${communityId} 没有 ${role}。`)
    return found
  }
}

function allStories(all: readonly Area[], crowd: Crowd, random: Random, o: SeedOptions): Story[] {
  const worker = finder(crowd, 'communityWorker')
  const count = SCATTERED + (o.wishes ?? 0)
  const scattered = scatter(count, { areas: all, crowd, random, now: o.now, worker })
  return [...scripted(all, crowd, o.now, random), ...scattered]
}

/** 演示区的全部数据。同样的种子、同样的时刻，每次都一样（密文除外，它每次都重新加盐）。 */
export async function seedDistrict(o: SeedOptions): Promise<Seed> {
  const random = createRandom(o.seed)
  const all = buildAreas(random)
  const byId = new Map(all.map((a) => [a._id, a]))
  const crowd = createCrowd(random)
  appointEveryone(all, crowd)
  const stories = allStories(all, crowd, random, o)
  appointSecretaries(all, crowd)
  // 排在最后请来，前面各人的号码、名字都不因此变。
  const reports = reportStories(crowd)
  const claimedOnly = crowd.staff([], home.gridId)
  const regulars = o.lived ? meetRegulars(all, crowd, finder(crowd, 'communityWorker')) : []

  const shelf = createShelf()
  const areaName = (id: string) => byId.get(id)?.name ?? ''
  const registry = createRegistry({ now: o.now, vault: o.vault, areaName })
  shelf.add(areas, ...all)
  shelf.add(units, ...Object.values(demoUnits), ...partyUnits(all))
  registry.save([...castWithAccounts, ...crowd.all], shelf)
  shelf.add(scenes, {
    _id: home.scene,
    rev: 1,
    areaId: home.gridId,
    createdBy: registry.accountId(castRows.gridWorker),
    createdAt: daysAgo(o.now, 90),
    retiredAt: null,
  })
  const world: World = {
    ...{ vault: o.vault, registry, shelf, now: o.now },
    area: (id) => byId.get(id),
  }
  writeAll(stories, world)
  writeReports(reports, home.communityId, world)
  writeRoster(claimedOnly, world)
  readyToHelp({ registry, shelf, now: o.now })
  openOccasions({ registry, shelf, vault: o.vault, now: o.now })
  if (o.lived) volunteerWeekly(regulars, world, random)
  noteServices(shelf, o.vault)
  const shopKeepers = {
    worker: finder(crowd, 'communityWorker'),
    secretary: finder(crowd, 'communitySecretary'),
  }
  await openShops(
    world,
    demoShops(all, o.vault, shopKeepers),
    o.lived ? { regulars, random } : null,
  )
  reportUnits({ vault: o.vault, registry, shelf, now: o.now, areaName })
  return { documents: shelf.documents, people }
}
