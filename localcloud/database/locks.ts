/** 别的事务占着要写的文档；普通写入收到它就等一等再来。 */
export class Locked extends Error {
  constructor() {
    super('document is locked by a transaction')
    this.name = 'Locked'
  }
}

/** 谁占着什么。一把锁是一条文档，或唯一索引里的一个值。 */
export interface Locks {
  ownerOf(lock: string): string | undefined
  take(lock: string, owner: string): void
  releaseAll(owner: string): void
  /** 等到有锁放开，最多 `ms` 毫秒。 */
  waitForRelease(ms: number): Promise<void>
}

/** 开一张空的锁表。 */
export function openLocks(): Locks {
  const owners = new Map<string, string>()
  const held = new Map<string, Set<string>>()
  const waiting = new Set<() => void>()

  return {
    ownerOf: (lock) => owners.get(lock),
    take(lock, owner) {
      owners.set(lock, owner)
      const mine = held.get(owner) ?? new Set()
      held.set(owner, mine.add(lock))
    },
    releaseAll(owner) {
      for (const lock of held.get(owner) ?? []) owners.delete(lock)
      held.delete(owner)
      for (const wake of [...waiting]) wake()
    },
    waitForRelease: (ms) =>
      new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer)
          waiting.delete(wake)
          resolve()
        }
        const timer = setTimeout(wake, ms)
        waiting.add(wake)
      }),
  }
}
