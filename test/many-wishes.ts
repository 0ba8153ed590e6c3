import type { Cloud, Doc } from '../localcloud/types'
import { monday } from './district'
import { createRandom } from './seed/random'

/** 一次装这么多条，不占太多内存。 */
const BATCH = 5000
/** 许过愿的居民、来帮忙的党员，各这么多；每人名下的数目才像真的。 */
const RESIDENTS = 60_000
const HELPERS = 4000
const DAY = 24 * 3_600_000

/** 办了两年的一个区：多数已经办完，少数停在各步；单位：千分之几。 */
const shares = {
  done: 720,
  withdrawn: 80,
  open: 80,
  claimed: 60,
  delivered: 20,
  rejected: 20,
  pending: 20,
} as const
type Status = keyof typeof shares

/** 停在某一步的心愿是多少天以内许的。 */
const ages: Readonly<Record<Status, number>> = {
  done: 730,
  withdrawn: 730,
  open: 40,
  claimed: 17,
  delivered: 7,
  rejected: 30,
  pending: 2,
}

interface Building {
  readonly _id: string
  readonly place: object
  readonly within: readonly string[]
}

/** 演示区的全部楼栋，连同地名和全部上级。 */
function buildingsOf(cloud: Cloud): Building[] {
  const areas = cloud.database.find('areas', { limit: 10_000 })
  const names = new Map(areas.map((area) => [area._id, String(area.name)]))
  return areas
    .filter((area) => area.kind === 'building')
    .map(({ _id }) => {
      const parts = _id.split('-')
      const within = parts.map((_, i) => parts.slice(0, i + 1).join('-'))
      const [, , community, grid] = within.map((id) => names.get(id) ?? '')
      return { _id, within, place: { areaId: _id, community, grid, building: names.get(_id) } }
    })
}

/** 真走出来的心愿，每种状态几个，照着它们的样子变。 */
function shapesOf(cloud: Cloud): Map<Status, Doc[]> {
  const shapes = new Map<Status, Doc[]>()
  for (const status of Object.keys(shares) as Status[]) {
    const found = cloud.database.find('tickets', { filter: { status }, limit: 50 })
    if (found.length === 0) throw new Error(`演示区里没有“${status}”的心愿，变不出来。`)
    shapes.set(status, found)
  }
  return shapes
}

const list = (value: unknown) => (Array.isArray(value) ? value : [])

/** 往演示区里再装 `count` 个心愿：照真走出来的变，散在全部网格、两年、许多人名下。 */
export function loadWishes(cloud: Cloud, count: number): void {
  const random = createRandom(3)
  const buildings = buildingsOf(cloud)
  const shapes = shapesOf(cloud)
  const wheel = (Object.entries(shares) as [Status, number][]).flatMap(([status, share]) =>
    Array<Status>(share).fill(status),
  )
  const one = (n: number): Doc => {
    const status = random.pick(wheel)
    const shape = random.pick(shapes.get(status) ?? [])
    const { _id: areaId, within, place } = random.pick(buildings)
    const at = new Date(monday - random.int(ages[status] * DAY)).toISOString()
    const _id = `many-${String(n).padStart(6, '0')}`
    const owner = `resident-${random.int(RESIDENTS)}`
    const helper = `helper-${random.int(HELPERS)}`
    const [first, ...rest] = list(shape.timeline)
    const helped = shape.handlerId !== null
    return {
      ...shape,
      ...{ _id, no: `many-${n}`, within, place: { ...place, areaId }, order: `${at}~${_id}` },
      ...{ askedBy: owner, beneficiary: owner, proxyId: null },
      ...{ handlerId: helped ? helper : null, helperIds: helped ? [helper] : [] },
      turnOf: list(shape.turnOf).map(() => (status === 'claimed' ? helper : owner)),
      timeline: [{ ...first, at }, ...rest],
    }
  }
  for (let start = 0; start < count; start += BATCH) {
    const size = Math.min(BATCH, count - start)
    const docs = Array.from({ length: size }, (_, i) => one(start + i))
    // 同一状态、同一栋楼的挨着装：索引里也挨着，装得快。
    docs.sort((a, b) => (`${a.status} ${a.within}` < `${b.status} ${b.within}` ? -1 : 1))
    cloud.database.load('tickets', docs)
  }
}

/** 给几个人名下各添一些已有的心愿：许的、认领的都够翻好几页。 */
export function giveWishes(cloud: Cloud, accountIds: readonly string[], each: number): void {
  const shapes = shapesOf(cloud)
  const done = shapes.get('done') ?? []
  const docs = accountIds.flatMap((id, p) =>
    Array.from({ length: each }, (_, i): Doc => {
      const shape = done[i % done.length] as Doc
      const _id = `given-${p}-${i}`
      const at = new Date(monday - i * DAY).toISOString()
      const mine = i % 2 === 0
      const hands = mine
        ? { askedBy: id, beneficiary: id }
        : { handlerId: id, helperIds: [id], askedBy: 'someone', beneficiary: 'someone' }
      return { ...shape, ...hands, _id, no: _id, order: `${at}~${_id}` }
    }),
  )
  cloud.database.load('tickets', docs)
}

/** 再装 `count` 条站内消息：四分之一写给 `boxes` 里的人和岗位，其余写给别人。 */
export function loadNotices(cloud: Cloud, count: number, boxes: readonly string[]): void {
  const random = createRandom(5)
  const docs = Array.from({ length: count }, (_, i): Doc => {
    const at = new Date(monday - random.int(730 * DAY)).toISOString()
    const _id = `notice-${i}`
    const to = i % 4 === 0 ? random.pick(boxes) : `resident-${random.int(RESIDENTS)}`
    const text = '帮忙的人说办好了，请您说一声收到没有。'
    return { _id, to, ticketId: `many-${i}`, ticketNo: `many-${i}`, text, order: `${at}~${_id}` }
  })
  for (let start = 0; start < count; start += BATCH)
    cloud.database.load('notices', docs.slice(start, start + BATCH))
}
