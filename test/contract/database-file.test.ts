import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { openDatabase } from '../../localcloud/database/open'
import type { CloudError } from '../../localcloud/errors'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'database-file-'))
  file = join(folder, 'data.db')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (path = file) => openDatabase({ file: path, now: () => 0 })
const specs = [
  { name: 'accounts', indexes: [] },
  { name: 'log', indexes: [{ name: 'i', keys: [['i', 1]] as const }] },
]

function failureOf(path = file): { code: string; message: string } {
  try {
    open(path).close()
    return { code: '', message: '' }
  } catch (error) {
    const { code, message } = error as CloudError
    return { code, message }
  }
}

/** 启动一个不停写的进程，等它确认了 `lines` 次就用 kill -9 杀掉；返回确认过的每一行。 */
async function writeUntilKilled(lines: number): Promise<string[]> {
  const writer = resolve(__dirname, 'databaseWriter.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', writer, file])
  const acknowledged: string[] = []
  for await (const line of createInterface({ input: child.stdout! })) {
    acknowledged.push(line)
    if (acknowledged.length === lines) child.kill('SIGKILL')
  }
  await ended(child)
  return acknowledged
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

describe('数据文件', () => {
  test('关上再打开，文档、索引和先后都在', () => {
    const first = open()
    expect([first.isEmpty(), first.collections()]).toEqual([true, []])
    first.ensure(specs)
    expect(first.isEmpty()).toBe(true)
    first.load('log', [
      { _id: 'z', i: 2, at: new Date(7) },
      { _id: 'a', i: 1 },
    ])
    first.close()
    const second = open()
    expect(second.isEmpty()).toBe(false)
    expect(second.collections()).toEqual([
      { name: 'accounts', count: 0 },
      { name: 'log', count: 2 },
    ])
    expect(second.find('log', { limit: 9 })).toEqual([
      { _id: 'z', i: 2, at: new Date(7) },
      { _id: 'a', i: 1 },
    ])
    expect(second.explain('log', { i: 1 })).toMatchObject({ index: 'i', examined: 1 })
    second.close()
    second.close()
    expect(existsSync(`${file}.pid`)).toBe(false)
  })

  test('写到一半被 kill -9，答应过的一笔不少，事务没有只做一半的', async () => {
    const first = open()
    first.ensure(specs)
    first.load('accounts', [
      { _id: 'a', points: 0 },
      { _id: 'b', points: 0 },
    ])
    first.close()
    let moved = 0
    for (const lines of [30, 101, 260]) {
      const acknowledged = await writeUntilKilled(lines)
      const database = open()
      const added = acknowledged.filter((line) => line.startsWith('added'))
      moved += acknowledged.filter((line) => line.startsWith('moved')).length
      const kept = new Set(database.find('log', { limit: 100_000 }).map(({ _id }) => _id))
      expect(added.filter((line) => !kept.has(line.slice(6)))).toEqual([])
      const [a, b] = database.find('accounts', { limit: 2 }).map(({ points }) => Number(points))
      expect(a! + b!).toBe(0)
      // 最后一笔可能已经写下、还没来得及答应，所以只会多，不会少。
      expect(b).toBeGreaterThanOrEqual(moved)
      moved = b!
      database.close()
    }
  })

  test('另一个活着的进程正用着，就不打开', async () => {
    const first = open()
    first.ensure(specs)
    first.load('accounts', [
      { _id: 'a', points: 0 },
      { _id: 'b', points: 0 },
    ])
    first.close()
    const child = spawn(process.execPath, [
      '--import',
      'tsx',
      resolve(__dirname, 'databaseWriter.ts'),
      file,
    ])
    await once(child.stdout!, 'data')
    expect(failureOf()).toEqual({
      code: 'DATA_IN_USE',
      message: expect.stringMatching(/正被另一个本地云使用/),
    })
    child.kill('SIGKILL')
    await ended(child)
    expect(failureOf().code).toBe('')
  })

  test('同一个进程里也不能打开两次', () => {
    const first = open()
    expect(failureOf().code).toBe('DATA_IN_USE')
    first.close()
    expect(failureOf().code).toBe('')
  })

  test('数据文件坏了，说清楚，一个字节也不动', () => {
    const rubbish = Buffer.from('这不是数据文件'.repeat(500))
    writeFileSync(file, rubbish)
    expect(failureOf()).toEqual({ code: 'DATA_BROKEN', message: expect.stringMatching(/已经损坏/) })
    expect(readFileSync(file).equals(rubbish)).toBe(true)
  })

  test('数据文件中间被涂坏，也看得出来，也不动它', () => {
    const first = open()
    first.ensure(specs)
    const docs = Array.from({ length: 3000 }, (_, i) => ({
      _id: `d${i}`,
      i,
      text: '字'.repeat(50),
    }))
    first.load('log', docs)
    first.close()
    const bytes = readFileSync(file)
    bytes.fill(0xaa, 8192, bytes.length - 4096)
    writeFileSync(file, bytes)
    expect(failureOf().code).toBe('DATA_BROKEN')
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  test('文件夹写不了，说清楚', () => {
    writeFileSync(file, '')
    expect(failureOf(join(file, 'below', 'data.db'))).toEqual({
      code: 'DATA_UNWRITABLE',
      message: expect.stringMatching(/不能写入/),
    })
  })
})
