import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { type ImportKindName, importKindNames, importSheets } from './columns'
import { assertImports, uploadFolder } from './guard'
import { importKinds } from './kinds'
import {
  type Import,
  type ImportCounts,
  type ImportGate,
  type ImportSamples,
  type ImportState,
  importGates,
  importRows,
  imports,
} from './opening'
import type { Change, ImportScope } from './plan'
import { type Problem, readRows } from './sheet'

/** 一步改多少处：一次调用、一个事务做得完，也好说得出做到哪了。 */
const STEP_SIZE = 200
/** 预览里各举几个、一次最多说几处不对。 */
const SAMPLES = 50
const PROBLEMS_LIMIT = 100

export interface ImportView {
  readonly id: string
  readonly kind: ImportKindName
  readonly fileName: string
  readonly state: ImportState
  readonly counts: ImportCounts
  readonly samples: ImportSamples
  readonly steps: number
  readonly applied: number
}

function present(ctx: Context, one: Import): ImportView {
  const { _id: id, kind, fileName, state, counts, steps, applied } = one
  const samples = ctx.vault.open<ImportSamples>(one.samples)
  return { id, kind, fileName, state, counts, samples, steps, applied }
}

/** 看过一份表：没有错就是一份预览；有错就一处一处说，什么也不留。 */
export interface ImportCheck {
  readonly view: ImportView | null
  readonly problems: readonly Problem[]
  /** 一共几处不对；说得出来的最多 100 处。 */
  readonly total: number
}

const Kind = v.picklist(importKindNames, '请选要导入哪一种表。')

const gateOf = (ctx: Context, scope: ImportScope): Promise<ImportGate | null> =>
  ctx.store.get(importGates, scope)

const lineOf = (problem: Problem) => Number(problem.match(/\d+/)?.[0] ?? 0)

function samplesOf(changes: readonly Change<unknown>[], missing: readonly string[]): ImportSamples {
  const of = (type: Change<unknown>['type']) =>
    changes
      .filter((change) => change.type === type)
      .slice(0, SAMPLES)
      .map(({ says }) => says)
  return { added: of('added'), changed: of('changed'), missing: missing.slice(0, SAMPLES) }
}

interface Uploaded {
  readonly scope: ImportScope
  readonly kind: ImportKindName
  readonly fileId: string
  readonly fileName: string
}

async function check(ctx: Context, id: string, uploaded: Uploaded): Promise<ImportCheck> {
  const { kind, fileId, fileName, scope } = uploaded
  const { rows, problems } = readRows(
    await ctx.platform.readSheet(fileId),
    importSheets[kind].columns,
  )
  const gate = await gateOf(ctx, scope)
  const plan = await importKinds[kind].plan(ctx, rows, scope)
  const wrong = [...new Set([...problems, ...plan.problems])].sort((a, b) => lineOf(a) - lineOf(b))
  if (wrong.length > 0)
    return { view: null, problems: wrong.slice(0, PROBLEMS_LIMIT), total: wrong.length }
  const { changes, unchanged, missing } = plan
  const steps = Math.ceil(changes.length / STEP_SIZE)
  for (let at = 0; at < steps; at += 1) {
    const part = changes.slice(at * STEP_SIZE, (at + 1) * STEP_SIZE).map(({ data }) => data)
    ctx.store.create(importRows, { _id: `${id}:${at}`, sealed: ctx.vault.seal({ part }) })
  }
  const added = changes.filter(({ type }) => type === 'added').length
  const one: Import = {
    ...{ _id: id, rev: 1, kind, scope, by: me(ctx), at: ctx.now, fileName, digest: ctx.bodyDigest },
    ...{ state: steps === 0 ? 'done' : 'staged', steps, applied: 0, version: gate?.version ?? 0 },
    counts: { added, changed: changes.length - added, unchanged, missing: missing.length },
    samples: ctx.vault.seal(samplesOf(changes, missing)),
  }
  ctx.store.create(imports, one)
  return { view: present(ctx, one), problems: [], total: 0 }
}

/** 看一份传上来的表：读、查、存成几步，都在一次调用里；还没有一处生效。 */
export const read = command({
  door: 'consented',
  input: v.strictObject({
    kind: Kind,
    unitId: v.optional(Id),
    fileId: v.pipe(v.string(), v.maxLength(300)),
    fileName: Words('文件名', 1, 100),
  }),
  async run({ unitId, ...uploaded }, ctx): Promise<ImportCheck> {
    const scope = assertImports(ctx, uploaded.kind, unitId)
    const id = ctx.vault.digest('import', me(ctx), ctx.requestId)
    const before = await ctx.store.get(imports, id)
    if (before && before.digest !== ctx.bodyDigest)
      throw new AppError('CONFLICT', '这次上传和上次不一样，请重新选文件。')
    if (before) return { view: present(ctx, before), problems: [], total: 0 }
    const folder = uploaded.fileId.split('/').slice(3, -1).join('/')
    if (folder !== uploadFolder(ctx)) throw new AppError('INVALID', '表格没有传好，请重新选一次。')
    return check(ctx, id, { ...uploaded, scope })
  },
})

async function mine(ctx: Context, id: string): Promise<Import> {
  const one = await ctx.store.get(imports, id)
  const scope = one?.scope === 'D' ? undefined : one?.scope
  assertImports(ctx, one?.kind ?? 'areas', scope)
  if (!one) throw new AppError('NOT_FOUND', '没有找到这份导入，请重新上传。')
  return one
}

/** 开闸：同时只有一份在生效；看过以后又有别的生效了，编号可能对不上，要重新看。 */
async function openGate(ctx: Context, one: Import): Promise<void> {
  const gate = await gateOf(ctx, one.scope)
  if (gate && gate.running !== null)
    throw new AppError('CONFLICT', '另一份导入正在生效，请等它做完，再上传这一份。')
  if ((gate?.version ?? 0) !== one.version)
    throw new AppError('CONFLICT', '您看过以后，又有别的导入生效了。请重新上传，再看一遍。')
  if (gate) ctx.store.put(importGates, { ...gate, running: one._id })
  else ctx.store.create(importGates, { _id: one.scope, rev: 1, version: 0, running: one._id })
}

async function closeGate(ctx: Context, scope: ImportScope): Promise<void> {
  const gate = await gateOf(ctx, scope)
  if (gate) ctx.store.put(importGates, { ...gate, version: gate.version + 1, running: null })
}

/** 拨开关：从这一刻起这份导入算数，只会往前做完，不会退回。 */
export const turnOn = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<ImportView> {
    const one = await mine(ctx, id)
    if (one.state !== 'staged') return present(ctx, one)
    await openGate(ctx, one)
    const next: Import = { ...one, state: 'applying' }
    ctx.store.put(imports, next)
    return present(ctx, next)
  },
})

/**
 * 往前做一步。改动和“做到第几步”在同一个事务里，断在哪里都从那一步接着做；
 * 同一步来两次，后一次只看到已经做过。
 */
export const carryOn = command({
  door: 'consented',
  input: v.strictObject({ id: Id, step: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  async run({ id, step }, ctx): Promise<ImportView> {
    // 先取这一步再看做到哪：取不到的，一定已经做过。
    const rows = await ctx.store.get(importRows, `${id}:${step}`)
    const one = await mine(ctx, id)
    if (one.state !== 'applying' || step !== one.applied) return present(ctx, one)
    if (!rows) throw new Error(`导入 ${id} 少了第 ${step} 步。`)
    const { part } = ctx.vault.open<{ part: unknown[] }>(rows.sealed)
    // 里面有姓名和手机号，生效了就不再留。
    ctx.store.remove(importRows, rows)
    const applied = step + 1
    const last = applied === one.steps
    const next: Import = { ...one, applied, state: last ? 'done' : 'applying' }
    // 先写“做到第几步”：同一步来了两次，后一次一开头就撞上，不必写到一半才退。
    ctx.store.put(imports, next)
    if (last) await closeGate(ctx, one.scope)
    await importKinds[one.kind].apply(ctx, part, one.scope)
    return present(ctx, next)
  },
})

/** 导入页的第一眼：往哪里传，有没有一份做到一半的。 */
export interface ImportDesk {
  readonly folder: string
  readonly running: ImportView | null
}

export const desk = query({
  door: 'consented',
  input: v.strictObject({ unitId: v.optional(Id) }),
  async run({ unitId }, ctx): Promise<ImportDesk> {
    const scope = assertImports(ctx, unitId ? 'roster' : 'areas', unitId)
    const running = (await gateOf(ctx, scope))?.running
    const one = running ? await ctx.store.get(imports, running) : null
    return { folder: uploadFolder(ctx), running: one && present(ctx, one) }
  },
})

/** 模板：只有列名的一张空表。 */
export const template = command({
  door: 'consented',
  input: v.strictObject({ kind: Kind }),
  async run({ kind }, ctx): Promise<{ url: string; fileName: string }> {
    assertImports(ctx, kind, undefined)
    const { label, columns } = importSheets[kind]
    const fileId = await ctx.platform.saveSheet(`templates/${kind}.xlsx`, {
      ...{ name: label, rows: [] },
      columns: columns.map(({ title, width }) => ({ title, width })),
    })
    const url = (await ctx.platform.fileUrls([fileId])).get(fileId)
    if (!url) throw new AppError('UNAVAILABLE', '模板暂时取不到，请过一会儿再点一次。')
    return { url, fileName: `${label}模板.xlsx` }
  },
})
