import type { RankingView } from '@domain/points/ranking'
import { earnedAfter } from '@domain/points/wallet'
import { caretakerOf } from './account-people'
import { type District, openDistrict } from './district'
import { at, earningOf } from './earning-walk'
import { accountIdOf, assertBalanced } from './points-walk'
import { type CastName, cast } from './seed/cast'
import { home } from './seed/places'

let district: District
let earning: ReturnType<typeof earningOf>
beforeEach(async () => {
  district = await openDistrict()
  earning = earningOf(district)
})
afterEach(async () => {
  assertBalanced(district)
  await district.close()
})

const ranking = (who: CastName, month?: string) =>
  district.must<RankingView>(who, 'points', 'ranking', month ? { month } : {})
const join = (who: CastName, nickname: string) =>
  district.send(who, 'points', 'joinRanking', { nickname })
const leave = (who: CastName) => district.must(who, 'points', 'leaveRanking')
const names = ({ rows }: RankingView) => rows.map(({ nickname, points }) => [nickname, points])

test('不参加的看不到自己在里面；参加的用昵称，只列前几位，自己的分自己看得到', async () => {
  await earning.earned('volunteer', { minutes: 120 })
  await earning.earned('partyMember')
  await earning.earned('partyMemberOther', { minutes: 180 })
  expect(names(await ranking('volunteer'))).toEqual([])
  await join('volunteer', '桂花')
  await join('partyMember', '老陈')
  const view = await ranking('volunteer')
  expect(names(view)).toEqual([
    ['桂花', 20],
    ['老陈', 10],
  ])
  expect(view).toMatchObject({
    community: '金桂社区',
    nickname: '桂花',
    points: 20,
    month: '202611',
  })
  expect(view.rows.map(({ mine }) => mine)).toEqual([true, false])
  expect(await ranking('partyMemberOther')).toMatchObject({ nickname: null, points: 30 })
  expect(JSON.stringify(view)).not.toContain(accountIdOf(cast.partyMember))
  // 别的社区看到的是别的社区的。
  expect(names(await ranking('volunteerElsewhere'))).toEqual([])
})

test('退出马上看不到；换昵称马上换', async () => {
  await earning.earned('volunteer')
  await join('volunteer', '桂花')
  await join('volunteer', '小桂花')
  expect(names(await ranking('partyMember'))).toEqual([['小桂花', 10]])
  await leave('volunteer')
  await leave('volunteer')
  expect(names(await ranking('partyMember'))).toEqual([])
})

test('昵称要查内容，不能夹号码，太长太短不行；没有社区的说怎么办', async () => {
  expect((await join('volunteer', '电话13800001111')).ok).toBe(false)
  expect((await join('volunteer', '我')).code).toBe('INVALID')
  expect((await join('volunteer', '一二三四五六七八九')).code).toBe('INVALID')
  expect((await join('district', '区里')).message).toContain('选好住的网格')
})

test('一个月过完，头一次定时任务封存上个月；月初抢先得的分不影响，封了不再变', async () => {
  await earning.earned('volunteer', { minutes: 120 })
  await earning.earned('partyMember')
  await join('volunteer', '桂花')
  await join('partyMember', '老陈')
  district.cloud.clock.stop()
  await district.cloud.clock.set(Date.parse(at('2026-11-30', '23:59:59')))
  await district.cloud.timers.run('alarm')
  expect(district.find('rankings')).toEqual([])
  // 定时任务封存以前，他已经在新的一月里得了分：上个月的跟着留下来。
  const wallet = earning.walletOf('partyMember')
  const earned = { month: '202612', points: 40, last: { month: '202611', points: 10 } }
  expect(wallet && earnedAfter(wallet, 40, '202612')).toEqual(earned)
  await district.replace('wallets', { ...wallet, earned })
  await district.cloud.clock.set(Date.parse(at('2026-12-01', '00:00:00')))
  await district.cloud.timers.run('alarm')
  await district.cloud.timers.run('alarm')
  const november = await ranking('volunteer', '202611')
  expect(names(november)).toEqual([
    ['桂花', 20],
    ['老陈', 10],
  ])
  expect(november.closed).toEqual(['202611'])
  expect(names(await ranking('volunteer'))).toEqual([['老陈', 40]])
  const frozen = district.find('rankings')
  const entry = earning.entriesOf('volunteer')[0]
  await district.must('worker', 'points', 'reverse', { id: entry?._id, reason: '那天他没有来' })
  await leave('partyMember')
  await district.cloud.timers.run('alarm')
  expect(district.find('rankings')).toEqual(frozen)
  district.cloud.clock.go()
})

test('只列前二十位，多的不列', async () => {
  const { replace } = district
  const wallet = earning.walletOf('volunteer')
  expect(wallet).toBeUndefined()
  const month = '202611'
  for (let i = 1; i <= 30; i += 1)
    await replace('wallets', {
      ...{ _id: `crowd-${i}`, rev: 1, balance: 0, lots: [], frozen: null, wakeAt: null },
      ...{ bought: { month, goods: [] }, earned: { month, points: i } },
      ranking: { nickname: `邻居${i}`, communityId: home.communityId },
    })
  const { rows } = await ranking('volunteer')
  expect(rows).toHaveLength(20)
  expect([rows[0]?.points, rows.at(-1)?.points]).toEqual([30, 11])
})

test('注销以后，封存的月份里昵称也遮住，别人的不动', async () => {
  await earning.earned('residentYoung')
  await earning.earned('partyMember', { minutes: 120 })
  await join('residentYoung', '桂花')
  await join('partyMember', '老陈')
  await district.cloud.clock.set(Date.parse(at('2026-12-01', '00:01')))
  await district.cloud.timers.run('alarm')
  const care = caretakerOf(district)
  await care.finish('residentYoung', await district.must('residentYoung', 'account', 'erase'))
  expect(names(await ranking('partyMember', '202611'))).toEqual([
    ['老陈', 20],
    ['（已隐藏）', 10],
  ])
  expect(JSON.stringify(district.find('rankings'))).not.toContain(accountIdOf(cast.residentYoung))
})
