import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { collections } from '@domain/collections'
import { clearData } from '../config/run/reset'
import { openDatabase } from '../localcloud/database/open'

const root = path.resolve(__dirname, '..')
const now = () => Date.parse('2026-11-23T02:00:00.000Z')

const running = new Set<ChildProcess>()
let folder: string
let dataDir: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'red-neighbourhood-start-'))
  dataDir = path.join(folder, 'data')
  file = path.join(dataDir, 'cloud.db')
})
// 本不该打开的却打开了，也不能让它一直开着。
afterEach(async () => {
  for (const child of running) child.kill()
  await Promise.all([...running].map((child) => once(child, 'close')))
  rmSync(folder, { recursive: true, force: true })
})

/** 打开（没有就新建）数据文件，放好集合。 */
function openData() {
  const database = openDatabase({ file, now })
  database.ensure(collections)
  return database
}

/** 一份用过的数据：有一份文档，已经关好。 */
function prepareData() {
  const database = openData()
  database.load('areas', [{ _id: 'D-test', name: '试验区' }])
  database.close()
}

/** 像 `npm run cloud` 那样打开本地云，只是不先构建。 */
function launch(kind: 'start' | 'cloud', ...flags: string[]) {
  const start = path.join(root, 'config/run/start.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', start, kind, ...flags], { cwd: root })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  running.add(child)
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child)
    return code as number | null
  })
  return { child, said, ended }
}

/** 没能打开：退出码是 1，只说了一行给人看的话；返回这句话。 */
async function refusal(kind: 'start' | 'cloud', ...flags: string[]): Promise<string> {
  const { said, ended } = launch(kind, ...flags)
  expect(await ended).toBe(1)
  expect(said.out).toBe('')
  const lines = said.err.trimEnd().split('\n')
  expect(lines).toHaveLength(1)
  const [words = ''] = lines
  expect(words).toMatch(/[\u4e00-\u9fff].*。$/)
  // 出错的位置、错误的类名、机器上的路径都不是给人看的。
  expect(words).not.toMatch(/^\s*at |Error\b|node:|\.ts\b/)
  expect(words).not.toContain(root)
  return words
}

/** 一个文件夹里每个文件的摘要。 */
function digests(of: string): Record<string, string> {
  const files = readdirSync(of, { recursive: true, withFileTypes: true }).filter((it) =>
    it.isFile(),
  )
  return Object.fromEntries(
    files.map((it) => {
      const name = path.join(it.parentPath, it.name)
      const digest = createHash('sha256').update(readFileSync(name)).digest('hex')
      return [path.relative(of, name), digest]
    }),
  )
}

describe('打不开时只说一句话，数据一个字节也不动', () => {
  test('端口被别的程序占着', async () => {
    prepareData()
    const before = digests(folder)
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const words = await refusal('cloud', '--port', String(port), '--data', dataDir).finally(() =>
      other.close(),
    )
    expect(words).toContain(`端口 ${port} 已被别的程序占用`)
    expect(digests(folder)).toMatchObject(before)
  })

  test.each([
    ['指的是一个文件', ''],
    ['要建在一个文件里面', 'inside'],
  ])('数据文件夹%s，写不了', async (_, inside) => {
    writeFileSync(dataDir, '这是别的文件')
    const words = await refusal('cloud', '--port', '0', '--data', path.join(dataDir, inside))
    expect(words).toContain('数据目录')
    expect(readFileSync(dataDir, 'utf8')).toBe('这是别的文件')
  })

  test.each([
    ['根本不是数据文件', () => Buffer.from('这不是数据库，是一篇文章。'.repeat(500))],
    ['中间坏了一大段', (sound: Buffer) => Buffer.from(sound).fill(0x5a, 4096)],
    ['后半截没了', (sound: Buffer) => sound.subarray(0, sound.length / 2)],
  ])('数据文件%s', async (_, spoil) => {
    prepareData()
    writeFileSync(file, spoil(readFileSync(file)))
    const before = digests(folder)
    expect(await refusal('cloud', '--port', '0', '--data', dataDir)).toContain('数据文件已经损坏')
    expect(digests(folder)).toMatchObject(before)
  })

  test('数据正被另一个本地云用着', async () => {
    prepareData()
    const database = openData()
    const before = readFileSync(file)
    const words = await refusal('cloud', '--port', '0', '--data', dataDir).finally(() =>
      database.close(),
    )
    expect(words).toContain('正被另一个本地云使用')
    expect(readFileSync(file)).toEqual(before)
  })

  test.each([
    ['cloud', ['--prot', '7002'], '--port、--data、--empty'],
    ['cloud', ['--reset'], '--port、--data、--empty'],
    ['cloud', ['--port', '很大'], '端口“很大”不对'],
    ['cloud', ['--port', '70000'], '端口“70000”不对'],
    ['start', ['--dta'], '--port、--reset、--empty'],
  ] as const)('%s 不认识的参数 %s', async (kind, flags, hint) => {
    prepareData()
    const before = digests(folder)
    expect(await refusal(kind, ...flags, '--data', dataDir)).toContain(hint)
    expect(digests(folder)).toMatchObject(before)
  })
})

/** 打开本地云，等它报出地址，再结束它；返回它说的话。 */
async function openOnce(...flags: string[]) {
  const { child, said, ended } = launch('cloud', '--port', '0', '--data', dataDir, ...flags)
  const spoke = async () => {
    while (!said.out.includes('/admin')) await once(child.stdout, 'data')
  }
  await Promise.race([spoke(), ended])
  child.kill()
  await ended
  return said
}

const counts = () => {
  const database = openDatabase({ file, now })
  const found = database.collections().map(({ name, count }) => [name, count] as const)
  database.close()
  return found
}

describe('打得开时', () => {
  test('--empty 只有空的集合，一份文档也没有', async () => {
    const said = await openOnce('--empty')
    expect(said.err).toBe('')
    expect(counts().sort()).toEqual(collections.map(({ name }) => [name, 0]).sort())
  })

  test('已经有的数据留着，不再装演示数据', async () => {
    prepareData()
    expect((await openOnce()).err).toBe('')
    expect(counts().filter(([, count]) => count > 0)).toEqual([['areas', 1]])
  })
})

describe('重新开始（--reset）', () => {
  test('只清掉本地云自己的东西，别人放的文件还在', () => {
    prepareData()
    mkdirSync(path.join(dataDir, 'files'))
    writeFileSync(path.join(dataDir, 'files/photo.png'), '')
    for (const name of ['state.json', 'identity.key', '我的笔记.txt']) {
      writeFileSync(path.join(dataDir, name), name)
    }
    clearData(dataDir)
    expect(Object.keys(digests(dataDir))).toEqual(['我的笔记.txt'])
  })

  test('另一个本地云正用着时不清', () => {
    prepareData()
    const database = openData()
    expect(() => clearData(dataDir)).toThrow('正被另一个本地云使用')
    expect(database.find('areas', { limit: 1 })).toHaveLength(1)
    database.close()
  })
})
