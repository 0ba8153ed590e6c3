import { putIn } from '@domain/points/lots'
import type { MyPoints } from '@domain/points/mine'
import { emptyWallet, nextWake } from '@domain/points/wallet'
import { type District, openDistrict } from './district'
import { at, earningOf } from './earning-walk'
import { accountIdOf, assertBalanced, pointsOf } from './points-walk'
import { type CastName, cast } from './seed/cast'
import { elsewhere, home } from './seed/places'

let district: District
let points: ReturnType<typeof pointsOf>
let earning: ReturnType<typeof earningOf>
beforeEach(async () => {
  district = await openDistrict()
  points = pointsOf(district)
  earning = earningOf(district)
  district.cloud.clock.stop()
})
afterEach(async () => {
  district.cloud.clock.go()
  assertBalanced(district)
  await district.close()
})

const alarmOn = async (day: string, time: string) => {
  await district.cloud.clock.set(Date.parse(at(day, time)))
  await district.cloud.timers.run('alarm')
}
const toldOf = (who: CastName) =>
  district
    .find('notices', { to: accountIdOf(cast[who]), about: 'myPoints' })
    .map(({ text }) => String(text))
/** 定时任务先不去看他的账户：先看没有清的时候怎么样。 */
const skipped = (who: CastName) => dueSince(who, null)
const dueSince = (who: CastName, wakeAt: string | null) =>
  district.replace('wallets', { ...points.wallet(who), wakeAt })
const kindsOf = (who: CastName) => earning.entriesOf(who).map(({ kind }) => kind)

test('得分那一年的下一年 12 月 31 日到期：那天最后一秒还能用，零点起不能，不等定时任务', async () => {
  await points.grant('volunteer', 100, at('2025-11-20'))
  await skipped('volunteer')
  await district.cloud.clock.set(Date.parse(at('2026-12-31', '23:59:59')))
  expect((await points.redeem('volunteer', [points.line('soap', 40)])).ok).toBe(true)
  await skipped('volunteer')
  await district.cloud.clock.set(Date.parse(at('2027-01-01', '00:00:00')))
  expect(await points.redeem('volunteer', [points.line('toothpaste', 60)])).toMatchObject({
    ...{ code: 'LIMIT', message: '要 60 分，您现在能用的是 0 分，还差 60 分。' },
  })
  const { summary } = await district.must<MyPoints>('volunteer', 'points', 'mine')
  expect(summary).toMatchObject({ balance: 60, usable: 0 })
  await dueSince('volunteer', at('2027-01-01', '00:00:00'))
  await district.cloud.timers.run('alarm')
  expect(points.wallet('volunteer')).toMatchObject({ balance: 0, lots: [], wakeAt: null })
  expect(kindsOf('volunteer')).toContain('expire')
})

test('到期前 30 天、7 天各告诉一次；前一秒不说，再跑几遍也只说一次', async () => {
  await points.grant('volunteer', 30, at('2025-11-20'))
  await points.grant('volunteer', 5, at('2026-03-01'))
  await alarmOn('2026-12-01', '23:59:59')
  expect(toldOf('volunteer')).toEqual([])
  await alarmOn('2026-12-02', '00:00:00')
  await alarmOn('2026-12-03', '00:00:00')
  const words = '您有 30 分2026年12月31日到期，过了这天就用不了，可以到超市看看。'
  expect(toldOf('volunteer')).toEqual([words])
  await alarmOn('2026-12-24', '23:59:59')
  expect(toldOf('volunteer')).toHaveLength(1)
  await alarmOn('2026-12-25', '00:00:00')
  await district.cloud.timers.run('alarm')
  expect(toldOf('volunteer')).toEqual([words, words])
})

test('提醒到点、定时任务还没来，这时又得了分：提醒照样来', async () => {
  await points.grant('partyMember', 30, at('2025-11-20'))
  await skipped('partyMember')
  await district.cloud.clock.set(Date.parse(at('2026-12-25', '00:00:00')))
  await dueSince('partyMember', at('2026-12-25', '00:00:00'))
  // 跟上服务在前，看账户在后：得了分，到点没看的还在。
  earning.serve('partyMember', { at: at('2026-12-24') })
  await district.cloud.timers.run('alarm')
  expect(points.wallet('partyMember').balance).toBe(40)
  expect(toldOf('partyMember')).toEqual([
    '您有 30 分2026年12月31日到期，过了这天就用不了，可以到超市看看。',
  ])
})

test('停了几天才跑：过了的两次提醒只说近的，到期的照清', async () => {
  await points.grant('volunteer', 30, at('2025-11-20'))
  const first = points.wallet('volunteer').wakeAt
  await skipped('volunteer')
  await district.cloud.clock.set(Date.parse(at('2026-12-28', '10:01')))
  await dueSince('volunteer', first)
  await district.cloud.timers.run('alarm')
  expect(toldOf('volunteer')).toHaveLength(1)
  await skipped('volunteer')
  await district.cloud.clock.set(Date.parse(at('2027-01-05', '10:01')))
  await dueSince('volunteer', at('2027-01-01', '00:00:00'))
  await district.cloud.timers.run('alarm')
  expect(points.wallet('volunteer').balance).toBe(0)
})

test('先到期的先清，各社区各一笔；清过的再跑不再清，没到期的不动', async () => {
  const id = accountIdOf(cast.volunteer)
  await points.grant('volunteer', 30, at('2025-11-20'))
  await points.grant('volunteer', 50, at('2026-02-01'))
  // 另一个社区发的，同一天到期。
  earning.serve('volunteer', { communityId: elsewhere.communityId, at: at('2025-11-20') })
  await district.cloud.timers.run('alarm')
  await alarmOn('2027-01-01', '00:00:00')
  await district.cloud.timers.run('alarm')
  const expired = earning.entriesOf('volunteer').filter(({ kind }) => kind === 'expire')
  expect(
    expired.map(({ lots }) => lots[0]).sort((a, b) => Number(a?.points) - Number(b?.points)),
  ).toEqual([
    { until: '2026-12-31T16:00:00.000Z', fundId: home.communityId, points: -30 },
    { until: '2026-12-31T16:00:00.000Z', fundId: elsewhere.communityId, points: -10 },
  ])
  expect(points.wallet('volunteer')).toMatchObject({ _id: id, balance: 50 })
  for (let i = 0; i < 3; i += 1) await district.cloud.timers.run('alarm')
  expect(earning.entriesOf('volunteer').filter(({ kind }) => kind === 'expire')).toHaveLength(2)
})

test('收得到微信提醒的才发微信提醒，站内消息人人都有', async () => {
  const both = ['volunteer', 'partyMember'] as const
  for (const who of both) await points.grant(who, 30, at('2025-11-20'))
  for (const who of both) await skipped(who)
  await district.cloud.clock.set(Date.parse(at('2026-12-02', '10:01')))
  const { templates } = await district.must<{ templates: string[] }>(
    ...(['volunteer', 'inbox', 'settings'] as const),
  )
  await district.must('volunteer', 'inbox', 'subscribed', { templates })
  for (const who of both) await dueSince(who, at('2026-12-02', '00:00:00'))
  await district.cloud.timers.run('alarm')
  const lettersOf = (who: CastName) =>
    district.find('outbox', { to: accountIdOf(cast[who]), topic: 'points' }).length
  expect(both.map((who) => toldOf(who).length)).toEqual([1, 1])
  expect(both.map(lettersOf)).toEqual([1, 0])
})

test('年底一起到期的几百个账户：五分钟一次，一次清 250 个，一万个不到三个半小时', async () => {
  await district.cloud.clock.set(Date.parse(at('2027-01-01', '00:01')))
  const now = Date.parse(at('2026-11-20'))
  const lot = { until: at('2027-01-01', '00:00:00'), fundId: home.communityId, points: 20 }
  const ids = Array.from({ length: 600 }, (_, i) => `crowd-${i}`)
  const iso = new Date(now).toISOString()
  const lots = putIn([], [lot])
  district.cloud.database.load(
    'wallets',
    ids.map((id) => ({ ...emptyWallet(id, iso), lots, balance: 20, wakeAt: nextWake(lots, iso) })),
  )
  district.cloud.database.load(
    'entries',
    ids.map((id) => ({
      ...{ _id: `earn-${id}`, kind: 'earn', lots, at: iso, order: `${iso}~earn-${id}` },
      lines: [
        { holder: 'member', id, points: 20 },
        { holder: 'fund', id: home.communityId, points: -20 },
      ],
      ...{ cause: { kind: 'service', id: `cause-${id}`, words: '' }, rule: null },
    })),
  )
  const left = () =>
    district.cloud.database.find('wallets', { filter: { balance: 20 }, limit: 1000 }).length
  const began = Date.now()
  await district.cloud.timers.run('alarm')
  const took = Date.now() - began
  expect(left()).toBe(350)
  console.info(`一次清 250 个账户用了 ${took} 毫秒`)
  await district.cloud.timers.run('alarm')
  await district.cloud.timers.run('alarm')
  expect(left()).toBe(0)
})
