import { levelProblem, unitProblem } from '@domain/appointment/levels'
import type { Area } from '@domain/area/area'
import type { GridDuty, UnitRef } from '@domain/kernel/actor'
import { addDays, dayStart } from '@domain/kernel/date'
import { Phone } from '@domain/kernel/input'
import type { Unit } from '@domain/unit/unit'
import * as v from 'valibot'
import { dutyOf, type ImportedRole, roleNames, roleOf } from './roles'
import { type Problem, problemAt, type TextRow } from './sheet'

/** 人员表的一行看过以后的样子。 */
export interface PersonRow {
  readonly line: number
  readonly name: string
  readonly phone: string
  readonly role: ImportedRole
  readonly duty?: GridDuty
  readonly area: Pick<Area, '_id' | 'name'>
  readonly unit?: UnitRef
  readonly from: string | null
  readonly to: string | null
}

const NAME_LIMIT = 20
const BAD_DAY = '认不出这个日期，请写成 2026-11-23。'

interface Days {
  readonly from: string | null
  readonly to: string | null
}

/** 起止：结束日期是最后一天，所以到第二天零点为止。 */
function daysOf(row: TextRow): Days | Problem[] {
  const [start, end] = [row.of('开始日期'), row.of('结束日期')]
  const [from, last] = [dayStart(start), dayStart(end)]
  const problems = [
    ...(start && !from ? [problemAt(row.line, '开始日期', BAD_DAY)] : []),
    ...(end && !last ? [problemAt(row.line, '结束日期', BAD_DAY)] : []),
    ...(from && last && last < from
      ? [problemAt(row.line, '结束日期', '比开始日期还早，请核对。')]
      : []),
  ]
  if (problems.length > 0) return problems
  return { from, to: last && addDays(last, 1) }
}

/** 编码认出来的地方和单位。 */
export interface Codebook {
  readonly district: Area | undefined
  readonly areas: ReadonlyMap<string, Area>
  readonly units: ReadonlyMap<string, Unit>
}

/** 在哪里：写了区域照区域，没写的照单位所在的地方，单位也没写就是全区。 */
function placeOf(row: TextRow, role: ImportedRole, duty: GridDuty | undefined, book: Codebook) {
  const [code, unitCode] = [row.of('区域编码'), row.of('单位编码')]
  const [area, unit] = [book.areas.get(code), book.units.get(unitCode)]
  const at = (title: string, what: string) => problemAt(row.line, title, what)
  if (unitCode !== '' && !unit)
    return [at('单位编码', `没有编码是 ${unitCode} 的单位，请先导入单位，或核对编码。`)]
  const wrongUnit = unitProblem(role, unit)
  if (wrongUnit) return [at('单位编码', wrongUnit)]
  if (code !== '' && !area)
    return [at('区域编码', `没有编码是 ${code} 的地方，请先导入区域，或核对编码。`)]
  if (!area && !unit) return [at('区域编码', '没有填。')]
  const wrongLevel = area && levelProblem(role, duty, area.kind)
  if (wrongLevel) return [at('区域编码', wrongLevel)]
  const where = area ?? (unit?.areaId ? { _id: unit.areaId, name: unit.areaName ?? '' } : null)
  const whole = { _id: 'D', name: book.district?.name ?? '' }
  return { area: where ?? whole, ...(unit && { unit: { id: unit._id, name: unit.name } }) }
}

/** 看一行；不对的地方一次说全。 */
export function readPerson(row: TextRow, book: Codebook): PersonRow | Problem[] {
  const [name, phone, roleName] = [row.of('姓名'), row.of('手机号'), row.of('角色')]
  const at = (title: string, what: string) => problemAt(row.line, title, what)
  const problems: Problem[] = []
  if ([...name].length > NAME_LIMIT) problems.push(at('姓名', `最多 ${NAME_LIMIT} 个字。`))
  if (phone !== '' && !v.is(Phone, phone))
    problems.push(at('手机号', '应是 11 位数字，中间不要空格，请检查。'))
  const role = roleOf(roleName)
  if (roleName !== '' && !role)
    problems.push(at('角色', `“${roleName}”不认识，可以填：${roleNames.join('、')}。`))
  const duty = role ? dutyOf(role, row.of('分工')) : {}
  if (typeof duty === 'string') problems.push(at('分工', duty))
  const place = role && placeOf(row, role, typeof duty === 'string' ? undefined : duty.duty, book)
  if (Array.isArray(place)) problems.push(...place)
  const days = daysOf(row)
  if (Array.isArray(days)) problems.push(...days)
  if (problems.length > 0 || name === '' || phone === '') return problems
  if (!role || !place || Array.isArray(place) || Array.isArray(days)) return problems
  return { line: row.line, name, phone, role, ...place, ...days, ...(duty as { duty?: GridDuty }) }
}
