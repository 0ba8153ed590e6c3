import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseCron } from '../../localcloud/timers/cron'
import type { Cloud } from '../../localcloud/types'
import { buildFunctions, openTestCloud, removeFolders } from './runtimeCloud'

const trigger = (name: string, config: string) => ({ name, type: 'timer', config })
const hour = 3600_000
const day = 24 * hour
const startAt = Date.parse('2030-03-01T12:00:00+08:00')

const functions = {
  now: {
    code: `exports.main = async () => ({
      now: Date.now(), made: new Date().getTime(), text: Date(), fixed: new Date(0).toISOString(),
      kind: new Date() instanceof Date && new Date().constructor === Date,
    })`,
  },
  daily: {
    code: `exports.main = async (event) => {
      const { OPENID, SOURCE } = cloud.getWXContext()
      await db.collection('things').add({ data: { event, OPENID, SOURCE, src: process.env.TRIGGER_SRC, at: Date.now() } })
    }`,
    config: { triggers: [trigger('night', '0 0 1 * * * *')] },
  },
  queue: {
    code: `let left = 25
    exports.main = async () => { const done = Math.min(10, left); left -= done; return { done } }`,
    config: { triggers: [trigger('minute', '0 */1 * * * * *')] },
  },
  wrecked: {
    code: `exports.main = async () => { throw new Error('坏了') }`,
    config: { triggers: [trigger('hourly', '0 0 * * * * *')] },
  },
}

let built: string
let cloud: Cloud

beforeAll(() => {
  built = buildFunctions(functions)
})
beforeEach(async () => {
  cloud = await openTestCloud(built, { startAt })
})
afterEach(() => cloud.close())
afterAll(removeFolders)

const firings = (name: string) => cloud.calls.filter((call) => call.function === name)
const notes = () => cloud.database.find('things', { limit: 1000 })

test('拨钟之后，函数里的日期立刻跟着变', async () => {
  const before = (await cloud.call(null, 'now', {})) as { now: number }
  expect(Math.abs(before.now - cloud.clock.now())).toBeLessThan(2000)
  await cloud.clock.advance(40 * day)
  const after = (await cloud.call(null, 'now', {})) as Record<string, number>
  expect(after.now).toBeGreaterThanOrEqual(before.now + 40 * day)
  expect(after.made).toBeGreaterThanOrEqual(before.now + 40 * day)
  expect(after).toMatchObject({ text: expect.stringContaining('2030'), kind: true })
  expect(after.fixed).toBe('1970-01-01T00:00:00.000Z')
})

test('往前拨三天，每天一点的任务每天都跑过，看到的就是那一刻', async () => {
  await cloud.clock.advance(3 * day)
  const times = notes().map((note) => new Date(Number(note.at) + 8 * hour).toISOString())
  for (const date of ['2030-03-02', '2030-03-03', '2030-03-04']) {
    expect(times.some((time) => time.startsWith(`${date}T01:00`))).toBe(true)
  }
  expect(notes()[0]).toMatchObject({
    event: { Type: 'Timer', TriggerName: 'night' },
    OPENID: '',
    src: 'timer',
  })
})

test('一次拨十天与拨十次一天，跑的次数和时刻都一样', async () => {
  const times = () => notes().map(({ at }) => Math.round((Number(at) - startAt) / 60_000))
  await cloud.clock.set(startAt + day)
  await cloud.clock.set(startAt + 11 * day)
  const once = times()
  await cloud.close()
  cloud = await openTestCloud(built, { startAt })
  for (let count = 1; count <= 11; count += 1) await cloud.clock.set(startAt + count * day)
  const steps = times()
  expect(steps).toEqual(once)
})

test('每分钟一次的任务，拨三十天不会真跑四万遍，但有活就跑到没活', async () => {
  await cloud.clock.advance(30 * day)
  const count = firings('queue').length
  expect(count).toBeGreaterThanOrEqual(4)
  expect(count).toBeLessThan(200)
})

test('一个任务出错，不拦住别的任务', async () => {
  await cloud.clock.advance(day)
  expect(firings('wrecked').some(({ error }) => error?.includes('坏了'))).toBe(true)
  expect(notes().length).toBeGreaterThan(0)
})

test('往回拨什么都不触发，以后从新的时刻算起', async () => {
  await cloud.clock.advance(-2 * day)
  expect(cloud.calls).toHaveLength(0)
  await cloud.clock.advance(day)
  expect(firings('daily').length).toBeGreaterThan(0)
})

test('可以点名立刻跑一个触发器', async () => {
  await cloud.timers.run('daily', 'night')
  expect(firings('daily').length).toBeGreaterThan(0)
  const before = cloud.calls.length
  await cloud.timers.run('daily', 'nothing')
  expect(cloud.calls.length).toBe(before)
})

test('重启之后仍是拨过的时间', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'localcloud-clock-'))
  const first = await openTestCloud(built, { dataDir })
  await first.clock.set(Date.parse('2031-05-05T00:00:00Z'))
  await first.close()
  const second = await openTestCloud(built, { dataDir })
  expect(new Date(second.clock.now()).toISOString()).toContain('2031-05-05T00:00')
  await second.close()
  rmSync(dataDir, { recursive: true })
})

test('七段 cron 按北京时间，认年份，写错了说得清', () => {
  const night = parseCron('0 0 1 * * * *')
  const from = Date.parse('2030-03-01T12:00:00+08:00')
  expect(night.nextAfter(from)).toBe(Date.parse('2030-03-02T01:00:00+08:00'))
  expect(night.lastIn(from, from + hour)).toBeNull()
  expect(night.lastIn(from, from + 2 * day)).toBe(Date.parse('2030-03-03T01:00:00+08:00'))
  expect(night.lastIn(from, Date.parse('2030-03-02T01:00:00+08:00'))).not.toBeNull()
  expect(parseCron('0 0 1 * * * 2031').nextAfter(Date.parse('2030-12-31T12:00:00+08:00'))).toBe(
    Date.parse('2031-01-01T01:00:00+08:00'),
  )
  expect(() => parseCron('0 0 1 * * *')).toThrow('七段')
  expect(() => parseCron('99 0 1 * * * *')).toThrow('写得不对')
})
