import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { openDatabase } from '../../localcloud/database/open'

const folder = mkdtempSync(join(tmpdir(), 'database-heavy-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const open = (name: string) => openDatabase({ file: join(folder, name), now: () => 0 })

test('二十万件工单里按网格取最新二十件，只取二十件，一秒能取一百次以上', () => {
  const database = open('large.db')
  const keys = [
    ['within', 1],
    ['order', -1],
  ] as const
  database.ensure([{ name: 'tickets', indexes: [{ name: 'within_order', keys }] }])
  for (let start = 0; start < 200_000; start += 5000) {
    const docs = Array.from({ length: 5000 }, (_, i) => ({
      _id: `t${start + i}`,
      within: ['district', `street:${(start + i) % 10}`, `grid:${(start + i) % 161}`],
      order: String(start + i).padStart(6, '0'),
      text: '心愿'.repeat(40),
    }))
    database.load('tickets', docs)
  }
  const begin = process.hrtime.bigint()
  for (let i = 0; i < 300; i++) {
    const filter = { within: `grid:${i % 161}`, order: { $lt: '150000' } }
    const found = database.find('tickets', { filter, sort: { order: -1 }, limit: 20 })
    expect(found).toHaveLength(20)
  }
  expect(Number(process.hrtime.bigint() - begin) / 1e9).toBeLessThan(3)
  database.close()
}, 300_000)

test('连着二十次在写到一半时 kill -9，答应过的一笔不少，事务没有只做一半的', async () => {
  const first = open('killed.db')
  first.ensure([
    { name: 'accounts', indexes: [] },
    { name: 'log', indexes: [{ name: 'i', keys: [['i', 1]] }] },
  ])
  first.load('accounts', [
    { _id: 'a', points: 0 },
    { _id: 'b', points: 0 },
  ])
  first.close()
  let moved = 0
  for (let round = 0; round < 20; round++) {
    const writer = resolve(__dirname, 'databaseWriter.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', writer, join(folder, 'killed.db')])
    const exit = once(child, 'exit')
    const lines: string[] = []
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line)
      if (lines.length === 50 + round * 37) child.kill('SIGKILL')
    }
    await exit
    const database = open('killed.db')
    const kept = new Set(database.find('log', { limit: 1_000_000 }).map(({ _id }) => _id))
    const added = lines.filter((line) => line.startsWith('added')).map((line) => line.slice(6))
    expect(added.filter((id) => !kept.has(id))).toEqual([])
    moved += lines.filter((line) => line.startsWith('moved')).length
    const [a, b] = database.find('accounts', { limit: 2 }).map(({ points }) => Number(points))
    expect(a! + b!).toBe(0)
    expect(b).toBeGreaterThanOrEqual(moved)
    moved = b!
    database.close()
  }
}, 300_000)
