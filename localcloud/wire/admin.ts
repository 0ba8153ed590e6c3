import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { CloudError } from '../errors'
import type { CallBook } from '../functions/calls'
import type { Faults } from '../functions/faults'
import type { CallOperation, CallRecord, Database } from '../types'
import { refuseBrowsers } from './guard'
import { type Handler, readJson, sendJson } from './http'
import { readMultipart } from './multipart'

/** 一个 SDK 动作的来历。 */
export interface ActionContext {
  /** 发起它的函数调用；外部进程直接用 SDK 时没有。 */
  record: CallRecord | undefined
  /** 嵌套调用的 SOURCE，如 `wx_client,scf`。 */
  source: string
}

/** 一个 SDK 动作：返回 JSON 应答体，或者原样的二进制；返回 null 表示断开连接。 */
export type Action = (
  body: Record<string, unknown>,
  context: ActionContext,
) => Promise<Record<string, unknown> | Buffer | null>

/** 单次请求的上限，字节：一条文档最大 16 MB，转义后还会变大。 */
const bodyLimit = 48 * 1024 * 1024

/** SDK 的入口要用到的各部分。 */
export interface AdminParts {
  database: Database
  actions: Record<string, Action>
  calls: CallBook
  faults: Faults
  /** 让这次调用的实例当场结束。 */
  kill: (callId: string) => Promise<void>
  /** 每个数据库操作另加多少毫秒。 */
  delay: number
}

/** SDK 的唯一入口：HTTP 永远是 200，成败都在应答体里。 */
export function createAdmin(parts: AdminParts): Handler {
  const { actions, calls } = parts
  return async (request, response, url) => {
    refuseBrowsers(request)
    const requestId = randomUUID()
    try {
      const body = await readRequest(request)
      const name = String(body.action)
      const record = calls.find(url.searchParams.get('seqId') ?? '')
      const startedAt = performance.now()
      const operation: CallOperation = { action: operationName(body), ms: 0 }
      try {
        const reply = name.startsWith('database.')
          ? await runDatabase(parts, body, operation, record)
          : await runAction(actions, name, body, { record, source: sourceOf(request) })
        if (reply === null) return void response.destroy()
        if (Buffer.isBuffer(reply)) {
          response.writeHead(200, { 'content-type': 'application/octet-stream' })
          return void response.end(reply)
        }
        sendJson(response, 200, { ...reply, requestId })
      } finally {
        operation.ms = performance.now() - startedAt
        calls.operate(record, operation)
      }
    } catch (error) {
      sendJson(response, 200, { ...explain(error), requestId })
    }
  }
}

function readRequest(request: IncomingMessage): Promise<Record<string, unknown>> {
  const multipart = request.headers['content-type']?.startsWith('multipart/form-data')
  return multipart ? readMultipart(request) : readJson(request, bodyLimit)
}

async function runDatabase(
  { database, faults, kill, delay }: AdminParts,
  body: Record<string, unknown>,
  operation: CallOperation,
  record: CallRecord | undefined,
) {
  if (typeof body.collectionName === 'string') operation.collection = body.collectionName
  if (delay > 0) await pause(delay)
  const fault = faults.next(record)
  const strike = async () => {
    if (fault?.how === 'killed') await kill(record?.id ?? '')
    return null
  }
  if (fault?.when === 'before') return strike()
  const { reply, stats } = await database.run(String(body.action), body)
  if (fault) return strike()
  if (stats) {
    const { collection, index, examined, returned } = stats
    Object.assign(operation, { collection, index, examined, returned })
  }
  return reply
}

function runAction(
  actions: Record<string, Action>,
  name: string,
  body: Record<string, unknown>,
  context: ActionContext,
) {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (!action) throw new CloudError('INVALID_PARAM', `本地云还不支持 ${name}。`)
  return action(body, context)
}

const sourceOf = (request: IncomingMessage) => String(request.headers['x-tcb-source'] ?? '')

/** 记录里的名字带上具体接口或函数，控制台一眼看得出在干什么。 */
function operationName({ action, apiName, function_name }: Record<string, unknown>): string {
  const detail = apiName ?? function_name
  return detail === undefined ? String(action) : `${action} ${detail}`
}

function explain(error: unknown) {
  if (error instanceof CloudError) return { code: error.code, message: error.message }
  console.error(error)
  return { code: 'SYS_ERR', message: error instanceof Error ? error.message : String(error) }
}
