import { type Area, type AreaKind, areas } from '@domain/area/area'
import type { Appointment, GridDuty, Role } from '@domain/kernel/actor'
import { roles } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { type Unit, units } from '@domain/unit/unit'
import { kindNames, levelsFor, unitProblem, unitRoles } from './levels'

/** 在哪里任职：地方，和跟着单位走的角色的单位。 */
export interface Place {
  readonly area: Area
  readonly unit: Unit | null
}

/** 任职里写的那几样。 */
export const whereOf = ({
  area,
  unit,
}: Place): Pick<Appointment, 'areaId' | 'areaName' | 'unit'> => ({
  areaId: area._id,
  areaName: area.name,
  ...(unit && { unit: { id: unit._id, name: unit.name } }),
})

interface Wanted {
  readonly role: Role
  readonly duty: GridDuty | null
  readonly areaId: string | null
  readonly unitId: string | null
}

const bad = (what: string) => new AppError('INVALID', what)

/** 分工、单位、级别写得对不对；不对抛 INVALID。 */
function assertSuits({ role, duty }: Wanted, unit: Unit | null, kind: AreaKind): void {
  if ((role === 'gridWorker') !== (duty !== null))
    throw bad(duty ? '只有网格员才有分工。' : '网格员要选分工：A 岗、B 岗或顶班。')
  const wrong = unitProblem(role, unit ?? undefined)
  if (wrong)
    throw bad(unit ? `${unit.name}不能有${roles[role]}。` : `请选${roles[role]}是哪个单位的。`)
  const levels = levelsFor(role, duty ?? undefined)
  if (!levels.includes(kind))
    throw bad(`${roles[role]}在${levels.map((one) => kindNames[one]).join('、')}任职，请换个地方。`)
}

/** 要任命的位置在哪里；跟着单位走的照单位所在的地方，单位没写在哪里就是全区。 */
export async function placeOf(ctx: Context, wanted: Wanted): Promise<Place> {
  const { role, unitId } = wanted
  const unit = unitId === null ? null : await ctx.store.get(units, unitId)
  if (unitId !== null && !unit) throw bad('没有找到这个单位，请返回重新打开。')
  const areaId = unitRoles.includes(role) ? (unit?.areaId ?? 'D') : wanted.areaId
  const area = areaId === null ? null : await ctx.store.get(areas, areaId)
  if (!area) throw bad('没有找到这个地方，请返回重新打开。')
  assertSuits(wanted, unit, area.kind)
  return { area, unit }
}

/** 一段任职写着的地方；没有了就是空的。 */
export async function placeAt(ctx: Context, held: Appointment): Promise<Place> {
  const [area, unit] = await Promise.all([
    ctx.store.get(areas, held.areaId),
    held.unit ? ctx.store.get(units, held.unit.id) : null,
  ])
  if (!area) throw new AppError('NOT_FOUND', '没有找到这个地方，请返回上一页重新打开。')
  return { area, unit }
}

/**
 * 一处地方一次只任免一件：把它的修订号加一，两个人同时来，后到的会读到先到的结果再来。
 * 没有它，两个人各写各的新文档，互相看不见，一个网格就会有两个 A 岗。
 */
export function lockPlace(ctx: Context, { area, unit }: Place): void {
  if (unit) ctx.store.put(units, unit)
  else ctx.store.put(areas, area)
}
