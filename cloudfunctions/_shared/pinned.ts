import { db, type Transaction } from './cloud'
import { asStale } from './commit'

/** 在事务里读过的几份；用到时才开事务，没用到就没有事务。 */
export interface Pinned {
  /** 读一份；没有为空。 */
  read(name: string, id: string): Promise<unknown>
  has(name: string, id: string): boolean
  /** 开了的事务，交给提交；没开为空。 */
  transaction(): Transaction | null
  /** 放掉；事务可能已经被服务端结束，放不掉也不要紧。 */
  abandon(): Promise<void>
}

export function openPinned(): Pinned {
  const keys = new Set<string>()
  let opened: Transaction | null = null
  return {
    async read(name, id) {
      try {
        opened ??= await db.startTransaction()
        const { data } = await opened.collection(name).doc(id).get()
        keys.add(`${name}/${id}`)
        return data ?? null
      } catch (error) {
        throw asStale(error)
      }
    },
    has: (name, id) => keys.has(`${name}/${id}`),
    transaction: () => opened,
    abandon: async () => void (await opened?.rollback().catch(() => undefined)),
  }
}
