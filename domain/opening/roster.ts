import type { Context } from '@domain/kernel/context'
import { Phone } from '@domain/kernel/input'
import { maskPhone } from '@domain/kernel/text'
import { ROSTER_LIMIT, type RosterRow, rosterId, rosterRows } from '@domain/roster/roster'
import * as v from 'valibot'
import type { Change, ImportKind, ImportScope, Plan } from './plan'
import { type Problem, problemAt, type TextRow } from './sheet'

const PAGE = 1000
const NAME_LIMIT = 20

/** 名册上的一个人。 */
export interface RosterChange {
  readonly name: string
  readonly phone: string
}

/** 这个单位名册上的每一行，移出的也在内：再写进来就是回来了。 */
async function wholeRoster(ctx: Context, unitId: string): Promise<Map<string, RosterRow>> {
  const found = new Map<string, RosterRow>()
  for (let above = ''; ; ) {
    const page = await ctx.store.list(rosterRows, {
      where: { unitId, _id: { above } },
      orderBy: '_id',
      limit: PAGE,
    })
    for (const row of page) found.set(row._id, row)
    if (page.length < PAGE) return found
    above = page.at(-1)?._id ?? ''
  }
}

const nameIn = (ctx: Context, { name }: RosterRow) => ctx.vault.open<{ name: string }>(name).name

/** 看一行；不对的地方一次说全。 */
function readRow(row: TextRow, seen: Map<string, number>): RosterChange | Problem[] {
  const [name, phone] = [row.of('姓名'), row.of('手机号')]
  const at = (title: string, what: string) => problemAt(row.line, title, what)
  const before = seen.get(phone)
  if (phone !== '' && before === undefined) seen.set(phone, row.line)
  const problems = [
    ...([...name].length > NAME_LIMIT ? [at('姓名', `最多 ${NAME_LIMIT} 个字。`)] : []),
    ...(phone !== '' && !v.is(Phone, phone)
      ? [at('手机号', '应是 11 位数字，中间不要空格，请检查。')]
      : []),
    ...(phone !== '' && before !== undefined ? [at('手机号', `和第 ${before} 行重复。`)] : []),
  ]
  return problems.length > 0 || name === '' || phone === '' ? problems : { name, phone }
}

async function plan(
  ctx: Context,
  rows: readonly TextRow[],
  unitId: ImportScope,
): Promise<Plan<RosterChange>> {
  const before = await wholeRoster(ctx, unitId)
  const problems: Problem[] = []
  const changes: Change<RosterChange>[] = []
  const mentioned = new Set<string>()
  const seen = new Map<string, number>()
  for (const text of rows) {
    const row = readRow(text, seen)
    if (Array.isArray(row)) {
      problems.push(...row)
      continue
    }
    const id = rosterId(ctx.vault, unitId, ctx.vault.digest('phone', row.phone))
    mentioned.add(id)
    const known = before.get(id)
    if (known && known.leftAt === null && nameIn(ctx, known) === row.name) continue
    const says = `${row.name} ${maskPhone(row.phone)}${known?.leftAt ? '（回到名册）' : ''}`
    changes.push({ type: known ? 'changed' : 'added', says, data: row })
  }
  const staying = [...before.values()].filter(({ leftAt }) => leftAt === null)
  const missing = staying.filter(({ _id }) => !mentioned.has(_id)).map((row) => nameIn(ctx, row))
  if (staying.length + changes.filter((c) => c.type === 'added').length > ROSTER_LIMIT)
    problems.push(`一个单位的名册最多 ${ROSTER_LIMIT} 人，放不下了，请先移出调走的人。`)
  return { changes, unchanged: mentioned.size - changes.length, missing, problems }
}

/** 名册：按手机号认人；写过的只改姓名，谁认领了不动。 */
export const rosterImport: ImportKind<RosterChange> = {
  plan,
  async apply(ctx, changes, unitId) {
    const rows = changes.map((change) => {
      const phoneDigest = ctx.vault.digest('phone', change.phone)
      return { ...change, phoneDigest, id: rosterId(ctx.vault, unitId, phoneDigest) }
    })
    const where = { _id: { oneOf: rows.map(({ id }) => id) } }
    const known = await ctx.store.list(rosterRows, { where, limit: PAGE })
    const before = new Map(known.map((row) => [row._id, row]))
    for (const { id, name, phone, phoneDigest } of rows) {
      const sealed = { name: ctx.vault.seal({ name }), phone: ctx.vault.seal({ phone }) }
      const row = before.get(id)
      if (row) ctx.store.put(rosterRows, { ...row, ...sealed, leftAt: null })
      else
        ctx.store.create(rosterRows, {
          ...{ _id: id, rev: 1, unitId, phoneDigest, ...sealed },
          ...{ accountId: null, claimedAt: null, leftAt: null },
        })
    }
  },
}
