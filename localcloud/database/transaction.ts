import type { Doc } from '../types'
import type { CollectionTable } from './catalog'
import { duplicateWrite, transactionConflict } from './failures'
import { type Found, find, foundOf, type Overlay } from './find'
import { type Draft, documentLock, type Engine, type Session, uniqueClaims } from './session'
import { type Change, getStored, holderOf } from './store'
import { keyText } from './versions'

/** 一个事务自己写过、还没有提交的一条文档。 */
interface Written {
  readonly key: Buffer
  readonly after: { readonly doc: Doc; readonly body: string } | null
}

/** 一个开着的事务。 */
export interface Transaction {
  readonly id: string
  readonly startedAt: number
  /** 第一次操作时才定下快照。 */
  snapshot: number | null
  readonly written: Map<string, Map<string, Written>>
  /** 唯一值的锁 → 自己哪条文档占着它。 */
  readonly claims: Map<string, string>
}

function writtenIn(transaction: Transaction, collection: string): Map<string, Written> {
  const existing = transaction.written.get(collection)
  if (existing) return existing
  const created = new Map<string, Written>()
  transaction.written.set(collection, created)
  return created
}

function snapshotOf(engine: Engine, transaction: Transaction): number {
  transaction.snapshot ??= engine.versions.snapshot()
  return transaction.snapshot
}

/** 快照那一刻的样子，再盖上自己写过的。 */
function overlayOf(engine: Engine, transaction: Transaction, collection: string): Overlay {
  const overlay = new Map<string, Found | null>()
  const past = engine.versions.asOf(snapshotOf(engine, transaction), collection)
  for (const [key, stored] of past) {
    overlay.set(key, stored && foundOf(stored))
  }
  for (const [text, { key, after }] of writtenIn(transaction, collection)) {
    overlay.set(text, after && { ...after, key, stored: null })
  }
  return overlay
}

function take(engine: Engine, transaction: Transaction, lock: string): void {
  const owner = engine.locks.ownerOf(lock)
  if (owner !== undefined && owner !== transaction.id) throw transactionConflict()
  engine.locks.take(lock, transaction.id)
}

/** 唯一索引：别的事务占着是冲突，已经有文档用着是重复，自己让出来的可以再用。 */
function claimUnique(
  engine: Engine,
  transaction: Transaction,
  table: CollectionTable,
  draft: Draft,
): void {
  const own = keyText(draft.key)
  for (const claim of uniqueClaims(table, draft.before?.doc)) {
    if (transaction.claims.get(claim.lock) === own) transaction.claims.delete(claim.lock)
  }
  for (const claim of uniqueClaims(table, draft.after?.doc)) {
    take(engine, transaction, claim.lock)
    const claimant = transaction.claims.get(claim.lock)
    if (claimant !== undefined && claimant !== own) {
      throw duplicateWrite(table.name, claim.indexName)
    }
    transaction.claims.set(claim.lock, own)
    const holder = holderOf(engine.sqlite, claim.indexTable, claim.key)
    if (holder === null) continue
    const sql = `SELECT key FROM ${table.table} WHERE row = ?`
    const [row] = engine.sqlite.all(sql, [holder])
    const held = keyText(Buffer.from(row!.key as Uint8Array))
    // 占着它的文档若被本事务改过，就以改过之后为准，上面已经查过。
    if (held !== own && !writtenIn(transaction, table.name).has(held)) {
      throw duplicateWrite(table.name, claim.indexName)
    }
  }
}

/** 事务之内的请求：读快照加自己的写入；第一个写的占住文档，第二个立刻冲突。 */
export function transactionSession(engine: Engine, transaction: Transaction): Session {
  return {
    find(collection, request) {
      const table = engine.catalog.get(collection)
      return find(engine.sqlite, table, request, overlayOf(engine, transaction, collection))
    },
    write(collection, drafts) {
      const table = engine.catalog.get(collection)
      const written = writtenIn(transaction, collection)
      for (const draft of drafts) {
        const text = keyText(draft.key)
        take(engine, transaction, documentLock(collection, draft.key))
        if (engine.versions.changedSince(snapshotOf(engine, transaction), collection, text)) {
          throw transactionConflict()
        }
        if (!draft.before && draft.after) {
          const mine = written.get(text)
          const exists = mine ? mine.after : getStored(engine.sqlite, table, draft.key)
          if (exists) throw duplicateWrite(collection, '_id_')
        }
        claimUnique(engine, transaction, table, draft)
        written.set(text, { key: draft.key, after: draft.after })
      }
    },
  }
}

/** 事务攒下的全部改动，以磁盘上的现状为“之前”：文档都锁着，不会有别人动过。 */
export function pendingChanges(engine: Engine, transaction: Transaction): Change[] {
  const changes: Change[] = []
  for (const [collection, written] of transaction.written) {
    const table = engine.catalog.get(collection)
    for (const { key, after } of written.values()) {
      const before = getStored(engine.sqlite, table, key)
      if (before || after) changes.push({ collection, key, before, after })
    }
  }
  return changes
}
