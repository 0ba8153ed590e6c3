import type { Collection, Entity } from '@domain/kernel/collection'
import type { Condition, Store } from '@domain/kernel/store'
import { db } from './cloud'
import { isConflict } from './failures'

/** 提交时发现别人改过；整个用例应当重跑。 */
export class StaleError extends Error {}

interface Change {
  readonly name: string
  readonly document: Entity
  /** 读到时的修订号；新建为空，没有修订号的记录没有。 */
  readonly rev: number | null | undefined
  /** 删掉。 */
  readonly gone?: true
}

const _ = db.command

function toWhere(where: Readonly<Record<string, Condition>>) {
  return Object.fromEntries(
    Object.entries(where).map(([field, condition]) => [field, toCommand(condition)]),
  )
}

function toCommand(condition: Condition): unknown {
  if (condition === null || typeof condition !== 'object') return condition
  if ('above' in condition && 'below' in condition)
    return _.and([_.gt(condition.above), _.lt(condition.below)])
  if ('below' in condition) return _.lt(condition.below)
  if ('atMost' in condition) return _.lte(condition.atMost)
  if ('above' in condition) return _.gt(condition.above)
  return _.in([...condition.oneOf])
}

/** 一个工作单元：读过的不再重读，写先记下、再取就是写下的样子，`commit` 一次提交。 */
export interface Unit extends Store {
  /** 有没有要提交的。 */
  changed(): boolean
  /** 已经知道它是什么样，不必再读。 */
  know<T extends Entity>(from: Collection<T>, document: T): void
  /** 它在这个单元里最后的样子；没有碰过为空。 */
  latest<T extends Entity>(from: Collection<T>, id: string): T | null
  commit(): Promise<void>
}

/** 开一个工作单元。 */
export function openUnit(): Unit {
  const seen = new Map<string, Entity | null>()
  const changes = new Map<string, Change>()
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
    changed: () => changes.size > 0,
    know: (from, document) => void seen.set(keyOf(from, document._id), document),
    latest<T extends Entity>(from: Collection<T>, id: string) {
      const key = keyOf(from, id)
      const change = changes.get(key)
      if (change?.gone) return null
      return (change?.document ?? seen.get(key) ?? null) as T | null
    },
    commit: () => commit([...changes.values()]),
  }
}

async function commit(changes: readonly Change[]): Promise<void> {
  const [only] = changes
  if (!only) return
  try {
    if (changes.length === 1 && only.rev === null)
      await db.collection(only.name).add({ data: only.document })
    else if (changes.length === 1 && only.rev !== undefined && !only.gone) await replaceOne(only)
    else await commitTogether(changes)
  } catch (error) {
    if (isConflict(error)) throw new StaleError()
    throw error
  }
}

/** 只改一份时不必开事务：带着修订号更新，没改到就是别人先改了。 */
async function replaceOne({ name, document, rev }: Change): Promise<void> {
  const { _id, ...fields } = document
  const data = Object.fromEntries(Object.entries(fields).map(([k, value]) => [k, _.set(value)]))
  const { stats } = await db.collection(name).where({ _id, rev }).update({ data })
  if (stats?.updated !== 1) throw new StaleError()
}

/** 一个集合里一次新建超过这么多份（导入），就并成一次 `add`，不一份一份来回。 */
const BULK = 20

function bulkCreates(changes: readonly Change[]): ReadonlyMap<string, Entity[]> {
  const created = new Map<string, Entity[]>()
  for (const { name, document, rev } of changes)
    if (rev === null) created.set(name, [...(created.get(name) ?? []), document])
  return new Map([...created].filter(([, documents]) => documents.length > BULK))
}

/** 改多份用事务：每份再读一遍比对修订号。事务里只用 doc 与 add，其他写法会悄悄跑到事务外面。 */
async function commitTogether(changes: readonly Change[]): Promise<void> {
  const transaction = await db.startTransaction()
  const bulk = bulkCreates(changes)
  try {
    for (const [name, data] of bulk) await transaction.collection(name).add({ data })
    for (const { name, document, rev, gone } of changes) {
      if (rev === null && bulk.has(name)) continue
      const { _id, ...data } = document
      if (rev === null) {
        await transaction.collection(name).add({ data: document })
        continue
      }
      const one = transaction.collection(name).doc(_id)
      const { data: current } = await one.get()
      if (!current || (current as Entity).rev !== rev) throw new StaleError()
      if (gone) await one.remove()
      else await one.set({ data })
    }
    await transaction.commit()
  } catch (error) {
    // 冲突时事务可能已被服务端结束，回滚失败不掩盖原来的错误。
    await transaction.rollback().catch(() => undefined)
    throw error
  }
}
