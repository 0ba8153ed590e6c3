import { CloudError } from '../errors'
import type { CallRecord } from '../types'
import { addLog, type CallBook } from './calls'
import type { Catalog, FunctionSpec } from './catalog'
import { appId, baseEnvironment, type Caller, callEnvironment, newCallId } from './environment'
import { type Instance, startInstance } from './instance'
import type { Invocation } from './messages'
import { createPool, type Pool } from './pool'

/** 请求和结果的上限，字节。云上文本请求更严（100 KB），这里取不会冤枉人的硬上限。 */
export const payloadLimit = 1024 * 1024

/** 一次调用要说清楚的事；`event` 是普通对象。 */
export interface Call {
  name: string
  event: Record<string, unknown>
  caller: Caller
  timer?: boolean
}

/** 云函数运行时。 */
export interface Runtime {
  /** 跑一次云函数，返回结果的 JSON 文本；出错抛 CloudError，出错的调用同样有记录。 */
  invoke(call: Call): Promise<string>
  /** 正在跑的这次调用，它的实例当场结束。 */
  kill(callId: string): Promise<void>
  /** 各云函数现有几个实例。 */
  sizes(): Record<string, number>
  end(): Promise<void>
}

/** 运行时要从外面拿的东西。 */
export interface RuntimeOptions {
  catalog: Catalog
  calls: CallBook
  now: () => number
  clock: SharedArrayBuffer
  adminUrl: string
  env: Record<string, string>
  instances: number
  /** 实例都在忙时排不排队。 */
  queues: boolean
  /** 给这次调用签发身份凭据，嵌套调用时 SDK 会原样带回来。 */
  signCaller: (caller: Caller) => string
  onFailure: (record: CallRecord) => void
}

/** 开动运行时；实例都是用到才起。 */
export function createRuntime(options: RuntimeOptions): Runtime {
  const pools = new Map<string, Pool>()
  const running = new Map<string, Instance>()
  const env = baseEnvironment(options.adminUrl, options.env)
  const start = ({ bundle, memory, timeout }: FunctionSpec) =>
    startInstance({ bundle, memory, timeout, clock: options.clock, env })
  const limits = { limit: options.instances, queues: options.queues }
  const poolOf = (name: string) => {
    const pool = pools.get(name) ?? createPool(limits, start)
    pools.set(name, pool)
    return pool
  }
  return {
    async invoke(call) {
      const spec = options.catalog.get(call.name)
      const { openid, source } = call.caller
      const id = newCallId()
      const at = options.now()
      const record = options.calls.begin({ id, at, function: call.name, openid, source })
      const startedAt = performance.now()
      try {
        const invocation: Invocation = {
          id,
          event: encodeEvent(call),
          context: contextOf(id, spec),
          env: callEnvironment(id, call.caller, options.signCaller(call.caller), !!call.timer),
        }
        return await poolOf(call.name).use(spec, async (instance) => {
          running.set(id, instance)
          return checkSize(await instance.run(invocation, (line) => addLog(record, line)))
        })
      } catch (error) {
        record.error =
          error instanceof CloudError ? `${error.code}: ${error.message}` : String(error)
        throw error
      } finally {
        running.delete(id)
        record.ms = performance.now() - startedAt
        if (record.error) options.onFailure(record)
      }
    },
    kill: async (callId) => void (await running.get(callId)?.end('实例当场没了。')),
    sizes: () => Object.fromEntries([...pools].map(([name, pool]) => [name, pool.size()])),
    end: async () => void (await Promise.all([...pools.values()].map((pool) => pool.end()))),
  }
}

/** 云平台会在 event 里放上 userInfo；它盖过调用者自己写的同名字段。 */
function encodeEvent({ event, caller }: Call): string {
  const userInfo = caller.openid ? { openId: caller.openid, appId } : { appId }
  const text = JSON.stringify({ ...event, userInfo })
  if (Buffer.byteLength(text) > payloadLimit) {
    throw new CloudError('EXCEED_MAX_PAYLOAD_SIZE', '提交的内容超过 1 MB，请精简后再试。')
  }
  return text
}

function checkSize(result: string): string {
  if (Buffer.byteLength(result) > payloadLimit) {
    throw new CloudError('EXCEED_MAX_RESPONSE_SIZE', 'cloudfunction result size exceed limit (1MB)')
  }
  return result
}

function contextOf(id: string, { name, timeout, memory }: FunctionSpec) {
  return {
    request_id: id,
    function_name: name,
    time_limit_in_ms: timeout,
    memory_limit_in_mb: memory,
  }
}
