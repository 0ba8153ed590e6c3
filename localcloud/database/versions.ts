import type { Change, Stored } from './store'

/** 一次已提交的改动之前的样子。 */
interface Version {
  readonly at: number
  readonly collection: string
  readonly key: string
  readonly before: Stored | null
}

/** 给快照用的旧版本：只有事务开着时才留，最老的快照用不到的随时丢掉。 */
export interface Versions {
  /** 从现在起保留旧版本；返回快照号，用完要 release。 */
  snapshot(): number
  release(snapshot: number): void
  /** 每次提交之后记一次。 */
  record(changes: readonly Change[]): void
  changedSince(snapshot: number, collection: string, key: string): boolean
  /** 快照之后变过的文档在快照那一刻的样子；空值表示那时还没有。 */
  asOf(snapshot: number, collection: string): Map<string, Stored | null>
}

/** _id 编码的文本形式，当 Map 的键用。 */
export function keyText(key: Buffer): string {
  return key.toString('latin1')
}

/** 开一份空的版本记录。 */
export function openVersions(): Versions {
  const snapshots: number[] = []
  let clock = 0
  let history: Version[] = []

  return {
    snapshot() {
      snapshots.push(clock)
      return clock
    },
    release(snapshot) {
      snapshots.splice(snapshots.indexOf(snapshot), 1)
      const oldest = Math.min(...snapshots)
      const first = history.findIndex(({ at }) => at > oldest)
      history = first < 0 ? [] : history.slice(first)
    },
    record(changes) {
      clock++
      if (snapshots.length === 0) return
      for (const { collection, key, before } of changes) {
        history.push({ at: clock, collection, key: keyText(key), before })
      }
    },
    changedSince: (snapshot, collection, key) =>
      history.some((v) => v.at > snapshot && v.key === key && v.collection === collection),
    asOf(snapshot, collection) {
      const seen = new Map<string, Stored | null>()
      for (const version of history) {
        if (version.at <= snapshot || version.collection !== collection) continue
        // 快照之后的第一次改动，改动前的样子就是快照那一刻的样子。
        if (!seen.has(version.key)) seen.set(version.key, version.before)
      }
      return seen
    },
  }
}
