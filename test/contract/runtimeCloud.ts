import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { openCloud } from '../../localcloud/open'
import type { Cloud, CloudOptions } from '../../localcloud/types'

/** 一个测试用的云函数：`code` 里可以用 `cloud`（真 SDK，已初始化）和 `db`。 */
export interface TestFunction {
  code: string
  config?: object
}

const head = `
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database({ throwOnNotFound: false })
`

const folders: string[] = []

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'localcloud-'))
  folders.push(folder)
  return folder
}

/** 删掉本文件建过的临时目录。 */
export function removeFolders() {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** 把测试函数连同真 SDK 打成与上线同样的单文件包，返回目录。 */
export function buildFunctions(functions: Record<string, TestFunction>): string {
  const folder = tempFolder()
  for (const [name, { code, config }] of Object.entries(functions)) {
    mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, name, 'config.json'), JSON.stringify(config ?? {}))
    buildSync({
      stdin: { contents: head + code, resolveDir: process.cwd() },
      outfile: join(folder, name, 'index.js'),
      bundle: true,
      platform: 'node',
      target: 'node16',
      logLevel: 'silent',
    })
  }
  return folder
}

/** 在临时目录里开一个干净的本地云；不自己走时钟，由测试来推。 */
export function openTestCloud(
  functionsDir: string,
  options: Partial<CloudOptions> = {},
): Promise<Cloud> {
  return openCloud({
    dataDir: tempFolder(),
    port: 0,
    functionsDir,
    collections: [{ name: 'things', indexes: [] }],
    timers: false,
    ...options,
  })
}

/** 带着某人的会话凭据向本地云发请求；`null` 是游客。 */
export function request(cloud: Cloud, openid: string | null, path: string, init: RequestInit = {}) {
  const headers = new Headers(init.headers)
  if (openid !== null) headers.set('authorization', `Bearer ${cloud.tokenFor(openid)}`)
  return fetch(cloud.url + path, { ...init, headers })
}
