import type { Area } from '@domain/area/area'
import type { Context } from '@domain/kernel/context'
import { allUnits } from '@domain/unit/all'
import { UNITS_LIMIT, type Unit, unitKinds, units } from '@domain/unit/unit'
import type { Change, ImportKind, Plan } from './plan'
import { renameUnits } from './rename'
import { type Problem, problemAt, type TextRow } from './sheet'
import { wholeTree } from './tree'
import { readUnit, type UnitRow } from './unit-row'

/** 写进去的：表里写得到的那几样；认领的次数不归表管。 */
export type UnitChange = Omit<Unit, 'rev' | 'releases' | 'busyAt'>

const told = ({ kind, name, code, parentId, areaId }: UnitChange) =>
  JSON.stringify([kind, name, code, parentId, areaId])

/** 单位的编号取自编码：编码不变，编号就不变。 */
const idOf = (ctx: Context, code: string) => ctx.vault.digest('unit', code)

function changeOf(ctx: Context, row: UnitRow): UnitChange {
  const { kind, name, code, parentCode, area } = row
  return {
    ...{ _id: idOf(ctx, code), name, kind, code },
    parentId: parentCode ? idOf(ctx, parentCode) : null,
    ...{ areaId: area?._id ?? null, areaName: area?.name ?? null },
  }
}

/** 编码写了两次；上级这份表里和系统里都没有。 */
function crossed(
  ctx: Context,
  rows: readonly UnitRow[],
  known: ReadonlyMap<string, Unit>,
): Problem[] {
  const lines = new Map<string, number>()
  const twice = rows.flatMap(({ line, code }) => {
    const before = lines.get(code)
    if (before === undefined) lines.set(code, line)
    return before === undefined ? [] : [problemAt(line, '编码', `和第 ${before} 行重复。`)]
  })
  const orphans = rows.flatMap(({ line, code, parentCode }) => {
    if (parentCode === '') return []
    if (parentCode === code) return [problemAt(line, '上级编码', '上级不能是它自己。')]
    if (lines.has(parentCode) || known.has(idOf(ctx, parentCode))) return []
    return [problemAt(line, '上级编码', `没有编码是 ${parentCode} 的单位，表里和系统里都没有。`)]
  })
  return [...twice, ...orphans]
}

/** 顺着上级往上走，绕回自己的。 */
function looped(
  ctx: Context,
  rows: readonly UnitRow[],
  next: ReadonlyMap<string, UnitChange>,
): Problem[] {
  return rows.flatMap(({ line, code, parentCode }) => {
    const self = idOf(ctx, code)
    let above = next.get(self)?.parentId ?? null
    for (let steps = 0; above && above !== self && steps < UNITS_LIMIT; steps += 1)
      above = next.get(above)?.parentId ?? null
    if (above !== self || parentCode === code) return []
    return [problemAt(line, '上级编码', '绕了一圈又回到它自己，请核对上级。')]
  })
}

const sentence = ({ kind, name, areaName }: UnitChange) =>
  `${unitKinds[kind]}：${name}${areaName ? `（${areaName}）` : ''}`

function compare(before: readonly Unit[], wanted: readonly UnitChange[]) {
  const known = new Map(before.map((unit) => [unit._id, unit]))
  const changes: Change<UnitChange>[] = []
  for (const data of wanted) {
    const was = known.get(data._id)
    if (was && told(was) === told(data)) continue
    const says = was && was.name !== data.name ? `${was.name} 改名 ${data.name}` : sentence(data)
    changes.push({ type: was ? 'changed' : 'added', says, data })
  }
  return changes
}

async function plan(ctx: Context, rows: readonly TextRow[]): Promise<Plan<UnitChange>> {
  const [tree, before] = await Promise.all([wholeTree(ctx), allUnits(ctx)])
  const codes = new Map<string, Area>(tree.filter((a) => a.code).map((a) => [a.code, a]))
  const known = new Map(before.map((unit) => [unit._id, unit]))
  const read = rows.map((row) => readUnit(row, codes))
  const good = read.filter((one): one is UnitRow => !Array.isArray(one))
  const wanted = good.map((row) => changeOf(ctx, row))
  const next = new Map<string, UnitChange>([...known, ...wanted.map((u) => [u._id, u] as const)])
  const problems = [
    ...read.filter((one) => Array.isArray(one)).flat(),
    ...crossed(ctx, good, known),
    ...looped(ctx, good, next),
    ...(next.size > UNITS_LIMIT ? [`全区最多 ${UNITS_LIMIT} 个单位和党组织，放不下了。`] : []),
  ]
  const changes = compare(before, wanted)
  const mentioned = new Set(wanted.map(({ _id }) => _id))
  const missing = before.filter(({ _id }) => !mentioned.has(_id)).map(sentence)
  return { changes, unchanged: wanted.length - changes.length, missing, problems }
}

const fresh = { rev: 1, releases: [], busyAt: null } as const

/** 单位、站点、党组织：按编码认，改名时任职上写的名字跟着改。 */
export const unitImport: ImportKind<UnitChange> = {
  plan,
  async apply(ctx, changes) {
    const before = await Promise.all(changes.map(({ _id }) => ctx.store.get(units, _id)))
    for (const [at, next] of changes.entries()) {
      const now = before[at]
      if (!now) ctx.store.create(units, { ...next, ...fresh })
      else if (told(now) !== told(next)) ctx.store.put(units, { ...now, ...next })
    }
    const renamed = changes.filter(({ name }, at) => before[at] && before[at]?.name !== name)
    await renameUnits(ctx, renamed)
  },
}
