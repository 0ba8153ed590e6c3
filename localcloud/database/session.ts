import type { Doc, OperationStats } from '../types'
import type { Catalog, CollectionTable } from './catalog'
import { type Found, find, type Request } from './find'
import { Locked, type Locks } from './locks'
import { indexKeys } from './paths'
import type { Sqlite } from './sqlite'
import { applyChanges, type Change } from './store'
import { keyText, type Versions } from './versions'

/** 想要做的一处改动：`before` 是刚查到的，新增时为空；`after` 为空是删除。 */
export interface Draft {
  readonly key: Buffer
  readonly before: Found | null
  readonly after: { readonly doc: Doc; readonly body: string } | null
}

/** 一次请求看到的数据库：要么直接面对磁盘，要么隔着一个事务。 */
export interface Session {
  find(collection: string, request: Request): { found: Found[]; stats: OperationStats }
  /** 全部写成或全部不写。 */
  write(collection: string, drafts: readonly Draft[]): void
}

/** 数据库的各个零件。 */
export interface Engine {
  readonly sqlite: Sqlite
  readonly catalog: Catalog
  readonly versions: Versions
  readonly locks: Locks
}

/** 文档锁的名字。 */
export function documentLock(collection: string, key: Buffer): string {
  return `${collection}\0\0${keyText(key)}`
}

/** 一条文档在各个唯一索引里占的值，写成锁的名字。 */
export function uniqueClaims(table: CollectionTable, doc: Doc | undefined): UniqueClaim[] {
  if (!doc) return []
  return table.indexes
    .filter(({ spec }) => spec.unique)
    .flatMap((index) =>
      indexKeys(doc, index.spec).keys.map((key) => ({
        lock: `${table.name}\0${index.spec.name}\0${keyText(key)}`,
        indexName: index.spec.name,
        indexTable: index.table,
        key,
      })),
    )
}

export interface UniqueClaim {
  readonly lock: string
  readonly indexName: string
  readonly indexTable: string
  readonly key: Buffer
}

/** 把一批改动一次提交到磁盘，并给开着的快照留下旧版本。 */
export function commit(engine: Engine, changes: readonly Change[]): void {
  if (changes.length === 0) return
  try {
    engine.sqlite.atomically(() => applyChanges(engine.sqlite, engine.catalog, changes))
  } catch (error) {
    engine.catalog.reload()
    throw error
  }
  engine.versions.record(changes)
}

/** 事务之外的请求：直接读写磁盘；要写的文档被事务占着时抛 Locked。 */
export function plainSession(engine: Engine): Session {
  return {
    find: (collection, request) => find(engine.sqlite, engine.catalog.get(collection), request),
    write(collection, drafts) {
      const table = engine.catalog.get(collection)
      for (const { key, after } of drafts) {
        const locks = [documentLock(collection, key)]
        for (const claim of uniqueClaims(table, after?.doc)) locks.push(claim.lock)
        if (locks.some((lock) => engine.locks.ownerOf(lock) !== undefined)) throw new Locked()
      }
      commit(
        engine,
        drafts.map(({ key, before, after }) => ({
          collection,
          key,
          before: before?.stored ?? null,
          after,
        })),
      )
    },
  }
}
