import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../localcloud/database/open'
import { CloudError } from '../../localcloud/errors'
import type { CollectionSpec, Database, OperationStats } from '../../localcloud/types'

// biome-ignore lint/suspicious/noExplicitAny: SDK 的返回值没有精确的类型。
type Any = any

/** 把没有改动过的 wx-server-sdk 接到一个只有数据库的小服务器上。 */
export interface DatabaseCloud {
  /** cloud.database()，`throwOnNotFound` 为假。 */
  db: Any
  database(): Database
  file: string
  /** 最近一次动作用的索引。 */
  lastStats(): OperationStats | null
  clock: { now: number }
  /** 关上再打开同一个数据文件。 */
  reopen(): void
  close(): Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<Any> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

function requireSdk(port: number): Any {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local',
    TCB_ENV: 'local',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
    SILENCE: 'true',
  })
  return require('wx-server-sdk')
}

/** 开一个临时目录里的数据库和它的服务器；集合按 `specs` 建好。 */
export async function openDatabaseCloud(specs: readonly CollectionSpec[]): Promise<DatabaseCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'database-'))
  const file = join(folder, 'data.db')
  const clock = { now: Date.parse('2025-06-01T00:00:00Z') }
  const open = () => openDatabase({ file, now: () => clock.now })
  let database = open()
  let stats: OperationStats | null = null
  database.ensure(specs)
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    let answer: object
    try {
      const outcome = await database.run(body.action, body)
      stats = outcome.stats
      answer = { ...outcome.reply, requestId: 'local' }
    } catch (error) {
      const { code, message } = error as CloudError
      answer = { code: error instanceof CloudError ? code : 'SYS_ERR', message, requestId: 'local' }
    }
    response.setHeader('content-type', 'application/json; charset=utf-8')
    response.end(JSON.stringify(answer))
  })
  const port = await listen(server)
  const cloud = requireSdk(port)
  cloud.init({ env: 'local' })
  return {
    db: cloud.database({ throwOnNotFound: false }),
    database: () => database,
    file,
    lastStats: () => stats,
    clock,
    reopen() {
      database.close()
      database = open()
    },
    async close() {
      database.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** 等一个一定会失败的请求，拿到它的错误；没有失败时是 undefined。 */
export async function reasonOf(request: Promise<unknown>): Promise<Any> {
  try {
    await request
    return undefined
  } catch (error) {
    return error
  }
}
