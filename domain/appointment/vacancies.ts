import type { AppointmentRecord } from '@domain/account/account'
import { type Area, areas } from '@domain/area/area'
import { areasBelow } from '@domain/area/below'
import { inForce } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { addDays, lastDayOf } from '@domain/kernel/date'
import { Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import { allUnits } from '@domain/unit/all'
import { UNITS_LIMIT, type Unit, units } from '@domain/unit/unit'
import * as v from 'valibot'
import { onDuty } from './duty'
import { groupBy } from './held'
import { heldEver, type LackName, lacks, type Spot, type Staffing } from './lacks'
import { byWhom, nameOf } from './name'
import { postWords } from './outcome'
import { areaToSee } from './scope'
import { areaSeats, fits } from './seats'
import { REMIND_DAYS } from './wake'

/** 一级最多有多少处：全区最多 300 个网格。 */
const LEVEL_LIMIT = 400
/** 一次问这么多处的下级。 */
const AT_ONCE = 100
/** 结束多久以内还列出来，天；再早的就不提了。 */
const ENDED_DAYS = 365

export type VacancyName = LackName | 'standIn' | 'ended' | 'soon'

export interface VacancyRow {
  /** 点开看哪里：地方，或党组织。单位没有页面，为空。 */
  readonly to: { readonly tree: 'areaTree' | 'partyTree'; readonly id: string } | null
  readonly name: string
  readonly note: string
}

export interface VacancyGroup {
  readonly key: VacancyName
  readonly rows: readonly VacancyRow[]
}

export interface VacanciesView {
  readonly name: string
  /** 空着的一共几处；代班、快到期的不算。 */
  readonly empty: number
  readonly groups: readonly VacancyGroup[]
}

async function below(ctx: Context, above: readonly Area[]): Promise<Area[]> {
  const ids = above.map(({ _id }) => _id)
  const groups = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, i) =>
    ids.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  )
  const pages = await Promise.all(
    groups.map((group) =>
      ctx.store.list(areas, { where: { parentId: { oneOf: group } }, limit: LEVEL_LIMIT }),
    ),
  )
  return pages.flat()
}

/** 一片地方到网格为止，由大到小；不取楼栋。 */
async function treeUnder(ctx: Context, top: Area): Promise<Area[]> {
  const found: Area[] = [top]
  let level: readonly Area[] = [top]
  while (level[0] && ['district', 'street', 'community'].includes(level[0].kind)) {
    const only = level.length === 1 ? level[0] : null
    level = only ? await areasBelow(ctx, only._id, LEVEL_LIMIT) : await below(ctx, level)
    found.push(...level)
  }
  return found
}

/** 这片地方的单位和党组织；全区的连同没有写在哪里的。 */
async function unitsUnder(ctx: Context, tree: readonly Area[]): Promise<Unit[]> {
  if (tree[0]?.kind === 'district') return allUnits(ctx)
  const areaId = { oneOf: tree.map(({ _id }) => _id) }
  return ctx.store.list(units, { where: { areaId }, limit: UNITS_LIMIT })
}

const areaRow = ({ _id, name }: Spot, note: string): VacancyRow => ({
  ...{ to: { tree: 'areaTree', id: _id }, name, note },
})

function rowOf(ctx: Context, record: AppointmentRecord, note: string): VacancyRow {
  const { unit, areaId, role } = record
  const inParty = unit && role !== 'unitLiaison'
  const place = unit ? null : ({ tree: 'areaTree', id: areaId } as const)
  const to = inParty ? ({ tree: 'partyTree', id: unit.id } as const) : place
  return { to, name: postWords(record), note: `${nameOf(ctx, record)}，${note}` }
}

/** 到期（或免去）以后没有人接上的。 */
function ended(
  ctx: Context,
  ever: readonly AppointmentRecord[],
  now: readonly AppointmentRecord[],
) {
  const since = addDays(ctx.now, -ENDED_DAYS)
  const samePlace = (a: AppointmentRecord, b: AppointmentRecord) =>
    a.unit?.id === b.unit?.id && (a.unit !== undefined || a.areaId === b.areaId)
  return ever
    .filter(({ from, to }) => to !== null && from < to && to <= ctx.now && to > since)
    .filter((one) => !now.some((other) => fits(one, other) && samePlace(one, other)))
    .map((one) => rowOf(ctx, one, `${lastDayOf(one.to ?? '')}结束`))
}

const soon = (ctx: Context, now: readonly AppointmentRecord[]) =>
  now
    .filter(({ to }) => to !== null && to <= addDays(ctx.now, REMIND_DAYS))
    .map((one) => rowOf(ctx, one, `到${lastDayOf(one.to ?? '')}为止`))

/** A 岗、B 岗今天都不在的网格：由谁代，没有人代的写明。岗位本来就空着的另外列。 */
function standIn(ctx: Context, { tree, held }: Staffing): VacancyRow[] {
  const at = groupBy(held, ({ areaId }) => areaId)
  return tree
    .filter(({ kind }) => kind === 'grid')
    .flatMap((grid) => {
      const own = at.get(grid._id) ?? []
      const seated = areaSeats.grid.every((seat) => own.some((one) => fits(seat, one)))
      const staff = [...own, ...(at.get(grid.parentId ?? '') ?? [])]
      const found = onDuty(staff, grid._id, ctx.now)
      if (!seated || found?.standing === 'A' || found?.standing === 'B') return []
      const who = found ? `今天${byWhom(ctx, found)}代班` : '今天没有人值班，请马上安排'
      return [areaRow(grid, `A 岗、B 岗都请假了，${who}`)]
    })
}

function lackRows(name: LackName, found: Staffing): VacancyRow[] {
  const inUnits = name === 'noPartySecretary' || name === 'noLiaison'
  return lacks[name](found).map((spot) => {
    if (!inUnits) return areaRow(spot, '')
    const tree = name === 'noPartySecretary' ? { tree: 'partyTree' as const, id: spot._id } : null
    return { to: tree, name: spot.name, note: '' }
  })
}

/** 空缺：全是算出来的，谁也不用填。没有写在任何地方的单位，只有全区的人看得到。一次调用。 */
export const vacancies = query({
  door: 'consented',
  takesPermit: false,
  input: v.strictObject({ id: v.optional(Id) }),
  async run({ id }, ctx): Promise<VacanciesView> {
    const top = await areaToSee(ctx, id)
    const tree = await treeUnder(ctx, top)
    const found = await unitsUnder(ctx, tree)
    const ever = await heldEver(ctx, tree, found)
    const held = ever.filter((one) => inForce(one, ctx.now))
    const staffing: Staffing = { tree, units: found, held }
    const names = Object.keys(lacks) as LackName[]
    const empty = names.map((key) => ({ key, rows: lackRows(key, staffing) }))
    const groups: VacancyGroup[] = [
      ...empty,
      { key: 'standIn', rows: standIn(ctx, staffing) },
      { key: 'ended', rows: ended(ctx, ever, held) },
      { key: 'soon', rows: soon(ctx, held) },
    ]
    return {
      name: top.name,
      empty: empty.reduce((sum, { rows }) => sum + rows.length, 0),
      groups: groups.filter(({ rows }) => rows.length > 0),
    }
  },
})
