import type { CollectionSpec, IndexSpec } from '../types'
import { type Catalog, type CollectionTable, sameIndex } from './catalog'
import { duplicateWrite } from './failures'
import { indexKeys } from './paths'
import type { Sqlite } from './sqlite'
import { docOf, holderOf, storedOf } from './store'

const page = 500

/** 建一个索引，并把已有的文档都放进去；唯一索引遇到重复时抛 DATABASE_DUPLICATE_WRITE。 */
function buildIndex(sqlite: Sqlite, catalog: Catalog, table: CollectionTable, spec: IndexSpec) {
  const index = catalog.addIndex(table, spec)
  const sql = `SELECT row, key, body FROM ${table.table} WHERE row > ? ORDER BY row LIMIT ?`
  let mask = 0
  for (let last = -1; ; ) {
    const rows = sqlite.all(sql, [last, page]).map(storedOf)
    for (const stored of rows) {
      const { keys, manyMask } = indexKeys(docOf(stored), spec)
      mask |= manyMask
      for (const key of keys) {
        if (spec.unique && holderOf(sqlite, index.table, key) !== null) {
          throw duplicateWrite(table.name, spec.name)
        }
        sqlite.run(`INSERT INTO ${index.table} (key, row) VALUES (?, ?)`, [key, stored.row])
      }
      last = stored.row
    }
    if (rows.length < page) break
  }
  catalog.markMany(index, mask)
}

/**
 * 让集合与索引和规格一致：缺的建上，定义变了的重建，规格里已经没有的索引去掉
 * （留着它，本该报出来的全表扫描就看不见了）。没有提到的集合不动。
 */
export function ensureCollections(
  sqlite: Sqlite,
  catalog: Catalog,
  specs: readonly CollectionSpec[],
): void {
  try {
    sqlite.atomically(() => {
      for (const { name, indexes } of specs) {
        const table = catalog.has(name) ? catalog.get(name) : catalog.create(name)
        const wanted = new Map(indexes.map((spec) => [spec.name, spec]))
        for (const index of [...table.indexes]) {
          const spec = wanted.get(index.spec.name)
          if (spec && sameIndex(spec, index.spec)) wanted.delete(spec.name)
          else catalog.dropIndex(table, index)
        }
        for (const spec of wanted.values()) buildIndex(sqlite, catalog, table, spec)
      }
    })
  } catch (error) {
    catalog.reload()
    throw error
  }
}
