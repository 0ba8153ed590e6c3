import type { Collection, Entity } from '@domain/kernel/collection'
import type { Store } from '@domain/kernel/store'
import { db } from './cloud'
import { toUpdate, toWhere } from './commands'
import { asStale, type Change, commit, type Touch } from './commit'
import { openPinned } from './pinned'

/** 一个工作单元：读过的不再重读，写先记下、再取就是写下的样子，`commit` 一次提交。 */
export interface Unit extends Store {
  /** 有没有要提交的。 */
  changed(): boolean
  /** 已经知道它是什么样，不必再读。 */
  know<T extends Entity>(from: Collection<T>, document: T): void
  /** 没办成：把开了的事务放掉。 */
  abandon(): Promise<void>
  /** 它在这个单元里最后的样子；没有碰过为空。 */
  latest<T extends Entity>(from: Collection<T>, id: string): T | null
  commit(): Promise<void>
}

/** 开一个工作单元。 */
export function openUnit(): Unit {
  const seen = new Map<string, Entity | null>()
  const changes = new Map<string, Change>()
  const touches: Touch[] = []
  const pinned = openPinned()
  const keyOf = (from: Collection<Entity>, id: string) => `${from.name}/${id}`

  return {
    async get<T extends Entity>(from: Collection<T>, id: string) {
      const key = keyOf(from, id)
      const pending = changes.get(key)
      if (pending) return pending.gone ? null : (pending.document as T)
      if (!seen.has(key)) {
        const { data } = await db.collection(from.name).doc(id).get()
        seen.set(key, (data as Entity | undefined) ?? null)
      }
      return seen.get(key) as T | null
    },
    async list<T extends Entity>(from: Collection<T>, query: Parameters<Store['list']>[1]) {
      const matched = db.collection(from.name).where(toWhere(query.where))
      const { orderBy } = query
      const sorted = orderBy
        ? matched.orderBy(orderBy.replace(/^-/, ''), orderBy.startsWith('-') ? 'desc' : 'asc')
        : matched
      const { data } = await sorted.limit(query.limit).get()
      // 列表里见过的，再按编号取时也不重读。
      for (const one of data as T[]) {
        const key = keyOf(from, one._id)
        if (!seen.has(key)) seen.set(key, one)
      }
      return data as T[]
    },
    create(into, document) {
      changes.set(keyOf(into, document._id), { name: into.name, document, rev: null })
    },
    put(into, document) {
      const key = keyOf(into, document._id)
      const pending = changes.get(key)
      // 刚新建的再改，还是新建。
      const rev = pending ? pending.rev : document.rev
      const next = typeof rev === 'number' ? { ...document, rev: rev + 1 } : document
      changes.set(key, { name: into.name, document: next, rev })
    },
    amend(into, document) {
      changes.set(keyOf(into, document._id), { name: into.name, document, rev: undefined })
    },
    remove(from, document) {
      const key = keyOf(from, document._id)
      const rev = changes.get(key)?.rev ?? document.rev
      changes.set(key, { name: from.name, document, rev, gone: true })
    },
    async pin<T extends Entity>(from: Collection<T>, id: string) {
      const document = (await pinned.read(from.name, id)) as T | null
      seen.set(keyOf(from, id), document)
      return document
    },
    adjust(into, id, change) {
      touches.push({ name: into.name, id, change })
    },
    async seize(into, where, change) {
      const data = toUpdate(change)
      // 改过了，再取就重读。
      if (typeof where._id === 'string') seen.delete(keyOf(into, where._id))
      const matched = db.collection(into.name).where(toWhere(where))
      const { stats } = await matched.update({ data }).catch((error) => {
        throw asStale(error)
      })
      return stats?.updated === 1
    },
    changed: () => changes.size > 0 || touches.length > 0,
    know: (from, document) => void seen.set(keyOf(from, document._id), document),
    latest<T extends Entity>(from: Collection<T>, id: string) {
      const key = keyOf(from, id)
      const change = changes.get(key)
      if (change?.gone) return null
      return (change?.document ?? seen.get(key) ?? null) as T | null
    },
    abandon: () => pinned.abandon(),
    commit: () =>
      commit({
        changes: [...changes.values()].map((change) => ({
          ...change,
          pinned: pinned.has(change.name, change.document._id),
        })),
        ...{ touches, transaction: pinned.transaction() },
      }),
  }
}
