import type { State } from '../state'

/** 本地云的时钟：真实时间加一个可以拨动的偏移量。 */
export interface Clock {
  /** 现在，毫秒时间戳。 */
  now(): number
  /** 拨到指定时刻。只拨钟，不触发定时任务；连定时任务一起走要用 timers 的 travel。 */
  moveTo(ms: number): void
  /** 云函数线程共享的偏移量。 */
  readonly shared: SharedArrayBuffer
}

/**
 * 打开时钟；偏移量随数据目录保存，重启后仍是拨过的时间。
 * `startAt` 只在没有保存过时有用：让初始数据和它的“现在”对得上。
 */
export function openClock(state: State, startAt = Date.now()): Clock {
  const shared = new SharedArrayBuffer(8)
  const offset = new BigInt64Array(shared)
  const start = state.get('clockOffset', startAt - Date.now())
  Atomics.store(offset, 0, BigInt(Math.round(start)))
  state.set('clockOffset', start)
  return {
    shared,
    now: () => Date.now() + Number(Atomics.load(offset, 0)),
    moveTo(ms) {
      const shift = Math.round(ms) - Date.now()
      Atomics.store(offset, 0, BigInt(shift))
      state.set('clockOffset', shift)
    },
  }
}
