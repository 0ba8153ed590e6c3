/** 钟面上的时刻：停住时是停在的那一刻，否则是真实时间加偏移量。`hands` 见 Clock.shared。 */
export function read(hands: BigInt64Array, real: number): number {
  const stoppedAt = Number(Atomics.load(hands, 1))
  return stoppedAt || real + Number(Atomics.load(hands, 0))
}

/**
 * 让本线程的 `Date` 照钟面走。
 * 指针放在共享内存里：控制台一拨钟，所有云函数实例立刻跟着走，不必重启。
 */
export function shiftDate(hands: BigInt64Array) {
  const RealDate = Date
  const realNow = RealDate.now
  const now = () => read(hands, realNow())
  const Shifted = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
    apply: () => new RealDate(now()).toString(),
  })
  RealDate.now = now
  Object.defineProperty(RealDate.prototype, 'constructor', { value: Shifted })
  globalThis.Date = Shifted
}
