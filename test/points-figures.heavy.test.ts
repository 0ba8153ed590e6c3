import type { MyPoints } from '@domain/points/mine'
import type { RecountView } from '@domain/recount/look'
import type { Answer, District } from './district'
import { HOUR, openDistrict, wideQuotas } from './district'
import { loadEntries } from './many-entries'
import { bringStaff, openScene, personOf, type Scene } from './points-scene'
import { accountIdOf } from './points-walk'
import { bringMembers } from './rush'

const PEOPLE = 10_000
const EACH = 100
const DELAY = 5

let district: District
let scene: Scene
let openids: string[]

beforeAll(async () => {
  district = await openDistrict(wideQuotas, { empty: true, databaseDelay: DELAY })
  const began = performance.now()
  openids = bringMembers(district, PEOPLE, 'volunteer', 'many')
  loadEntries(district.cloud, openids.map(accountIdOf), EACH)
  const goods = [{ id: 'soap', points: 40, pieces: 5 }]
  scene = openScene(district, bringStaff(district), { goods, people: 1, points: 100 })
  const all = district.cloud.database.collections().find(({ name }) => name === 'entries')
  expect(all?.count).toBeGreaterThanOrEqual(PEOPLE * EACH)
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  console.info(`装好 ${all?.count} 笔流水，用了 ${seconds} 秒`)
}, 1_200_000)
afterAll(() => district.close())

const call = () => {
  const one = district.cloud.calls.at(-1)
  if (!one) throw new Error('没有调用')
  return one
}
const midway = () => openids[PEOPLE / 2] ?? ''

test('一百万笔流水里，我的积分：一次调用，取出的不比看到的多 3 份', async () => {
  const { billing } = district.cloud
  const before = billing.on(billing.today(), midway()).call
  const answer = (await district.cloud.call(midway(), 'points', {
    ...{ name: 'mine', input: {} },
  })) as Answer<MyPoints>
  expect(billing.on(billing.today(), midway()).call - before).toBe(1)
  const { rows, summary } = answer.data
  expect(rows.length).toBeGreaterThan(0)
  const examined = call().operations.reduce((sum, one) => sum + (one.examined ?? 0), 0)
  const kept = call().operations.find(({ collection }) => collection === 'capUses')?.returned ?? 0
  // 看到的：各笔流水、余额那一份、各份上限。
  const shown = rows.length + (summary ? 1 : 0) + kept
  console.info(`我的积分：看到 ${shown} 份，取出 ${examined} 份，${call().ms.toFixed(0)} 毫秒`)
  expect(examined - shown).toBeLessThanOrEqual(3)
  for (const { index } of call().operations) expect(index).not.toBe('SCAN')
})

test('一百万笔流水里兑换一次，还是 8 次', async () => {
  const lines = [{ goodId: 'soap', count: 1, points: 40 }]
  const who = personOf(midway())
  const answer = await scene.send(who, 'redeem', { shopId: scene.shopId, lines })
  expect(answer.ok).toBe(true)
  expect(call().bill.total).toBe(8)
})

test('照流水入账：一次定时任务入得完几万笔', async () => {
  await district.cloud.timers.run('alarm')
  const [cursor] = district.find('bookCursors', { _id: 'fold' })
  const { ms } = call()
  const folded = Number(cursor?.count)
  console.info(
    `一次入账 ${folded} 笔，${(ms / 1000).toFixed(1)} 秒，一秒 ${Math.round((folded / ms) * 1000)} 笔`,
  )
  expect(call().error).toBeUndefined()
  expect(folded).toBeGreaterThan(1000)
}, 120_000)

test('一百万笔流水，夜里核对得完：每次不到 60 秒，样样对得上', async () => {
  district.cloud.clock.jump(16 * HOUR)
  const times: number[] = []
  let last: RecountView | undefined
  while (last?.state !== 'done') {
    await district.cloud.timers.run('recount')
    times.push(call().ms)
    expect(call().error).toBeUndefined()
    const [one] = district.find('recounts') as unknown as RecountView[]
    last = one
    if (times.length > 36) throw new Error('一夜数不完')
  }
  const seconds = times.map((ms) => (ms / 1000).toFixed(0)).join('、')
  console.info(
    `核对 ${last.wallets} 个账户、${last.entries} 笔流水：${times.length} 次，各 ${seconds} 秒`,
  )
  expect(Math.max(...times)).toBeLessThanOrEqual(60_000)
  expect(last).toMatchObject({ found: 0, skipped: 0, wallets: PEOPLE + 1 })
}, 2_400_000)
