import type { ParticipationRow, ParticipationsView } from '@domain/pointcare/recording'
import { pointsFor } from '@domain/points/award'
import { withinCaps } from '@domain/points/caps'
import { type ActionName, firstRules, ruleOf } from '@domain/points/rules'
import fc from 'fast-check'
import { caretakerOf } from './account-people'
import { type District, openDistrict, wishAt } from './district'
import { at, earningOf } from './earning-walk'
import { accountIdOf, assertBalanced } from './points-walk'
import { type CastName, cast } from './seed/cast'
import { castRows } from './seed/cast-rows'
import { elsewhere, home } from './seed/places'

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

describe('签到签退的志愿服务：每小时 10 分，满半小时起算', () => {
  test.each([
    [29, 0],
    [30, 5],
    [59, 5],
    [60, 10],
    [240, 40],
    // 一场最多四小时。
    [300, 40],
  ])('%d 分钟得 %d 分', async (minutes, points) => {
    expect(await earning.earned('volunteer', { minutes })).toBe(points)
  })

  test('一天最多 60 分，第二天从头算；一个月最多 300 分，下个月从头算', async () => {
    const on = (day: string, time?: string) =>
      earning.earned('volunteer', { minutes: 240, at: at(day, time) })
    expect([await on('2026-11-01'), await on('2026-11-01'), await on('2026-11-01')]).toEqual([
      ...[40, 20, 0],
    ])
    expect(await on('2026-11-01', '23:59:59')).toBe(0)
    expect(await on('2026-11-02', '00:00:00')).toBe(40)
    for (const day of ['03', '04', '05', '06', '07']) expect(await on(`2026-11-${day}`)).toBe(40)
    expect(await on('2026-11-08')).toBe(0)
    expect(await on('2026-10-31', '23:59:59')).toBe(40)
    expect(earning.usesOf('volunteer')).toMatchObject({
      ...{ 'service~202611': [300, 8], 'service~20261101': [60, 2], 'service~202610': [40, 1] },
    })
  })
})

test('圆梦：一次 20 分，送东西 10 分，陪伴、请教 30 分；一个月最多五个', async () => {
  const wish = (wishKind: string, day = '2026-11-10') =>
    earning.earned('partyMember', { kind: 'wish', wishKind, minutes: 0, at: at(day) })
  expect([await wish('repair'), await wish('goods'), await wish('company')]).toEqual([20, 10, 30])
  expect([await wish('skill'), await wish('errand'), await wish('other')]).toEqual([30, 20, 0])
  expect(await wish('goods', '2026-10-31')).toBe(10)
})

test('真的圆了一个心愿，定时任务跟上，认领的党员得 10 分', async () => {
  await wishAt(district, 'done')
  await earning.alarm()
  expect(earning.walletOf('partyMember')).toMatchObject({ balance: 10 })
  expect(earning.entriesOf('partyMember')[0]).toMatchObject({
    ...{ kind: 'earn', rule: { version: 'first', action: 'wishGoods', asked: 10 } },
    cause: { kind: 'service', words: expect.stringMatching(/^心愿 /) },
  })
})

test('工作人员在自己管的地方是本职，不得；到别处帮忙照样得', async () => {
  const unpaid: [CastName, string][] = [
    ['worker', home.communityId],
    ['secretary', home.communityId],
    ['gridWorker', home.communityId],
    ['clerk', home.communityId],
    ['street', home.communityId],
    ['district', elsewhere.communityId],
    ['department', home.communityId],
    ['auditor', home.communityId],
  ]
  for (const [who, communityId] of unpaid)
    expect([who, await earning.earned(who, { communityId })]).toEqual([who, 0])
  expect(await earning.earned('worker', { communityId: elsewhere.communityId })).toBe(10)
  expect(await earning.earned('street', { communityId: elsewhere.communityId })).toBe(10)
  expect(await earning.earned('buildingHead')).toBe(10)
})

test('补记的时间不得；没有来的什么也不扣', async () => {
  expect(await earning.earned('volunteer', { backfilled: true })).toBe(0)
  expect(earning.walletOf('volunteer')).toBeUndefined()
  await earning.earned('volunteer')
  // 没有签退的那一场：一直没有服务可跟，积分不动。
  await district.cloud.clock.advance(10 * 86_400_000)
  await earning.alarm()
  expect(earning.walletOf('volunteer')).toMatchObject({ balance: 10 })
})

test('同一件事再跟一次，只得一次；换了分钟、换了项目是冲突，不多不少', async () => {
  const service = earning.serve('volunteer')
  await earning.alarm()
  const again = async (more: object) => {
    await district.replace('services', { ...service, rev: 9, followed: false, ...more })
    await earning.alarm()
    return district.find('services', { _id: service._id })[0]?.followed
  }
  expect(await again({})).toBe(true)
  expect(await again({ minutes: 120 })).toBe(false)
  expect(await again({ kind: 'wish', wishKind: 'repair' })).toBe(false)
  expect(earning.walletOf('volunteer')).toMatchObject({ balance: 10 })
  expect(earning.entriesOf('volunteer')).toHaveLength(1)
})

describe('议事、建议、培训：社区照手机号记', () => {
  const form = {
    ...{ communityId: home.communityId, kind: 'meeting', title: '加装电梯议事会' },
    ...{ day: '2026-11-20', phone: castRows.volunteer.phone },
  }
  const record = (more: object = {}, who: CastName = 'worker') =>
    district.send<ParticipationRow>(who, 'points', 'record', { ...form, ...more })
  beforeEach(async () => {
    await caretakerOf(district).bind('volunteer')
    await caretakerOf(district).bind('worker')
  })

  test('议事 5 分、建议 10 分，一个月合起来最多 30 分；培训 10 分，一季最多 30 分', async () => {
    expect((await record()).data).toMatchObject({ name: '黄文静', points: 5 })
    const got = []
    for (const title of ['一', '二', '三', '四'])
      got.push((await record({ kind: 'proposal', title: `楼道装灯${title}` })).data.points)
    expect(got).toEqual([10, 10, 5, 0])
    const trained = []
    for (const day of ['2026-10-30', '2026-11-01', '2026-11-02', '2026-11-03'])
      trained.push((await record({ kind: 'training', title: '心肺复苏', day })).data.points)
    expect(trained).toEqual([10, 10, 10, 0])
    const { rows } = await district.must<ParticipationsView>('worker', 'points', 'recorded')
    expect(rows).toHaveLength(9)
    const causes = earning.entriesOf('volunteer').map(({ cause }) => cause.words)
    expect(causes).toContain('加装电梯议事会')
  })

  test('同一次记两遍只算一次；两位同事同时记也一样', async () => {
    const all = await Promise.all([record(), record({}, 'secretary'), record()])
    expect(all.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(earning.walletOf('volunteer')).toMatchObject({ balance: 5 })
    expect(district.find('participations')).toHaveLength(1)
  })

  test('别的社区、志愿者自己、网格员记不了；没登记的号码、太早、以后的日子，各一句话', async () => {
    for (const who of ['workerElsewhere', 'volunteer', 'gridWorker', 'street', 'district'] as const)
      expect([who, (await record({}, who)).code]).toEqual([who, 'FORBIDDEN'])
    expect((await record({ phone: '13812340000' })).code).toBe('NOT_FOUND')
    expect((await record({ day: '2026-11-24' })).code).toBe('INVALID')
    expect((await record({ day: '2026-10-23' })).code).toBe('INVALID')
    expect((await record({ day: '2026-10-24' })).ok).toBe(true)
    // 自己人在自己的社区是本职，找不到这位“志愿者”。
    expect((await record({ phone: castRows.worker.phone }, 'secretary')).code).toBe('NOT_FOUND')
  })
})

describe('还没有接上的来源：发现反馈、邻里互助、推荐', () => {
  const caps: readonly [ActionName, number, string, number][] = [
    ['report', 5, 'day', 10],
    ['report', 5, 'month', 60],
    ['mutualAid', 10, 'month', 100],
    ['referral', 5, 'month', 25],
  ]
  test.each(caps)(
    '%s 一次 %d 分，一段时间（%s）最多 %d 分，怎么来都不会超',
    (action, each, per, most) => {
      const { category, rule } = ruleOf(firstRules, action)
      expect(pointsFor(rule)).toBe(each)
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 200 }), (used) => {
          const room = withinCaps(category.caps, each, (p) => ({
            points: p === per ? used : 0,
            times: 0,
          }))
          expect(room).toBe(Math.max(0, Math.min(each, most - used)))
        }),
      )
    },
  )

  test('一件一件来：分数从不超过上限，也从不是负的', () => {
    const actions: readonly ActionName[] = ['service', 'wish', 'report', 'mutualAid', 'training']
    fc.assert(
      fc.property(
        fc.constantFrom(...actions),
        fc.array(fc.integer({ min: 0, max: 720 }), { maxLength: 80 }),
        (action, all) => {
          const { category, rule } = ruleOf(firstRules, action)
          let [points, times] = [0, 0]
          for (const minutes of all) {
            const got = withinCaps(category.caps, pointsFor(rule, minutes), () => ({
              points,
              times,
            }))
            expect(got).toBeGreaterThanOrEqual(0)
            points += got
            times += got > 0 ? 1 : 0
          }
          for (const cap of category.caps) {
            if (cap.per === 'session') continue
            expect(points).toBeLessThanOrEqual(cap.points ?? Number.POSITIVE_INFINITY)
            expect(times).toBeLessThanOrEqual(cap.times ?? Number.POSITIVE_INFINITY)
          }
        },
      ),
    )
  })
})

test('账号不在了的、正在注销的，不再得分', async () => {
  const [account] = district.find('accounts', { _id: accountIdOf(cast.volunteer) })
  await district.replace('accounts', { ...account, moving: 'job' })
  expect(await earning.earned('volunteer')).toBe(0)
  expect(await earning.earned('newcomer')).toBe(0)
})
