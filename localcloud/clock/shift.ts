/**
 * 让本线程的 `Date` 比真实时间多出 `offset[0]` 毫秒。
 * 偏移量放在共享内存里：控制台一拨钟，所有云函数实例立刻跟着走，不必重启。
 */
export function shiftDate(offset: BigInt64Array) {
  const RealDate = Date
  const realNow = RealDate.now
  const now = () => realNow() + Number(Atomics.load(offset, 0))
  const Shifted = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
    apply: () => new RealDate(now()).toString(),
  })
  RealDate.now = now
  Object.defineProperty(RealDate.prototype, 'constructor', { value: Shifted })
  globalThis.Date = Shifted
}
