import type { KeyRange } from './bounds'
import type { CollectionTable } from './catalog'
import type { Plan } from './plan'
import type { Row, Sqlite } from './sqlite'
import { type Stored, storedOf } from './store'

/** 从索引里读到的一条；`suffix` 是等值前缀之后的键，几段归并时按它排。 */
interface Entry {
  readonly suffix: Buffer
  readonly stored: Stored
}

const maxPage = 256

/** 按页取：第一页按调用者要的条数，之后翻倍；这样取 20 条就只读 20 行。 */
function* pages(first: number, fetch: (size: number) => Row[]): Generator<Row> {
  for (let size = Math.min(Math.max(first, 1), maxPage); ; size = Math.min(size * 2, maxPage)) {
    const rows = fetch(size)
    yield* rows
    if (rows.length < size) return
  }
}

function* readAll(sqlite: Sqlite, table: CollectionTable, hint: number): Generator<Stored> {
  const sql = `SELECT row, key, body FROM ${table.table} WHERE row > ? ORDER BY row LIMIT ?`
  let last = -1
  for (const row of pages(hint, (size) => sqlite.all(sql, [last, size]))) {
    last = row.row as number
    yield storedOf(row)
  }
}

function* readById(
  sqlite: Sqlite,
  table: CollectionTable,
  range: KeyRange,
  reverse: boolean,
  hint: number,
): Generator<Entry> {
  const sql = reverse
    ? `SELECT row, key, body FROM ${table.table} WHERE key >= ? AND key < ? ORDER BY key DESC LIMIT ?`
    : `SELECT row, key, body FROM ${table.table} WHERE key >= ? AND key < ? ORDER BY key LIMIT ?`
  let { from, to } = range
  for (const row of pages(hint, (size) => sqlite.all(sql, [from, to, size]))) {
    const stored = storedOf(row)
    if (reverse) to = stored.key
    // 比一个键大的下一个键，就是在它后面接一个 0 字节。
    else from = Buffer.concat([stored.key, Buffer.from([0])])
    yield { suffix: stored.key.subarray(range.head), stored }
  }
}

function* readIndex(
  sqlite: Sqlite,
  table: CollectionTable,
  plan: Plan,
  range: KeyRange,
  hint: number,
): Generator<Entry> {
  const index = plan.indexTable!.table
  const columns = `SELECT k.key AS position, d.row AS row, d.key AS key, d.body AS body
    FROM ${index} k CROSS JOIN ${table.table} d ON d.row = k.row`
  const sql = plan.reverse
    ? `${columns} WHERE (k.key, k.row) < (?, ?) AND k.key >= ? ORDER BY k.key DESC, k.row DESC LIMIT ?`
    : `${columns} WHERE (k.key, k.row) > (?, ?) AND k.key < ? ORDER BY k.key, k.row LIMIT ?`
  let position: Uint8Array = plan.reverse ? range.to : range.from
  const stop = plan.reverse ? range.from : range.to
  let last = -1
  for (const row of pages(hint, (size) => sqlite.all(sql, [position, last, stop, size]))) {
    position = row.position as Uint8Array
    last = row.row as number
    yield { suffix: Buffer.from(position).subarray(range.head), stored: storedOf(row) }
  }
}

/** 把几段各自有序的读成一串有序的；段数不多，逐个比较就够了。 */
function* merged(cursors: Generator<Entry>[], reverse: boolean): Generator<Entry> {
  const sign = reverse ? -1 : 1
  const heads: { entry: Entry; cursor: Generator<Entry> }[] = []
  const advance = (cursor: Generator<Entry>) => {
    const { value, done } = cursor.next()
    if (!done) heads.push({ entry: value, cursor })
  }
  cursors.forEach(advance)
  while (heads.length > 0) {
    let best = 0
    for (let i = 1; i < heads.length; i++) {
      if (sign * Buffer.compare(heads[i]!.entry.suffix, heads[best]!.entry.suffix) < 0) best = i
    }
    const [{ entry, cursor }] = heads.splice(best, 1) as [
      { entry: Entry; cursor: Generator<Entry> },
    ]
    yield entry
    advance(cursor)
  }
}

function* inSequence(cursors: Generator<Entry>[]): Generator<Entry> {
  for (const cursor of cursors) yield* cursor
}

/** 按计划逐条取文档，每条只出现一次；`hint` 是预计要用的条数。 */
export function* readPlan(
  sqlite: Sqlite,
  table: CollectionTable,
  plan: Plan,
  hint: number,
): Generator<Stored> {
  if (plan.index === 'SCAN') {
    yield* readAll(sqlite, table, hint)
    return
  }
  const share = plan.ranges.length > 1 ? Math.ceil(hint / plan.ranges.length) : hint
  const cursors = plan.ranges.map((range) =>
    plan.indexTable
      ? readIndex(sqlite, table, plan, range, share)
      : readById(sqlite, table, range, plan.reverse, share),
  )
  const needsMerge = plan.ordered && cursors.length > 1
  const entries = needsMerge ? merged(cursors, plan.reverse) : inSequence(cursors)
  const repeats = plan.ranges.length > 1 || (plan.indexTable?.manyMask ?? 0) !== 0
  const seen = new Set<number>()
  for (const { stored } of entries) {
    if (repeats && seen.has(stored.row)) continue
    if (repeats) seen.add(stored.row)
    yield stored
  }
}
