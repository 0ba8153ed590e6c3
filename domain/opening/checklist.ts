import { appointments } from '@domain/account/account'
import { groupBy } from '@domain/appointment/held'
import { heldNow, isA, type LackName, lacks, type Staffing } from '@domain/appointment/lacks'
import type { Area, AreaKind } from '@domain/area/area'
import type { Context } from '@domain/kernel/context'
import { query } from '@domain/kernel/useCase'
import { allUnits } from '@domain/unit/all'
import * as v from 'valibot'
import { asDistrict } from './guard'
import { said } from './people'
import { wholeTree } from './tree'

/** 一件最多列出几处。 */
const LIST_LIMIT = 50
/** 平台一次最多给 1000 份。 */
const PAGE = 1000

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
interface Findings extends Staffing {
  readonly waiting: readonly string[]
}

type Find = (found: Findings) => readonly string[]

const ofKind = ({ tree }: Findings, kind: AreaKind) => tree.filter((a) => a.kind === kind)

/** 一级一处也没有。 */
const none =
  (kind: AreaKind, label: string): Find =>
  (found) =>
    ofKind(found, kind).length === 0 ? [`还没有${label}`] : []

/** 缺人的位置，和“空缺”那一页是同一条规则。 */
const lacking =
  (name: LackName): Find =>
  (found) =>
    lacks[name](found).map((spot) => spot.name)

const twoA: Find = (found) => {
  const held = groupBy(found.held.filter(isA), ({ areaId }) => areaId)
  return ofKind(found, 'grid')
    .filter(({ _id }) => (held.get(_id)?.length ?? 0) > 1)
    .map(({ name }) => name)
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
  noA: { must: true, find: lacking('noA') },
  noB: { must: true, find: lacking('noB') },
  twoA: { must: true, find: twoA },
  noWorker: { must: true, find: lacking('noWorker') },
  noSecretary: { must: true, find: lacking('noSecretary') },
  buildingTwice: { must: true, find: twice },
  noCode: { must: true, find: noCode('street', 'community', 'grid') },
  noBuildingCode: { must: false, find: noCode('building') },
  noUnit: {
    must: false,
    find: ({ units }: Findings) => (units.length === 0 ? ['还没有单位'] : []),
  },
  noLiaison: { must: false, find: lacking('noLiaison') },
  noPartySecretary: { must: false, find: lacking('noPartySecretary') },
  waiting: { must: false, find: ({ waiting }: Findings) => waiting },
} as const satisfies Readonly<Record<string, { readonly must: boolean; readonly find: Find }>>

export type CheckName = keyof typeof checks

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
    const [held, waiting] = await Promise.all([heldNow(ctx, tree, units), waitingFor(ctx)])
    const found = { tree, units, held, waiting }
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
