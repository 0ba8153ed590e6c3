import { type Area, type AreaKind, areas } from '@domain/area/area'
import { type Numbering, numberingOf } from './numbering'
import type { Change, ImportKind, Plan } from './plan'
import { renameAppointments } from './rename'
import { type Problem, problemAt, type TextRow } from './sheet'
import { wholeTree } from './tree'

/** 级别的叫法，由大到小。 */
export const levels = { 街道: 'street', 社区: 'community', 网格: 'grid', 楼栋: 'building' } as const
type Level = keyof typeof levels
const levelNames = Object.keys(levels) as Level[]

/** 一行看过以后的样子。 */
interface AreaRow {
  readonly line: number
  readonly kind: AreaKind
  readonly name: string
  readonly code: string
  readonly parentCode: string
}

/** 写进去的：新的样子。 */
export type AreaChange = Area

const codeRules: Readonly<Record<Level, readonly [RegExp, string]>> = {
  街道: [/^(\d{9}|\d{12})$/, '街道的统计用区划代码是 9 位或 12 位数字。'],
  社区: [/^\d{12}$/, '社区的统计用区划代码是 12 位数字。'],
  网格: [
    /^[0-9A-Za-z-]{4,30}$/,
    '网格编码是 4 到 30 位数字或字母；长的编码请把这一列设成“文本”再填。',
  ],
  楼栋: [
    /^[0-9A-Za-z-]{0,30}$/,
    '楼栋编码只能是数字和字母；长的编码请把这一列设成“文本”再填，没有就空着。',
  ],
}

const NAME_LIMIT = 30

/** 只看这一行就看得出来的不对。 */
function readRow(row: TextRow): AreaRow | Problem[] {
  const level = row.of('级别') as Level
  const [name, code, parentCode] = [row.of('名称'), row.of('编码'), row.of('上级编码')]
  const at = (title: string, what: string) => problemAt(row.line, title, what)
  if (level === ('' as Level)) return []
  if (!levelNames.includes(level))
    return [at('级别', `“${level}”不认识，请填${levelNames.join('、')}中的一个。`)]
  const [rule, words] = codeRules[level]
  const problems = [
    ...([...name].length > NAME_LIMIT ? [at('名称', `最多 ${NAME_LIMIT} 个字。`)] : []),
    ...(code === '' && level !== '楼栋' ? [at('编码', `没有填。${words}`)] : []),
    ...(code !== '' && !rule.test(code) ? [at('编码', words)] : []),
    ...(parentCode === '' && level !== '街道'
      ? [at('上级编码', `没有填，请填它在哪个${levelNames[levelNames.indexOf(level) - 1]}。`)]
      : []),
  ]
  if (problems.length > 0 || name === '') return problems
  return { line: row.line, kind: levels[level], name, code, parentCode }
}

/** 同一份表里写了两次的。 */
function repeated(rows: readonly AreaRow[]): Problem[] {
  const seen = new Map<string, number>()
  return rows.flatMap(({ line, kind, name, code, parentCode }) => {
    const keys = [
      ...(code ? [['编码', `编码 ${code}`] as const] : []),
      ['名称', `${kind} ${parentCode} ${name}`] as const,
    ]
    return keys.flatMap(([title, key]) => {
      const before = seen.get(key)
      if (before === undefined) seen.set(key, line)
      return before === undefined ? [] : [problemAt(line, title, `和第 ${before} 行重复。`)]
    })
  })
}

const kindLabel = (kind: AreaKind) => levelNames.find((level) => levels[level] === kind) ?? '区'

/** 认出它、给它编号。对不上的说在哪一列。 */
function place(row: AreaRow, book: Numbering): Change<AreaChange> | Problem | null {
  const { line, kind, name, code } = row
  const above = book.parentOf(kind, row.parentCode)
  if (typeof above === 'string') return problemAt(line, '上级编码', above)
  const namesake = book.byName(above._id, name)
  // 楼栋的编码可以后来才补：名字一样、有一边没有编码，就是同一栋。
  const same = namesake && (namesake.code === '' || code === '') ? namesake : undefined
  const known = book.byCode(code) ?? same
  if (!known) {
    if (namesake)
      return problemAt(line, '名称', `${above.name}里已经有“${name}”，编码不一样，请核对。`)
    const made = book.add({ kind, name, code, parent: above })
    if (typeof made === 'string') return problemAt(line, '名称', made)
    return { type: 'added', says: `${kindLabel(kind)}：${above.name} ${name}`, data: made }
  }
  if (known.kind !== kind)
    return problemAt(line, '编码', `这个编码已经是${kindLabel(known.kind)}“${known.name}”的。`)
  if (known.parentId !== above._id)
    return problemAt(
      line,
      '上级编码',
      `“${known.name}”原来不在${above.name}，不能搬；真的调整了，请给它一个新编码。`,
    )
  book.touch(known)
  const next = { ...known, name, code: code || known.code }
  if (next.name === known.name && next.code === known.code) return null
  const says = known.name === name ? `${name}：编码改为 ${code}` : `${known.name} 改名 ${name}`
  return { type: 'changed', says, data: next }
}

/** 由大到小、照表里的次序看一遍，所以第一次的编号就是表里的次序。 */
async function plan(ctx: Parameters<typeof wholeTree>[0], rows: readonly TextRow[]) {
  const read = rows.map(readRow)
  const problems = read.filter((one) => Array.isArray(one)).flat()
  const good = read.filter((one): one is AreaRow => !Array.isArray(one))
  problems.push(...repeated(good))
  const order = Object.values<AreaKind>(levels)
  const sorted = [...good].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  const tree = await wholeTree(ctx)
  const book = numberingOf(tree)
  const changes: Change<AreaChange>[] = []
  let unchanged = 0
  for (const row of sorted) {
    const made = place(row, book)
    if (typeof made === 'string') problems.push(made)
    else if (made === null) unchanged += 1
    else changes.push(made)
  }
  const missing = book.untouched().map(({ kind, name }) => `${kindLabel(kind)}：${name}`)
  return { changes, unchanged, missing, problems } satisfies Plan<AreaChange>
}

/** 区域：编号一旦给了就不变，改的只有名字和编码。上级总排在下级前面。 */
export const areaImport: ImportKind<AreaChange> = {
  plan,
  async apply(ctx, changes) {
    const before = await Promise.all(changes.map(({ _id }) => ctx.store.get(areas, _id)))
    for (const [at, next] of changes.entries()) {
      const now = before[at]
      if (!now) ctx.store.create(areas, next)
      else if (now.name !== next.name || now.code !== next.code)
        ctx.store.put(areas, { ...now, name: next.name, code: next.code })
    }
    const renamed = changes.filter((next, at) => before[at] && before[at]?.name !== next.name)
    await renameAppointments(ctx, renamed)
  },
}
