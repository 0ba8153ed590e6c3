import { resolve } from 'node:path'
import { CloudError } from '../errors'
import type { Database, Doc } from '../types'
import { documentActions } from './actions'
import { aggregateDocuments } from './aggregate'
import { openCatalog } from './catalog'
import { openDataFile } from './datafile'
import { encode, withoutUndefined } from './ejson'
import { ensureCollections } from './ensure'
import { collectionExists, requestFailed } from './failures'
import { encodeKey } from './keys'
import { Locked, openLocks } from './locks'
import { type Outcome, orderOf } from './outcome'
import { takeOwnership } from './ownership'
import { commit, type Engine, plainSession } from './session'
import { assertId, assertStorable, withId } from './storable'
import { openTransactions, type Transactions } from './transactions'
import { openVersions } from './versions'

/** 等锁时隔这么多毫秒看一眼事务是不是过了期：时钟可能是拨动的，不能只靠定时器。 */
const lockPoll = 20

type Body = Record<string, unknown>

function addCollection(engine: Engine, body: Body): Outcome {
  const name = String(body.collectionName ?? '')
  if (name === '') throw requestFailed('collectionName is required')
  if (engine.catalog.has(name)) throw collectionExists()
  ensureCollections(engine.sqlite, engine.catalog, [{ name, indexes: [] }])
  return { reply: {}, stats: null }
}

async function runTransactionAction(
  transactions: Transactions,
  action: string,
  id: string,
): Promise<Outcome | null> {
  if (action === 'database.startTransaction') {
    return { reply: { transactionId: transactions.start() }, stats: null }
  }
  if (action === 'database.commitTransaction') await transactions.commit(id)
  else if (action === 'database.abortTransaction') transactions.abort(id)
  else return null
  return { reply: {}, stats: null }
}

function loadDocs(engine: Engine, collection: string, docs: readonly Doc[]): void {
  const changes = docs.map((item) => {
    const fields = withoutUndefined(item)
    assertStorable(fields)
    assertId(fields._id)
    const doc = withId(fields._id, fields)
    const after = { doc, body: encode(doc) }
    return { collection, key: encodeKey(doc._id), before: null, after }
  })
  engine.catalog.get(collection)
  commit(engine, changes)
}

/**
 * 打开（没有就新建）一个数据文件。同一时刻只能有一个进程打开它。
 * 错误都是 CloudError，`message` 是给人看的中文：DATA_IN_USE、DATA_BROKEN、DATA_UNWRITABLE。
 * `now` 是毫秒时间戳，db.serverDate 和事务的 30 秒寿命都按它算。
 */
export function openDatabase(options: { file: string; now: () => number }): Database {
  const file = resolve(options.file)
  const release = takeOwnership(file)
  let engine: Engine
  try {
    const sqlite = openDataFile(file)
    const catalog = openCatalog(sqlite)
    engine = { sqlite, catalog, versions: openVersions(), locks: openLocks() }
  } catch (error) {
    release()
    throw error
  }
  const { sqlite, catalog } = engine
  const transactions = openTransactions(engine, options.now)
  const plain = plainSession(engine)
  let closed = false

  async function runDocumentAction(action: string, body: Body): Promise<Outcome> {
    const act = documentActions[action]
    if (!act) throw new CloudError('INVALID_PARAM', `unknown action ${action}`)
    if (typeof body.transactionId === 'string' && body.transactionId !== '') {
      return transactions.within(body.transactionId, (session) => act(session, body, options.now()))
    }
    for (;;) {
      transactions.expire()
      try {
        return act(plain, body, options.now())
      } catch (error) {
        if (!(error instanceof Locked)) throw error
        await engine.locks.waitForRelease(lockPoll)
        if (closed) throw new CloudError('SYS_ERR', 'database is closed')
      }
    }
  }

  return {
    async run(action, body) {
      if (closed) throw new CloudError('SYS_ERR', 'database is closed')
      if (action === 'database.addCollection') return addCollection(engine, body)
      if (action === 'database.aggregateDocuments') {
        return aggregateDocuments(plain, body, options.now())
      }
      const id = String(body.transactionId ?? '')
      return (
        (await runTransactionAction(transactions, action, id)) ??
        (await runDocumentAction(action, body))
      )
    },
    ensure: (specs) => ensureCollections(sqlite, catalog, specs),
    load: (collection, docs) => loadDocs(engine, collection, docs),
    isEmpty: () =>
      catalog.all().every(({ table }) => sqlite.all(`SELECT 1 FROM ${table} LIMIT 1`).length === 0),
    collections: () =>
      catalog.all().map(({ name, table }) => ({
        name,
        count: Number(sqlite.all(`SELECT count(*) AS n FROM ${table}`)[0]?.n),
      })),
    find(collection, { filter = {}, sort = {}, limit, skip = 0 }) {
      const request = { filter: filter as Body, order: orderOf(sort), skip, limit }
      return plain.find(collection, request).found.map((item) => item.doc)
    },
    explain(collection, filter, sort = {}) {
      const limit = Number.POSITIVE_INFINITY
      const request = { filter: filter as Body, order: orderOf(sort), skip: 0, limit }
      return plain.find(collection, request).stats
    },
    close() {
      if (closed) return
      closed = true
      sqlite.close()
      release()
    },
  }
}
