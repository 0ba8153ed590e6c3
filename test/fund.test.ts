import { levelOf } from '@domain/fund/fund'
import type { FundView } from '@domain/fund/gauge'
import type { FundRow } from '@domain/fund/present'
import { committedBy } from '@domain/fund/worth'
import { type District, HOUR, justBefore, monday, openDistrict, type Who } from './district'
import { pointsOf } from './points-walk'
import { home } from './seed/places'

const { communityId } = home

let district: District
let points: ReturnType<typeof pointsOf>
beforeEach(async () => {
  district = await openDistrict()
  points = pointsOf(district)
})
afterEach(async () => {
  district.cloud.clock.go()
  await district.close()
})

/** 流水过两分钟才入账，再跑一次定时任务。 */
async function settle(): Promise<void> {
  await district.cloud.clock.advance(10 * 60_000)
  await district.cloud.timers.run('alarm')
}
async function row(who: Who = 'worker', year?: string): Promise<FundRow> {
  const view = await district.must<FundView>(who, 'stock', 'fund', {
    ...{ areaId: communityId, ...(year && { year }) },
  })
  return view.rows[0] as FundRow
}
const budget = (who: Who, cents: number, more: object = {}) =>
  district.send<FundRow>(who, 'stock', 'setBudget', {
    ...{ communityId, year: '2026', cents, reason: '区里下达的', ...more },
  })
const consent = (who: Who, day: string, reason = '年底慰问，确实要办') =>
  district.send<FundRow>(who, 'stock', 'consent', { communityId, day, reason })
const begin = (who: Who = 'worker') =>
  district.send(who, 'checkin', 'begin', {
    ...{ communityId, kind: 'volunteering', title: '清扫楼道', spot: '三号楼下' },
    ...{ from: null, minutes: 60 },
  })
/** 直接写成用到这么多：边上的数，流水凑不出来。 */
async function usedUpTo(used: number, committed: number): Promise<void> {
  const [fund] = district.find('funds', { _id: `${communityId}~2026` })
  await district.replace('funds', { ...fund, used, committed })
}

test('用掉的、占着的、还能用的，一样一样手算也是这些', async () => {
  expect((await budget('district', 100_000)).ok).toBe(true)
  const at = new Date(monday).toISOString()
  const before = await row()
  await points.grant('volunteer', 1000, at)
  // 两块香皂 8 元；理发券是捐的，不算专项资金；头盔也是捐的。
  const one = await points.mustRedeem('volunteer', points.line('soap', 40, 2))
  await points.mustRedeem('volunteer', points.line('haircut', 300))
  await settle()
  const now = await row()
  // 架上专项资金的货：香皂 4、牙膏 6、洗洁精 8、卷纸 12、洗衣液 20、大米 35、徽章 5、毛巾 7、
  // 食盐 3、挂面 6、食用油 32、灯泡 9、雨伞 18 元，一共 16500 分钱；积分是
  // 40 + 60 + 80 + 120 + 200 + 350 + 100 + 70 + 30 + 60 + 320 + 90 + 180 = 1700。
  expect(now.basis).toMatchObject({ cents: 16_500, points: 1700 })
  const left = (before.basis?.outstanding ?? 0) + 1000 - 80 - 300
  expect(now.basis?.outstanding).toBe(left)
  expect(now.used).toBe((before.used ?? 0) + 800)
  expect(now.committed).toBe(Math.ceil((left * 16_500) / 1700))
  expect(now.available).toBe(100_000 - (now.used ?? 0) - (now.committed ?? 0))
  await points.mustStep('volunteer', one.id, 'cancel')
  await settle()
  expect((await row()).used).toBe(before.used)
})

test('不满一分的进一分；架上没有专项资金的货，就没有占着的', () => {
  expect(committedBy({ outstanding: 1, cents: 9000, points: 950 })).toBe(10)
  expect(committedBy({ outstanding: 950, cents: 9000, points: 950 })).toBe(9000)
  expect(committedBy({ outstanding: 100, cents: 0, points: 0 })).toBe(0)
})

test('没有定预算是一横，不是 0；没有预算的社区开活动不限', async () => {
  const { total, budgeted } = await district.must<FundView>('workerElsewhere', 'stock', 'fund', {
    year: '2027',
  })
  expect(total).toEqual({
    ...{ budget: null, used: null, committed: null, available: null },
    ...{ percent: null, level: 'fine' },
  })
  expect(budgeted).toBe(0)
  expect(levelOf({ budget: null, used: 1e9, committed: 1e9 })).toBe('fine')
})

test('到 80% 才要街道同意：79.99% 还能开，80.00% 不能', async () => {
  await budget('district', 1_000_000)
  await usedUpTo(500_000, 299_900)
  expect(await row()).toMatchObject({ percent: 79, level: 'fine' })
  expect((await begin()).ok).toBe(true)
  await usedUpTo(500_000, 300_000)
  expect(await row()).toMatchObject({ percent: 80, level: 'warn' })
  expect(await begin()).toMatchObject({
    ...{ code: 'LIMIT', message: expect.stringContaining('到预算的 80%') },
  })
  await usedUpTo(500_000, 500_000)
  expect(await row()).toMatchObject({ percent: 100, level: 'warn', available: 0 })
  await usedUpTo(500_000, 500_001)
  expect(await row()).toMatchObject({ level: 'over', available: -1 })
})

test('街道同意了就能开，到期那天的最后一刻为止；收回的当场不算数', async () => {
  await budget('district', 1_000_000)
  await usedUpTo(900_000, 0)
  for (const who of ['worker', 'secretary', 'district', 'streetElsewhere', 'auditor'] as const)
    expect([who, (await consent(who, '2026-11-25')).code]).toEqual([who, 'FORBIDDEN'])
  for (const day of ['2026-11-22', '2027-01-01', '2026-13-01'])
    expect([day, (await consent('street', day)).code]).toEqual([day, 'INVALID'])
  expect((await consent('street', '2026-11-25')).data.consent).toMatchObject({
    until: '2026-11-25T16:00:00.000Z',
  })
  await usedUpTo(900_000, 0)
  const edge = Date.parse('2026-11-25T16:00:00.000Z')
  await justBefore(district, edge, async () => expect((await begin()).ok).toBe(true))
  district.cloud.clock.stop()
  await district.cloud.clock.set(edge)
  await usedUpTo(900_000, 0)
  expect(await begin()).toMatchObject({ code: 'LIMIT' })
  await consent('street', '2026-12-31')
  await usedUpTo(900_000, 0)
  expect((await begin()).ok).toBe(true)
  const withdrawn = { communityId, reason: '先停一停' }
  expect((await district.send('street', 'stock', 'withdrawConsent', withdrawn)).ok).toBe(true)
  await usedUpTo(900_000, 0)
  expect(await begin()).toMatchObject({ code: 'LIMIT' })
  expect(await district.send('street', 'stock', 'withdrawConsent', withdrawn)).toMatchObject({
    code: 'CONFLICT',
  })
})

test('预算由区里、本街道来定，别人不能；只定今年和明年，最小到分', async () => {
  for (const who of ['worker', 'secretary', 'clerk', 'auditor', 'streetElsewhere'] as const)
    expect([who, (await budget(who, 100)).code]).toEqual([who, 'FORBIDDEN'])
  expect((await budget('street', 50_000)).data).toMatchObject({ budget: 50_000 })
  expect((await budget('district', 60_000)).data).toMatchObject({ budget: 60_000 })
  for (const cents of [0, -1, 0.5, 10_000_000_001])
    expect([cents, (await budget('district', cents)).code]).toEqual([cents, 'INVALID'])
  expect(await budget('district', 100, { year: '2025' })).toMatchObject({ code: 'INVALID' })
  expect((await budget('district', 100, { year: '2027' })).data).toMatchObject({ committed: null })
  const [fund] = district.find('funds', { _id: `${communityId}~2026` })
  const trail = (fund as unknown as { trail: { cents: number }[] }).trail.map(({ cents }) => cents)
  expect(trail.slice(-2)).toEqual([50_000, 60_000])
})

test('到 80% 告诉社区和街道，超过预算再告诉区里，各说一次', async () => {
  await points.grant('volunteer', 1000, new Date(monday).toISOString())
  await settle()
  const { committed, used } = await row()
  const spoken = (committed ?? 0) + (used ?? 0)
  const said = (to: string, text: RegExp) =>
    district.find('notices', { to }).filter((one) => text.test(String(one.text))).length
  await budget('district', spoken * 2)
  expect(said('street@D-03', /用到 80%/)).toBe(0)
  await budget('district', Math.floor((spoken * 100) / 80))
  await settle()
  expect([said('street@D-03', /用到 80%/), said('communityWorker@D-03-05', /用到 80%/)]).toEqual([
    ...[1, 1],
  ])
  await budget('district', spoken - 1)
  await settle()
  expect([said('street@D-03', /不够了/), said('district@D', /不够了/)]).toEqual([1, 1])
})

test('专项资金谁看得到：社区看自己的，街道看本街道的社区，区和审计看全区', async () => {
  const rows = async (who: Who) => (await district.must<FundView>(who, 'stock', 'fund')).rows.length
  expect(await rows('worker')).toBe(1)
  expect(await rows('secretary')).toBe(1)
  const inStreet = district.find('areas', { parentId: home.streetId }).length
  expect(await rows('street')).toBe(inStreet)
  expect([await rows('district'), await rows('auditor')]).toEqual([30, 30])
  for (const who of ['clerk', 'volunteer', 'gridWorker'] as const)
    expect([who, (await district.send(who, 'stock', 'fund')).code]).toEqual([who, 'FORBIDDEN'])
  expect(await district.send('workerElsewhere', 'stock', 'fund', { areaId: communityId })).toEqual(
    expect.objectContaining({ code: 'FORBIDDEN' }),
  )
})

test('过了年另起一份：去年用掉的留在去年，占着的跟着到今年', async () => {
  await budget('district', 100_000)
  await points.grant('volunteer', 500, new Date(monday).toISOString())
  const one = await points.mustRedeem('volunteer', points.line('soap', 40))
  await points.mustStep('clerk', one.id, 'collect')
  await settle()
  const last = await row()
  district.cloud.clock.stop()
  await district.cloud.clock.set(Date.parse('2026-12-31T16:00:00.000Z') + HOUR)
  await district.cloud.timers.run('alarm')
  expect(await row('worker', '2026')).toMatchObject({ used: last.used, budget: 100_000 })
  expect(await row('worker', '2027')).toMatchObject({
    ...{ used: 0, budget: null, committed: last.committed },
  })
})
