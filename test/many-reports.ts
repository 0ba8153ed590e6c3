import type { Cloud, Doc } from '../localcloud/types'
import { monday } from './district'
import { createRandom } from './seed/random'

const DAY = 24 * 3_600_000
const iso = (ms: number) => new Date(ms).toISOString()

/** 单位的编号：第一个是身份页上的住建局，别的是编出来的。 */
const unitId = (n: number) => (n === 0 ? 'U-01' : `many-unit-${n}`)

/** 一个单位在一个社区先后几期，最后一期停在哪里；单位：百分之几。 */
const lasts = { confirmed: 80, pending: 8, declined: 4, cancelled: 4, ended: 4 } as const

/** 照真走出来的那一份，变出 `units` 个单位，各在 `places` 个社区先后 `terms` 期。返回一共几份。 */
export function loadReports(cloud: Cloud, units: number, places: number, terms: number): number {
  const random = createRandom(11)
  const areas = cloud.database.find('areas', { filter: { kind: 'community' }, limit: 100 })
  const filter = { status: 'confirmed' }
  const [shape] = cloud.database.find('unitReportIns', { filter, limit: 1 })
  if (!shape) throw new Error('演示区里没有确认过的单位报到，变不出来。')
  const wheel = Object.entries(lasts).flatMap(([name, count]) => Array<string>(count).fill(name))
  const one = (unit: number, place: number, term: number): Doc => {
    const area = areas[(unit + place) % areas.length] as Doc
    const last = term === terms
    const status = last ? random.pick(wheel) : 'ended'
    const at = monday - (terms - term) * 365 * DAY - random.int(300 * DAY)
    const _id = `report-${unit}-${place}-${term}`
    const parts = String(area._id).split('-')
    const dueAt = status === 'confirmed' ? iso(at + 365 * DAY) : iso(monday + random.int(2 * DAY))
    const waits = status === 'confirmed' || status === 'pending'
    return {
      ...shape,
      ...{ _id, unitId: unitId(unit), unitName: `第 ${unit} 单位`, sequence: 100 + term },
      ...{ communityId: area._id, communityName: area.name, status },
      within: parts.map((_, i) => parts.slice(0, i + 1).join('-')),
      ...{ order: `${iso(at)}~${_id}`, enteredAt: iso(at) },
      ...{ dueAt: waits ? dueAt : null, wakeAt: waits ? dueAt : null },
      ...{ from: iso(at), to: iso(at + 365 * DAY) },
    }
  }
  const docs = Array.from({ length: units * places * terms }, (_, i) => {
    const unit = Math.floor(i / (places * terms))
    return one(unit, Math.floor(i / terms) % places, (i % terms) + 1)
  })
  cloud.database.load('unitReportIns', docs)
  return docs.length
}

/** 一个社区的需求清单写满。 */
export function loadWants(cloud: Cloud, communityId: string): void {
  const [list] = cloud.database.find('wants', { filter: { _id: communityId }, limit: 1 })
  const [want] = (list?.wants ?? []) as object[]
  if (!want) throw new Error(`${communityId} 还没有需求清单。`)
  const areas = cloud.database.find('areas', { filter: { kind: 'community' }, limit: 100 })
  const wants = Array.from({ length: 30 }, (_, i) => ({ ...want, id: `want-${i}` }))
  const others = areas.filter(({ _id }) => _id !== communityId)
  cloud.database.load(
    'wants',
    others.map(({ _id }) => ({ _id, rev: 1, wants, closed: [] })),
  )
}
