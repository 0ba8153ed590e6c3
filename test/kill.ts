import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDemo } from '../config/run/demo'
import { openTokens } from '../localcloud/identity/tokens'
import { newRequestId, wideQuotas, wishForm } from './district'
import { type CastName, cast } from './seed/cast'

const root = join(__dirname, '..')

const writers: CastName[] = ['resident', 'residentOther', 'residentNext', 'residentYoung']

interface Running {
  readonly child: ChildProcess
  readonly url: string
}

/** 像 `npm run cloud` 那样另起一个进程，等它报出地址。 */
function startCloud(dataDir: string): Promise<Running> {
  const flags = ['cloud', '--port', '0', '--data', dataDir]
  const start = join(root, 'config/run/start.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', start, ...flags], { cwd: root })
  return new Promise((resolve, reject) => {
    let seen = ''
    const hear = (chunk: Buffer) => {
      seen += chunk.toString()
      const url = /http:\/\/127\.0\.0\.1:\d+(?=\/admin)/.exec(seen)?.[0]
      if (url) resolve({ child, url })
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => reject(new Error(`本地云没有启动：${seen}`)))
  })
}

/** 当场杀掉，不给任何善后的机会。 */
function kill({ child }: Running): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGKILL')
  return gone
}

/** 一直许愿，得到答复的编号记下来；云被杀掉就停。 */
async function keepPosting(url: string, token: string, acknowledged: string[]): Promise<void> {
  for (;;) {
    const data = { name: 'post', input: wishForm, requestId: newRequestId() }
    try {
      const reply = await fetch(`${url}/client/call`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ name: 'wish', data }),
      })
      const { result } = (await reply.json()) as { result?: { ok: boolean; data: { id: string } } }
      if (result?.ok) acknowledged.push(result.data.id)
    } catch {
      return
    }
  }
}

export interface Aftermath {
  readonly acknowledged: readonly string[]
  readonly lost: readonly string[]
  /** 只写了一半的：有心愿没消息，或号码与计数器对不上。 */
  readonly torn: readonly string[]
}

/** 写到一半时反复杀掉本地云，最后打开看：答复过的都在，没有只写一半的。 */
export async function killWhileWriting(rounds: number): Promise<Aftermath> {
  const dataDir = mkdtempSync(join(tmpdir(), 'red-neighbourhood-kill-'))
  const acknowledged: string[] = []
  // 每个人要许很多次愿，先把数量上限放宽。
  const before = await openDemo({ dataDir, port: 0, quiet: true, timers: false })
  const wide = { _id: 'wish', rev: 1, quotas: wideQuotas, workdays: [], holidays: [] }
  before.database.load('settings', [wide])
  await before.close()
  for (let round = 1; round <= rounds; round += 1) {
    const running = await startCloud(dataDir)
    const tokens = openTokens(join(dataDir, 'identity.key'))
    const target = acknowledged.length + 15 + round
    const posting = writers.map((who) =>
      keepPosting(running.url, tokens.sign('session', cast[who], 3600), acknowledged),
    )
    try {
      await until(() => acknowledged.length >= target)
    } finally {
      await kill(running)
    }
    await Promise.all(posting)
  }
  const cloud = await openDemo({ dataDir, port: 0, quiet: true, timers: false })
  const find = (name: string, filter: object) =>
    cloud.database.find(name, { filter, limit: 10_000 })
  const mine = find('tickets', { 'wish.text': wishForm.text })
  const stored = new Set(mine.map((w) => w._id))
  const torn = mine.filter((w) => find('notices', { ticketId: w._id }).length !== 2)
  const numbers = new Set(mine.map((w) => w.no))
  await cloud.close()
  rmSync(dataDir, { recursive: true, force: true })
  return {
    acknowledged,
    lost: acknowledged.filter((id) => !stored.has(id)),
    torn: [...torn.map((w) => w._id), ...(numbers.size === mine.length ? [] : ['号码有重复'])],
  }
}

async function until(ready: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000
  while (!ready()) {
    if (Date.now() > deadline) throw new Error('等了一分钟也没有写进去几条')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
