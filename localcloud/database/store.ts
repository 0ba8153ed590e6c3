import type { Doc } from '../types'
import type { Catalog, CollectionTable } from './catalog'
import { decode } from './ejson'
import { duplicateWrite } from './failures'
import { indexKeys } from './paths'
import type { Row, Sqlite } from './sqlite'

/** 盘上的一条文档：`row` 是自然次序，`key` 是 _id 的保序编码，`body` 是规范 EJSON。 */
export interface Stored {
  readonly row: number
  readonly key: Buffer
  readonly body: string
}

/** 对一条文档的改动：`before` 为空是新增，`after` 为空是删除。 */
export interface Change {
  readonly collection: string
  readonly key: Buffer
  readonly before: Stored | null
  readonly after: { readonly doc: Doc; readonly body: string } | null
}

/** 解开存着的正文。 */
export function docOf(stored: { readonly body: string }): Doc {
  return decode(stored.body, 0) as Doc
}

/** 把一行结果变成 Stored。 */
export function storedOf(row: Row): Stored {
  return {
    row: row.row as number,
    key: Buffer.from(row.key as Uint8Array),
    body: row.body as string,
  }
}

/** 按 _id 的编码取一条；没有时是 null。 */
export function getStored(sqlite: Sqlite, table: CollectionTable, key: Buffer): Stored | null {
  const [row] = sqlite.all(`SELECT row, key, body FROM ${table.table} WHERE key = ?`, [key])
  return row ? storedOf(row) : null
}

/** 唯一索引里占着这个键的行号；没有时是 null。 */
export function holderOf(sqlite: Sqlite, indexTable: string, key: Buffer): number | null {
  const [row] = sqlite.all(`SELECT row FROM ${indexTable} WHERE key = ? LIMIT 1`, [key])
  return row ? (row.row as number) : null
}

interface IndexEdit {
  readonly table: string
  readonly name: string
  readonly unique: boolean
  readonly removed: Buffer[]
  readonly added: Buffer[]
}

function without(keys: Buffer[], others: Buffer[]): Buffer[] {
  return keys.filter((key) => !others.some((other) => other.equals(key)))
}

function indexEdits(catalog: Catalog, table: CollectionTable, change: Change): IndexEdit[] {
  if (table.indexes.length === 0) return []
  const old = change.before && docOf(change.before)
  return table.indexes.map((index) => {
    const before = old ? indexKeys(old, index.spec).keys : []
    const after = change.after ? indexKeys(change.after.doc, index.spec) : { keys: [], manyMask: 0 }
    catalog.markMany(index, after.manyMask)
    return {
      table: index.table,
      name: index.spec.name,
      unique: index.spec.unique === true,
      removed: without(before, after.keys),
      added: without(after.keys, before),
    }
  })
}

function writeBody(sqlite: Sqlite, table: CollectionTable, change: Change): number {
  const body = change.after!.body
  if (change.before) {
    sqlite.run(`UPDATE ${table.table} SET body = ? WHERE row = ?`, [body, change.before.row])
    return change.before.row
  }
  if (getStored(sqlite, table, change.key)) throw duplicateWrite(table.name, '_id_')
  return sqlite.run(`INSERT INTO ${table.table} (key, body) VALUES (?, ?)`, [change.key, body]).row
}

/** 一条文档在一个索引里的新键一次放进去；撞上唯一索引时抛 DATABASE_DUPLICATE_WRITE。 */
function addKeys(sqlite: Sqlite, table: CollectionTable, edit: IndexEdit, row: number): void {
  if (edit.added.length === 0) return
  if (edit.unique && edit.added.some((key) => holderOf(sqlite, edit.table, key) !== null)) {
    throw duplicateWrite(table.name, edit.name)
  }
  const places = edit.added.map(() => '(?, ?)').join(', ')
  const values = edit.added.flatMap((key) => [key, row])
  sqlite.run(`INSERT INTO ${edit.table} (key, row) VALUES ${places}`, values)
}

/**
 * 写入一批改动；要在 sqlite.atomically 里调用，撞上唯一索引时抛 DATABASE_DUPLICATE_WRITE。
 * 先撤下所有旧键再放新键，同一批里“甲让出、乙占用”同一个唯一值才不会误报重复。
 */
export function applyChanges(sqlite: Sqlite, catalog: Catalog, changes: readonly Change[]): void {
  const planned = new Map<Change, IndexEdit[]>()
  for (const change of changes) {
    if (!change.before) continue
    const table = catalog.get(change.collection)
    const edits = indexEdits(catalog, table, change)
    planned.set(change, edits)
    for (const edit of edits) {
      for (const key of edit.removed) {
        sqlite.run(`DELETE FROM ${edit.table} WHERE key = ? AND row = ?`, [key, change.before.row])
      }
    }
    if (!change.after) {
      sqlite.run(`DELETE FROM ${table.table} WHERE row = ?`, [change.before.row])
    }
  }
  for (const change of changes) {
    if (!change.after) continue
    const table = catalog.get(change.collection)
    const row = writeBody(sqlite, table, change)
    // 新增的现算现放：成批装入时不必把几万条的键都攒着。
    const edits = planned.get(change) ?? indexEdits(catalog, table, change)
    for (const edit of edits) addKeys(sqlite, table, edit, row)
  }
}
