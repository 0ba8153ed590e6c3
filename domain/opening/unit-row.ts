import { kindNames } from '@domain/appointment/levels'
import type { Area } from '@domain/area/area'
import { placedAt, type UnitKind, unitKinds } from '@domain/unit/unit'
import { type Problem, problemAt, type TextRow } from './sheet'

/** 单位表的一行看过以后的样子。 */
export interface UnitRow {
  readonly line: number
  readonly kind: UnitKind
  readonly name: string
  readonly code: string
  readonly parentCode: string
  readonly area: Area | null
}

const names = Object.fromEntries(
  Object.entries(unitKinds).map(([kind, label]) => [label, kind as UnitKind]),
) as Readonly<Record<string, UnitKind>>

const NAME_LIMIT = 40
const CODE = /^[0-9A-Za-z-]{2,30}$/
const CODE_WORDS = '是 2 到 30 位数字或字母；长的编码请把这一列设成“文本”再填。'

/** 该写明在哪里的写了没有，写的是不是那一级。 */
function placeProblem(kind: UnitKind, area: Area | undefined): string | null {
  const levels = placedAt[kind]
  if (!levels || (area && levels.includes(area.kind))) return null
  const where = levels.map((level) => kindNames[level]).join('或')
  return area
    ? `这是${kindNames[area.kind]}的编码，${unitKinds[kind]}应该填${where}的编码。`
    : `没有填。${unitKinds[kind]}要填它在哪个${where}。`
}

/** 看一行；不对的地方一次说全。 */
export function readUnit(row: TextRow, codes: ReadonlyMap<string, Area>): UnitRow | Problem[] {
  const [label, name, code] = [row.of('种类'), row.of('名称'), row.of('编码')]
  const [parentCode, areaCode] = [row.of('上级编码'), row.of('区域编码')]
  const at = (title: string, what: string) => problemAt(row.line, title, what)
  const kind = names[label]
  const area = codes.get(areaCode)
  const misplaced = kind && (areaCode === '' || area) ? placeProblem(kind, area) : null
  const problems = [
    ...(label !== '' && !kind
      ? [at('种类', `“${label}”不认识，可以填：${Object.keys(names).join('、')}。`)]
      : []),
    ...([...name].length > NAME_LIMIT ? [at('名称', `最多 ${NAME_LIMIT} 个字。`)] : []),
    ...(code !== '' && !CODE.test(code) ? [at('编码', CODE_WORDS)] : []),
    ...(areaCode !== '' && !area
      ? [at('区域编码', `没有编码是 ${areaCode} 的地方，请先导入区域，或核对编码。`)]
      : []),
    ...(misplaced ? [at('区域编码', misplaced)] : []),
  ]
  if (problems.length > 0 || !kind || name === '' || code === '') return problems
  return { line: row.line, kind, name, code, parentCode, area: area ?? null }
}
