import type { Catalog } from '../functions/catalog'
import type { SentRecord } from '../types'
import type { Action, ActionContext } from '../wire/admin'
import { decodeRequest, encodeReply, type OpenApiReply } from './codec'

/** 一个云调用接口：参数键名是下划线写法。 */
export type Api = (body: Record<string, unknown>) => Promise<OpenApiReply>

/** 让接口出故障的两种办法：断线，或平台回错误码。 */
export type FailureMode = 'down' | 'reject'

/** 云调用的总入口：查权限、演故障、记账、分发。 */
export interface Gateway {
  action: Action
  readonly names: readonly string[]
  readonly sent: readonly SentRecord[]
  readonly failures: ReadonlyMap<string, FailureMode>
  fail(api: string, how: FailureMode | null): void
}

const unknownApi = -604100
const noPermission = -604101
const quotaReached = { errcode: 45009, errmsg: 'reach max api daily quota limit' }
const keep = 1000

/** 建总入口；`apis` 的键是 `security.msgSecCheck` 这样的接口名。 */
export function createGateway(
  apis: Record<string, Api>,
  catalog: Catalog,
  now: () => number,
): Gateway {
  const sent: SentRecord[] = []
  const failures = new Map<string, FailureMode>()

  const remember = (api: string, body: Record<string, unknown>) => {
    const openid = body.touser ?? body.openid
    sent.push({ at: now(), api, body, ...(typeof openid === 'string' && { openid }) })
    if (sent.length > keep) sent.shift()
  }
  const answer = async (name: string, bytes: Buffer, context: ActionContext) => {
    if (!permitted(name, catalog, context)) return { errorCode: noPermission }
    const api = Object.hasOwn(apis, name) ? apis[name] : undefined
    if (!api) return { errorCode: unknownApi }
    if (failures.get(name) === 'reject') return { json: quotaReached }
    const body = decodeRequest(bytes)
    const reply = await api(body)
    if (!('json' in reply) || !reply.json.errcode) remember(name, body)
    return reply
  }
  return {
    names: Object.keys(apis),
    sent,
    failures,
    fail(api, how) {
      if (how === null) failures.delete(api)
      else failures.set(api, how)
    },
    async action(body, context) {
      const name = String(body.apiName)
      if (failures.get(name) === 'down') return null
      const bytes = Buffer.from(String(body.requestData ?? ''), 'latin1')
      return encodeReply(await answer(name, bytes, context))
    },
  }
}

/** 函数的 config.json 没有声明的接口不许调；外部进程直接用 SDK 时不查。 */
function permitted(name: string, catalog: Catalog, { record }: ActionContext): boolean {
  return !record || catalog.get(record.function).openapi.includes(name)
}
