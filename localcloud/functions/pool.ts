import { CloudError } from '../errors'
import type { FunctionSpec } from './catalog'
import type { Instance } from './instance'

/** 一个云函数的全部实例：用到才开，最多 `limit` 个，满了就排队。 */
export interface Pool {
  use<T>(spec: FunctionSpec, work: (instance: Instance) => Promise<T>): Promise<T>
  /** 现有实例数，给控制台看。 */
  size(): number
  end(): Promise<void>
}

/** 排队超过这么久就拒绝：多半是函数互相等待，再等也等不到。毫秒。 */
const queueLimit = 15_000

/** 闲了这么久的实例收掉，只留一个：每个要占二三十兆内存。毫秒。 */
const idleLimit = 60_000

/** 建一个实例池；`start` 起一个新实例，`queues` 为假时不排队，实例都在忙就当场拒绝。 */
export function createPool(
  { limit, queues }: { readonly limit: number; readonly queues: boolean },
  start: (spec: FunctionSpec) => Instance,
): Pool {
  let version: number | null = null
  let idle: Instance[] = []
  let ended = false
  const all = new Set<Instance>()
  const waiting: ((instance: Instance) => void)[] = []

  const refresh = (spec: FunctionSpec) => {
    if (version === spec.version) return
    // 函数重新构建过：闲着的旧实例结束，忙着的跑完再结束。
    version = spec.version
    for (const instance of idle) discard(instance)
    idle = []
  }
  const discard = (instance: Instance) => {
    all.delete(instance)
    void instance.end()
  }
  let trimmer: NodeJS.Timeout | undefined
  const trimLater = () => {
    clearTimeout(trimmer)
    trimmer = setTimeout(() => {
      for (const instance of idle.splice(1)) discard(instance)
    }, idleLimit)
    trimmer.unref()
  }
  const open = (spec: FunctionSpec) => {
    const instance = start(spec)
    all.add(instance)
    return instance
  }
  const take = (spec: FunctionSpec): Promise<Instance> => {
    if (ended) throw new CloudError('FUNCTIONS_EXECUTE_FAIL', '本地云正在关闭。')
    refresh(spec)
    for (let instance = idle.pop(); instance; instance = idle.pop()) {
      if (instance.alive()) return Promise.resolve(instance)
      all.delete(instance)
    }
    if (all.size < limit) return Promise.resolve(open(spec))
    if (!queues) throw allBusy('云函数实例都在忙，请稍后再试。')
    return queue(waiting)
  }
  const release = (instance: Instance, spec: FunctionSpec) => {
    const usable = instance.alive() && spec.version === version && !ended
    if (!usable) discard(instance)
    const next = waiting.shift()
    if (next) next(usable ? instance : open(spec))
    else if (usable) {
      idle.push(instance)
      trimLater()
    }
  }
  return {
    size: () => all.size,
    async use(spec, work) {
      const instance = await take(spec)
      try {
        return await work(instance)
      } finally {
        release(instance, spec)
      }
    },
    async end() {
      ended = true
      clearTimeout(trimmer)
      await Promise.all([...all].map((instance) => instance.end()))
    },
  }
}

const allBusy = (message: string) => new CloudError('EXCEED_CONCURRENT_REQUEST_LIMIT', message)

function queue(waiting: ((instance: Instance) => void)[]): Promise<Instance> {
  return new Promise((resolve, reject) => {
    const enter = (instance: Instance) => {
      clearTimeout(timer)
      resolve(instance)
    }
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(enter), 1)
      reject(allBusy('云函数实例都在忙，排队太久，请稍后再试。'))
    }, queueLimit)
    waiting.push(enter)
  })
}
