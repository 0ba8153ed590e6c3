import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { transactionMissing } from './failures'
import { commit, type Engine, type Session } from './session'
import { pendingChanges, type Transaction, transactionSession } from './transaction'

/** 事务的寿命，毫秒：平台规定 30 秒之内必须提交或回滚。 */
export const transactionLife = 30_000

/** 记得最近多少个因出错而结束的事务，好让函数随后的回滚不再报错。 */
const rememberedFailures = 1000

/** 开着的全部事务。 */
export interface Transactions {
  start(): string
  /** 在事务里做一件事；出了错，事务随即作废。事务不存在时抛 DATABASE_TRANSACTION_FAIL。 */
  within<T>(id: string, work: (session: Session) => T): T
  commit(id: string): Promise<void>
  abort(id: string): void
  /** 放掉过了 30 秒的事务占着的锁。 */
  expire(): void
}

/** 开一张空的事务表；`now` 是毫秒时间戳。 */
export function openTransactions(engine: Engine, now: () => number): Transactions {
  const open = new Map<string, Transaction>()
  const failed = new Set<string>()

  function end(transaction: Transaction) {
    open.delete(transaction.id)
    if (transaction.snapshot !== null) engine.versions.release(transaction.snapshot)
    engine.locks.releaseAll(transaction.id)
  }

  function fail(transaction: Transaction) {
    end(transaction)
    failed.add(transaction.id)
    const [oldest] = failed
    if (failed.size > rememberedFailures && oldest !== undefined) failed.delete(oldest)
  }

  function expire() {
    const limit = now() - transactionLife
    for (const transaction of [...open.values()]) {
      if (transaction.startedAt < limit) end(transaction)
    }
  }

  function get(id: string): Transaction {
    expire()
    const transaction = open.get(id)
    if (!transaction) throw transactionMissing()
    return transaction
  }

  return {
    expire,
    start() {
      const id = randomUUID()
      const claims = new Map<string, string>()
      open.set(id, { id, startedAt: now(), snapshot: null, written: new Map(), claims })
      return id
    },
    within(id, work) {
      const transaction = get(id)
      try {
        return work(transactionSession(engine, transaction))
      } catch (error) {
        fail(transaction)
        throw error
      }
    },
    async commit(id) {
      get(id)
      // 让出线程，别的请求才有机会插进来；否则竞争永远不会发生，并发测试什么也证明不了。
      await nextTurn()
      const transaction = get(id)
      try {
        commit(engine, pendingChanges(engine, transaction))
        end(transaction)
      } catch (error) {
        fail(transaction)
        throw error
      }
    },
    abort(id) {
      if (failed.delete(id)) return
      end(get(id))
    },
  }
}
