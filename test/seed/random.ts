/** 可重复的随机数：同一个种子，每次、每台机器得到同一串。 */
export interface Random {
  /** 0（含）到 `below`（不含）的整数。 */
  int(below: number): number
  /** 取一个；空列表抛错。 */
  pick<T>(from: readonly T[]): T
  /** 打乱后的新列表。 */
  shuffle<T>(from: readonly T[]): T[]
}

/** mulberry32：32 位状态，几行就够，演示数据不需要更好的。 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const int = (below: number) => Math.floor(next() * below)
  return {
    int,
    pick<T>(from: readonly T[]) {
      if (from.length === 0) throw new Error('没有可以挑的。')
      return from[int(from.length)] as T
    },
    shuffle: (from) =>
      from
        .map((item) => ({ item, key: next() }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item),
  }
}
