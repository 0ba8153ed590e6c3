import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openClock } from './clock/clock'
import { createConsole } from './console/console'
import { openDatabase } from './database/open'
import { CloudError } from './errors'
import { createLedger } from './functions/billing'
import { createCallBook } from './functions/calls'
import { openCatalog } from './functions/catalog'
import { createFaults } from './functions/faults'
import { createRuntime, type Runtime } from './functions/runtime'
import { createIdentityPages } from './identity/pages'
import { createPhones } from './identity/phones'
import { createSessions } from './identity/sessions'
import { openTokens } from './identity/tokens'
import { openOpenApi } from './openapi/open'
import { openState } from './state'
import { openStorage } from './storage/storage'
import { createTimers } from './timers/timers'
import type { CallRecord, Cloud, CloudOptions, Database } from './types'
import { type Action, createAdmin } from './wire/admin'
import { callFunction, createClient } from './wire/client'
import { parseObject } from './wire/http'
import { type Server, startServer } from './wire/server'
import { createSite } from './wire/site'

/** 嵌套调用凭据的有效期，秒；比函数能跑的最长时间长就行。 */
const callSeconds = 3600

/**
 * 启动本地云：一个端口，H5、云函数、数据库、云存储、云调用、控制台都在上面，只听 127.0.0.1。
 * 端口被占抛 PORT_TAKEN，数据目录写不了抛 DATA_UNWRITABLE，数据文件的错误由数据库抛出。
 */
export async function openCloud(options: CloudOptions): Promise<Cloud> {
  makeFolder(options.dataDir)
  // 先占端口再开数据：端口被占是最常见的错误，不该白等装数据的时间。
  const server = await startServer(options.port)
  try {
    return await assemble(options, server)
  } catch (error) {
    await server.close()
    throw error
  }
}

async function assemble(options: CloudOptions, server: Server): Promise<Cloud> {
  const { databaseDelay: delay = 0, instances = 4, queue: queues = true } = options
  const url = `http://127.0.0.1:${server.port}`
  const state = openState(join(options.dataDir, 'state.json'))
  const clock = openClock(state, options.startAt)
  const database = await openData(options, clock.now)
  const catalog = openCatalog(options.functionsDir)
  const billing = createLedger(clock.now)
  const calls = createCallBook(billing)
  const faults = createFaults()
  const live = options.timers !== false

  const tokens = openTokens(join(options.dataDir, 'identity.key'))
  const sessions = createSessions(options.people ?? [], tokens, state)
  const phones = createPhones(sessions.person)
  const storage = openStorage(join(options.dataDir, 'files'), url, tokens, billing.charge)
  const runtime = createRuntime({
    catalog,
    calls,
    ...{ now: clock.now, clock: clock.shared },
    adminUrl: `${url}/admin`,
    ...{ env: options.env ?? {}, instances, queues },
    signCaller: ({ openid }) => tokens.sign('call', openid, callSeconds),
    onFailure: options.quiet === false ? printFailure : () => undefined,
  })
  const timers = createTimers({ clock, catalog, runtime, state }, live)
  const openapi = openOpenApi({ options, url, clock, state, catalog, runtime, phones, live })

  const actions = {
    ...storage.actions,
    'functions.invokeFunction': nestedCall(runtime, (token) => tokens.verify('call', token)),
    'wx.openApi': openapi.gateway.action,
  }
  const seen = { database, calls, billing, catalog, runtime, clock, timers, openapi, sessions }
  server.mount({
    '/admin': createAdmin({ database, actions, calls, faults, kill: runtime.kill, delay }),
    '/client': createClient({ runtime, sessions, storage, phones, consents: openapi.consents }),
    '/files': storage.handler,
    '/as': createIdentityPages(sessions),
    '/console': createConsole(seen),
    '/': createSite(options.staticDir),
  })

  return {
    url,
    port: server.port,
    database,
    clock: {
      now: clock.now,
      set: timers.travel,
      advance: (ms) => timers.travel(clock.now() + ms),
      jump: (ms) => clock.moveTo(clock.now() + ms),
      ...{ stop: clock.stop, go: clock.go },
    },
    calls: calls.records,
    billing,
    scans: () => calls.scans,
    openapi: {
      fail: openapi.gateway.fail,
      sent: openapi.gateway.sent,
      media: openapi.media.all,
      answerMedia: openapi.media.answer,
    },
    faults,
    timers: {
      run: timers.run,
      async tick() {
        await openapi.media.settle()
        await timers.tick()
      },
    },
    tokenFor: sessions.tokenFor,
    call: async (openid, name, data) =>
      JSON.parse(await callFunction(runtime, openid ?? '', name, data)),
    upload: async (openid, path, bytes) => storage.uploadAsClient(openid, path, bytes),
    async close() {
      timers.stop()
      openapi.media.stop()
      await runtime.end()
      await server.close()
      database.close()
    },
  }
}

async function openData(options: CloudOptions, now: () => number): Promise<Database> {
  const database = openDatabase({ file: join(options.dataDir, 'cloud.db'), now })
  try {
    database.ensure(options.collections)
    if (database.isEmpty()) await options.seed?.((name, docs) => database.load(name, docs))
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function makeFolder(folder: string) {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.R_OK | constants.W_OK)
  } catch {
    throw new CloudError(
      'DATA_UNWRITABLE',
      '数据目录建不了也写不了，请检查权限，或者用 --data 换一个目录。',
    )
  }
}

/** 函数叫函数。 */
function nestedCall(runtime: Runtime, verify: (token: string) => string): Action {
  return async (body, { source }) => {
    const openid = callerOf(body.wxCloudApiToken, verify)
    const event = parseObject(String(body.request_data ?? ''))
    const call = { name: String(body.function_name), event, caller: { openid, source } }
    return { data: { response_data: await runtime.invoke(call) } }
  }
}

/** 嵌套调用沿用上一层的身份；凭据不对就当游客，绝不相信请求里写的 openid。 */
function callerOf(token: unknown, verify: (token: string) => string): string {
  try {
    return verify(String(token ?? ''))
  } catch {
    return ''
  }
}

function printFailure(record: CallRecord) {
  console.error(`云函数 ${record.function} 出错：${record.error}`)
}
