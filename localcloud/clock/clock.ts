import type { State } from '../state'
import { read } from './shift'

/** 本地云的时钟：真实时间加一个可以拨动的偏移量；也可以停住，量期限的边时不受机器快慢影响。 */
export interface Clock {
  /** 现在，毫秒时间戳。 */
  now(): number
  /** 拨到指定时刻。只拨钟，不触发定时任务；连定时任务一起走要用 timers 的 travel。停住时拨了还是停着。 */
  moveTo(ms: number): void
  /** 停在此刻，直到 `go`。 */
  stop(): void
  /** 从停住的时刻接着走。 */
  go(): void
  /** 云函数线程共享的：偏移量，和停在哪一刻（0 是在走）。 */
  readonly shared: SharedArrayBuffer
}

/**
 * 打开时钟；偏移量随数据目录保存，重启后仍是拨过的时间，并且在走。
 * `startAt` 只在没有保存过时有用：让初始数据和它的“现在”对得上。
 */
export function openClock(state: State, startAt = Date.now()): Clock {
  const shared = new SharedArrayBuffer(16)
  const hands = new BigInt64Array(shared)
  const now = () => read(hands, Date.now())
  const shiftTo = (ms: number) => {
    const shift = Math.round(ms) - Date.now()
    Atomics.store(hands, 0, BigInt(shift))
    state.set('clockOffset', shift)
  }
  const stopAt = (ms: number) => Atomics.store(hands, 1, BigInt(Math.round(ms)))
  const stopped = () => Atomics.load(hands, 1) !== 0n
  const start = state.get('clockOffset', startAt - Date.now())
  Atomics.store(hands, 0, BigInt(Math.round(start)))
  state.set('clockOffset', start)
  return {
    shared,
    now,
    moveTo(ms) {
      shiftTo(ms)
      if (stopped()) stopAt(ms)
    },
    stop: () => void stopAt(now()),
    go() {
      shiftTo(now())
      stopAt(0)
    },
  }
}
