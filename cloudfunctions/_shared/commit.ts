import type { Entity } from '@domain/kernel/collection'
import type { Adjustment } from '@domain/kernel/store'
import { db, type Transaction } from './cloud'
import { toUpdate } from './commands'
import { isConflict } from './failures'

/** 提交时发现别人改过；整个用例应当重跑。 */
export class StaleError extends Error {}

/** 撞上了就是 StaleError，别的错原样。 */
export const asStale = (error: unknown) => (isConflict(error) ? new StaleError() : error)

export interface Change {
  readonly name: string
  readonly document: Entity
  /** 读到时的修订号；新建为空，没有修订号的记录没有。 */
  readonly rev: number | null | undefined
  /** 删掉。 */
  readonly gone?: true
  /** 已经在事务里读过，事务自己看得出别人有没有改。 */
  readonly pinned?: boolean
}

/** 提交时加减几处的一份文档。 */
export interface Touch {
  readonly name: string
  readonly id: string
  readonly change: Adjustment
}

/** 一次提交：改动、加减，和已经开了的事务。 */
export interface Batch {
  readonly changes: readonly Change[]
  readonly touches: readonly Touch[]
  readonly transaction: Transaction | null
}

export async function commit({ changes, touches, transaction }: Batch): Promise<void> {
  const [only] = changes
  const alone = changes.length === 1 && touches.length === 0 && transaction === null
  try {
    if (changes.length === 0 && touches.length === 0) await transaction?.rollback()
    else if (alone && only?.rev === null)
      await db.collection(only.name).add({ data: only.document })
    else if (alone && only && only.rev !== undefined && !only.gone) await replaceOne(only)
    else await commitTogether({ changes, touches, transaction })
  } catch (error) {
    throw asStale(error)
  }
}

/** 只改一份时不必开事务：带着修订号更新，没改到就是别人先改了。 */
async function replaceOne({ name, document, rev }: Change): Promise<void> {
  const { _id, ...fields } = document
  const data = Object.fromEntries(
    Object.entries(fields).map(([k, value]) => [k, db.command.set(value)]),
  )
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
async function commitTogether({ changes, touches, ...opened }: Batch): Promise<void> {
  const transaction = opened.transaction ?? (await db.startTransaction())
  const bulk = bulkCreates(changes)
  try {
    for (const [name, data] of bulk) await transaction.collection(name).add({ data })
    for (const { name, document, rev, gone, pinned } of changes) {
      if (rev === null && bulk.has(name)) continue
      const { _id, ...data } = document
      if (rev === null) {
        await transaction.collection(name).add({ data: document })
        continue
      }
      const one = transaction.collection(name).doc(_id)
      if (!pinned) {
        const { data: current } = await one.get()
        if (!current || (current as Entity).rev !== rev) throw new StaleError()
      }
      if (gone) await one.remove()
      else await one.set({ data })
    }
    for (const { name, id, change } of touches)
      await transaction
        .collection(name)
        .doc(id)
        .update({ data: toUpdate(change) })
    await transaction.commit()
  } catch (error) {
    // 冲突时事务可能已被服务端结束，回滚失败不掩盖原来的错误。
    await transaction.rollback().catch(() => undefined)
    throw error
  }
}
