import type { IndexSpec } from '../types'
import { collectionMissing } from './failures'
import type { Sqlite } from './sqlite'

/** 一个索引在盘上的样子；`manyMask` 的第 n 位表示第 n 个字段出现过数组。 */
export interface IndexTable {
  readonly id: number
  readonly spec: IndexSpec
  readonly table: string
  manyMask: number
}

/** 一个集合在盘上的样子。 */
export interface CollectionTable {
  readonly name: string
  readonly table: string
  indexes: IndexTable[]
}

/** 集合与索引的目录。表名用编号，集合名里有什么字符都不要紧。 */
export interface Catalog {
  /** 没有这个集合时抛 DATABASE_COLLECTION_NOT_EXIST。 */
  get(name: string): CollectionTable
  has(name: string): boolean
  all(): CollectionTable[]
  create(name: string): CollectionTable
  addIndex(collection: CollectionTable, spec: IndexSpec): IndexTable
  dropIndex(collection: CollectionTable, index: IndexTable): void
  /** 记下这些字段出现过数组；只增不减。 */
  markMany(index: IndexTable, mask: number): void
  /** 撤销一次提交之后，以盘上的为准重新读入。 */
  reload(): void
}

const schema = `
  CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS indexes (
    id INTEGER PRIMARY KEY, collection TEXT NOT NULL, name TEXT NOT NULL, spec TEXT NOT NULL,
    many INTEGER NOT NULL DEFAULT 0, UNIQUE (collection, name)
  );`

/** 读入目录；空文件会先建好目录表。 */
export function openCatalog(sqlite: Sqlite): Catalog {
  const collections = new Map<string, CollectionTable>()
  sqlite.exec(schema)

  function reload() {
    collections.clear()
    for (const { id, name } of sqlite.all('SELECT id, name FROM collections ORDER BY id')) {
      collections.set(name as string, { name: name as string, table: `c${id}`, indexes: [] })
    }
    for (const row of sqlite.all('SELECT * FROM indexes ORDER BY id')) {
      collections.get(row.collection as string)?.indexes.push({
        id: row.id as number,
        spec: JSON.parse(row.spec as string) as IndexSpec,
        table: `i${row.id}`,
        manyMask: row.many as number,
      })
    }
  }
  reload()

  return {
    reload,
    has: (name) => collections.has(name),
    all: () => [...collections.values()],
    get(name) {
      const found = collections.get(name)
      if (!found) throw collectionMissing(name)
      return found
    },
    create(name) {
      const { row } = sqlite.run('INSERT INTO collections (name) VALUES (?)', [name])
      const table = `c${row}`
      sqlite.exec(
        `CREATE TABLE ${table} (row INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, body TEXT NOT NULL)`,
      )
      const created: CollectionTable = { name, table, indexes: [] }
      collections.set(name, created)
      return created
    },
    addIndex(collection, spec) {
      const { row } = sqlite.run('INSERT INTO indexes (collection, name, spec) VALUES (?, ?, ?)', [
        collection.name,
        spec.name,
        JSON.stringify(spec),
      ])
      const index: IndexTable = { id: row, spec, table: `i${row}`, manyMask: 0 }
      sqlite.exec(
        `CREATE TABLE ${index.table} (key BLOB NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (key, row)) WITHOUT ROWID`,
      )
      collection.indexes.push(index)
      return index
    },
    dropIndex(collection, index) {
      sqlite.run('DELETE FROM indexes WHERE id = ?', [index.id])
      sqlite.exec(`DROP TABLE ${index.table}`)
      collection.indexes = collection.indexes.filter((item) => item !== index)
    },
    markMany(index, mask) {
      if ((index.manyMask | mask) === index.manyMask) return
      index.manyMask |= mask
      sqlite.run('UPDATE indexes SET many = ? WHERE id = ?', [index.manyMask, index.id])
    },
  }
}

/** 两个索引定义是否完全相同。 */
export function sameIndex(a: IndexSpec, b: IndexSpec): boolean {
  const shape = (spec: IndexSpec) => JSON.stringify([spec.keys, spec.unique ?? false])
  return shape(a) === shape(b)
}
