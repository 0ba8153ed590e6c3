import { type AppointmentRecord, appointments } from '@domain/account/account'
import type { Area, AreaKind } from '@domain/area/area'
import { inForce, type Role } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { query } from '@domain/kernel/useCase'
import { allUnits } from '@domain/unit/all'
import { partyKinds, type Unit, type UnitKind } from '@domain/unit/unit'
import * as v from 'valibot'
import { asDistrict } from './guard'
import { said } from './people'
import { wholeTree } from './tree'

/** 一件最多列出几处。 */
const LIST_LIMIT = 50
/** 平台一次最多给 1000 份；一次问这么多处，一处有十段任职也取得全。 */
const PAGE = 1000
const AREAS_AT_ONCE = 100

/** 清单上的一件：缺什么、几处、是哪些。`must` 的都没有了才算准备好。 */
export interface ChecklistItem {
  readonly key: CheckName
  readonly must: boolean
  readonly count: number
  readonly list: readonly string[]
}

export interface ChecklistView {
  readonly name: string
  readonly ready: boolean
  readonly totals: Readonly<Record<Exclude<AreaKind, 'district'>, number>>
  readonly items: readonly ChecklistItem[]
}

/** 看清单要用的全部：区域、单位、此刻有效的任职、等着本人来的。 */
interface Findings {
  readonly tree: readonly Area[]
  readonly units: readonly Unit[]
  readonly held: readonly AppointmentRecord[]
  readonly waiting: readonly string[]
}

type Find = (found: Findings) => readonly string[]

const ofKind = ({ tree }: Findings, kind: AreaKind) => tree.filter((a) => a.kind === kind)

/** 一级一处也没有。 */
const none =
  (kind: AreaKind, label: string): Find =>
  (found) =>
    ofKind(found, kind).length === 0 ? [`还没有${label}`] : []

/** 这一级里，担任某个角色的人数合不合。 */
const staffed =
  (kind: AreaKind, wrong: (held: readonly AppointmentRecord[]) => boolean): Find =>
  (found) => {
    const byArea = new Map<string, AppointmentRecord[]>()
    for (const one of found.held) byArea.set(one.areaId, [...(byArea.get(one.areaId) ?? []), one])
    return ofKind(found, kind)
      .filter(({ _id }) => wrong(byArea.get(_id) ?? []))
      .map(({ name }) => name)
  }

const countOf = (held: readonly AppointmentRecord[], role: Role, duty?: 'A' | 'B') =>
  held.filter((one) => one.role === role && one.duty === duty).length

/** 这几种单位里，没有人担任这个角色的。 */
const unmanned =
  (kinds: readonly UnitKind[], role: Role): Find =>
  ({ units, held }) => {
    const manned = new Set(held.filter((one) => one.role === role).map((one) => one.unit?.id))
    return units.filter((u) => kinds.includes(u.kind) && !manned.has(u._id)).map((u) => u.name)
  }

/** 同一栋楼写在两个网格里：编码一样，或同一个社区里名字一样。 */
const twice: Find = (found) => {
  const grids = new Map(ofKind(found, 'grid').map((a) => [a._id, a]))
  const seen = new Map<string, Area>()
  return ofKind(found, 'building').flatMap((building) => {
    const grid = grids.get(building.parentId ?? '')
    const keys = [`${grid?.parentId} ${building.name}`, ...(building.code ? [building.code] : [])]
    const before = keys.map((key) => seen.get(key)).find(Boolean)
    for (const key of keys) seen.set(key, seen.get(key) ?? building)
    if (!before || before.parentId === building.parentId) return []
    return [`${building.name}：${grids.get(before.parentId ?? '')?.name}、${grid?.name}`]
  })
}

const noCode =
  (...kinds: AreaKind[]): Find =>
  ({ tree }) =>
    tree.filter((a) => kinds.includes(a.kind) && a.code === '').map((a) => a.name)

/** 清单的全部：缺了算不算没准备好，怎么找。页面上的话在 `check-words.ts`。 */
const checks = {
  noStreet: { must: true, find: none('street', '街道') },
  noCommunity: { must: true, find: none('community', '社区') },
  noGrid: { must: true, find: none('grid', '网格') },
  noA: { must: true, find: staffed('grid', (held) => countOf(held, 'gridWorker', 'A') === 0) },
  noB: { must: true, find: staffed('grid', (held) => countOf(held, 'gridWorker', 'B') === 0) },
  twoA: { must: true, find: staffed('grid', (held) => countOf(held, 'gridWorker', 'A') > 1) },
  noWorker: {
    must: true,
    find: staffed('community', (held) => countOf(held, 'communityWorker') === 0),
  },
  noSecretary: {
    must: true,
    find: staffed('community', (held) => countOf(held, 'communitySecretary') === 0),
  },
  buildingTwice: { must: true, find: twice },
  noCode: { must: true, find: noCode('street', 'community', 'grid') },
  noBuildingCode: { must: false, find: noCode('building') },
  noUnit: {
    must: false,
    find: ({ units }: Findings) => (units.length === 0 ? ['还没有单位'] : []),
  },
  noLiaison: { must: false, find: unmanned(['unit'], 'unitLiaison') },
  noPartySecretary: { must: false, find: unmanned(partyKinds, 'partySecretary') },
  waiting: { must: false, find: ({ waiting }: Findings) => waiting },
} as const satisfies Readonly<Record<string, { readonly must: boolean; readonly find: Find }>>

export type CheckName = keyof typeof checks

/** 社区和网格上此刻有效的任职。 */
async function heldIn(ctx: Context, tree: readonly Area[]): Promise<AppointmentRecord[]> {
  const ids = tree.filter((a) => a.kind === 'community' || a.kind === 'grid').map((a) => a._id)
  const roles = ['gridWorker', 'communityWorker', 'communitySecretary']
  const groups = Array.from({ length: Math.ceil(ids.length / AREAS_AT_ONCE) }, (_, i) =>
    ids.slice(i * AREAS_AT_ONCE, (i + 1) * AREAS_AT_ONCE),
  )
  const pages = await Promise.all(
    groups.map((areaIds) =>
      ctx.store.list(appointments, {
        where: { areaId: { oneOf: areaIds }, role: { oneOf: roles } },
        limit: PAGE,
      }),
    ),
  )
  return pages.flat().filter((one) => inForce(one, ctx.now))
}

/** 单位里此刻有效的联络员和书记。 */
async function heldInUnits(ctx: Context): Promise<AppointmentRecord[]> {
  const role = { oneOf: ['unitLiaison', 'partySecretary'] }
  const found = await ctx.store.list(appointments, { where: { role }, limit: PAGE })
  return found.filter((one) => inForce(one, ctx.now))
}

async function waitingFor(ctx: Context): Promise<string[]> {
  const found = await ctx.store.list(appointments, { where: { accountId: null }, limit: PAGE })
  const now = found.filter(({ to }) => to === null || ctx.now < to)
  return now.map((record, at) => (at < LIST_LIMIT ? said(ctx, record) : ''))
}

/** 开区清单：还缺什么。一次调用。 */
export const checklist = query({
  door: 'consented',
  input: v.strictObject({}),
  async run(_, ctx): Promise<ChecklistView> {
    asDistrict(ctx)
    const [tree, units] = await Promise.all([wholeTree(ctx), allUnits(ctx)])
    const [inAreas, inUnits, waiting] = await Promise.all([
      ...([heldIn(ctx, tree), heldInUnits(ctx), waitingFor(ctx)] as const),
    ])
    const found = { tree, units, held: [...inAreas, ...inUnits], waiting }
    const items = (Object.keys(checks) as CheckName[]).map((key): ChecklistItem => {
      const { must, find } = checks[key]
      const all = find(found)
      return { key, must, count: all.length, list: all.slice(0, LIST_LIMIT) }
    })
    const total = (kind: AreaKind) => ofKind(found, kind).length
    return {
      name: tree[0]?.name ?? '',
      ready: items.every(({ must, count }) => !must || count === 0),
      totals: {
        ...{ street: total('street'), community: total('community') },
        ...{ grid: total('grid'), building: total('building') },
      },
      items: items.filter(({ count }) => count > 0),
    }
  },
})
