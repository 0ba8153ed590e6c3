import type { PersonPoints } from '@domain/pointcare/person'
import type { MyPoints } from '@domain/points/mine'
import { caretakerOf } from './account-people'
import { DAY, type District, openDistrict } from './district'
import { at, earningOf } from './earning-walk'
import { accountIdOf, assertBalanced, pointsOf } from './points-walk'
import { type CastName, cast } from './seed/cast'
import { elsewhere } from './seed/places'

let district: District
let points: ReturnType<typeof pointsOf>
let earning: ReturnType<typeof earningOf>
beforeEach(async () => {
  district = await openDistrict()
  points = pointsOf(district)
  earning = earningOf(district)
})
afterEach(async () => {
  assertBalanced(district)
  await district.close()
})

const volunteerId = accountIdOf(cast.volunteer)
const codeOf = (who: CastName) =>
  String(district.find('accounts', { _id: accountIdOf(cast[who]) })[0]?.code)
const find = async (who: CastName, of: CastName = 'volunteer') =>
  await district.send<{ person: PersonPoints | null }>(who, 'points', 'findPerson', {
    by: { code: codeOf(of) },
  })
const reverse = (who: CastName, id: string | undefined, reason = '那天他没有来') =>
  district.send<PersonPoints>(who, 'points', 'reverse', { id, reason })
const freeze = (who: CastName, id = volunteerId, reason = '有人反映代签') =>
  district.send<PersonPoints>(who, 'points', 'freeze', { id, reason })
const unfreeze = (who: CastName, id = volunteerId) =>
  district.send<PersonPoints>(who, 'points', 'unfreeze', { id, reason: '核对过了，是本人' })
const mine = (who: CastName) => district.must<MyPoints>(who, 'points', 'mine')
const toldOf = (who: CastName) =>
  district
    .find('notices', { to: accountIdOf(cast[who]), about: 'myPoints' })
    .map(({ text }) => String(text))
/** 他得的最近一笔。 */
const earnOf = (who: CastName) => earning.entriesOf(who).find(({ kind }) => kind === 'earn')

describe('找一个人', () => {
  test('照账号码或手机号找，找一次记一次；社区只看得到自己发的，区里都看得到', async () => {
    await earning.earned('volunteer')
    await earning.earned('volunteer', { communityId: elsewhere.communityId, title: '银杏的活动' })
    const own = (await find('worker')).data.person
    expect(own).toMatchObject({ name: '黄文静', balance: 20, mayFreeze: false })
    expect(own?.rows.map(({ words }) => words)).toEqual(['清扫楼道'])
    const away = (await find('workerElsewhere')).data.person
    expect(away?.rows.map(({ words }) => words)).toEqual(['银杏的活动'])
    expect((await find('district')).data.person?.rows).toHaveLength(2)
    expect((await find('street')).data.person).toMatchObject({ mayFreeze: true })
    expect(district.find('looks', { ticketId: volunteerId })).toHaveLength(4)
    await caretakerOf(district).bind('volunteer')
    const { person } = await district.must<{ person: PersonPoints | null }>(
      ...(['worker', 'points', 'findPerson', { by: { phone: '13900000005' } }] as const),
    )
    expect(person === null || person.id === volunteerId).toBe(true)
  })

  test('这里没给他发过的、没有这个号码的，都是没有找到；别的人不能找', async () => {
    await earning.earned('volunteer')
    expect((await find('workerElsewhere')).data).toEqual({ person: null })
    expect((await find('streetElsewhere')).data).toEqual({ person: null })
    const by = { code: '000000000' }
    expect(await district.must('district', 'points', 'findPerson', { by })).toEqual({
      person: null,
    })
    for (const who of ['volunteer', 'gridWorker', 'clerk', 'auditor', 'partyMember'] as const)
      expect([who, (await find(who)).code]).toEqual([who, 'FORBIDDEN'])
  })
})

describe('更正：另记相反的一笔，不删', () => {
  test('社区更正一笔：余额减回去，上限还回去，本人收到为什么；原来那一笔还在', async () => {
    await earning.earned('volunteer')
    const entry = earnOf('volunteer')
    const done = await reverse('worker', entry?._id)
    expect(done.data).toMatchObject({ balance: 0 })
    expect(done.data.rows).toMatchObject([
      { kind: 'reverse', points: -10, words: '更正“清扫楼道”：那天他没有来' },
      { kind: 'earn', points: 10, reversed: true, mayReverse: false },
    ])
    expect(earning.usesOf('volunteer')['service~202611']).toEqual([0, 0])
    expect(earning.usesOf('volunteer')['service~20261120']).toEqual([0, 0])
    expect(earning.walletOf('volunteer')?.earned.points).toBe(0)
    expect(toldOf('volunteer')).toEqual([
      '“清扫楼道”的 10 分更正了：那天他没有来。不清楚的，请问社区，或写投诉建议。',
    ])
    expect(district.find('entries', { _id: entry?._id })).toEqual([
      expect.objectContaining(entry ?? {}),
    ])
  })

  test('更正两次、两位同事同时更正，都只有一笔相反的', async () => {
    await earning.earned('volunteer')
    await earning.earned('volunteer')
    const id = earnOf('volunteer')?._id
    await Promise.all([reverse('worker', id), reverse('secretary', id), reverse('district', id)])
    expect((await reverse('worker', id)).ok).toBe(true)
    expect(earning.entriesOf('volunteer').filter(({ kind }) => kind === 'reverse')).toHaveLength(1)
    expect(points.wallet('volunteer').balance).toBe(10)
    expect(toldOf('volunteer')).toHaveLength(1)
  })

  test('已经用掉的收不回来：一句话，什么也不变', async () => {
    await earning.earned('volunteer', { minutes: 240 })
    await points.mustRedeem('volunteer', points.line('soap', 40))
    const before = points.wallet('volunteer')
    const id = earning.entriesOf('volunteer').find(({ kind }) => kind === 'earn')?._id
    expect(await reverse('worker', id)).toMatchObject({
      ...{ code: 'CONFLICT', message: expect.stringContaining('已经用掉了一些') },
    })
    expect(points.wallet('volunteer')).toEqual(before)
    expect(toldOf('volunteer')).toEqual([])
  })

  test('更正以后上限让出来：同一个月还能再得', async () => {
    for (const title of ['一', '二', '三', '四', '五'])
      await earning.earned('volunteer', { kind: 'wish', wishKind: 'goods', title })
    expect(await earning.earned('volunteer', { kind: 'wish', wishKind: 'goods' })).toBe(0)
    await reverse('worker', earnOf('volunteer')?._id)
    expect(await earning.earned('volunteer', { kind: 'wish', wishKind: 'goods' })).toBe(10)
  })

  test('谁能更正：发这笔的社区、区里；自己的由同事来；兑换的那一笔不能更正', async () => {
    await earning.earned('volunteer', { minutes: 240 })
    const id = earnOf('volunteer')?._id
    for (const who of [
      ...(['workerElsewhere', 'street', 'gridWorker', 'volunteer', 'clerk', 'auditor'] as const),
    ])
      expect([who, (await reverse(who, id)).code]).toEqual([who, 'FORBIDDEN'])
    await points.mustRedeem('volunteer', points.line('soap', 40))
    const redeem = earning.entriesOf('volunteer').find(({ kind }) => kind === 'redeem')
    expect((await reverse('district', redeem?._id)).code).toBe('NOT_FOUND')
    await earning.earned('workerElsewhere')
    const own = earnOf('workerElsewhere')
    expect((await reverse('workerElsewhere', own?._id)).code).toBe('FORBIDDEN')
    await earning.earned('district', { communityId: 'D-03-05' })
    expect((await reverse('worker', own?._id)).ok).toBe(true)
  })
})

describe('冻结与解冻', () => {
  test('冻结的照样得、看得到，不能用；本人收到原因和怎么申诉，经过留着', async () => {
    await points.grant('volunteer', 100)
    expect((await freeze('district')).data).toMatchObject({ frozen: { since: expect.any(String) } })
    expect(toldOf('volunteer')[0]).toContain('有人反映代签')
    expect(toldOf('volunteer')[0]).toContain('投诉建议')
    expect((await mine('volunteer')).summary).toMatchObject({
      ...{ balance: 100, usable: 0, frozen: { reason: '有人反映代签' } },
    })
    expect(await points.redeem('volunteer', [points.line('soap', 40)])).toMatchObject({
      ...{ code: 'FORBIDDEN', message: expect.stringContaining('冻结') },
    })
    expect(await earning.earned('volunteer')).toBe(10)
    const lifted = await unfreeze('district')
    expect(lifted.data.trail.map(({ label, reason }) => [label, reason])).toEqual([
      ['解冻积分', '核对过了，是本人'],
      ['冻结积分', '有人反映代签'],
    ])
    expect((await points.redeem('volunteer', [points.line('soap', 40)])).ok).toBe(true)
    expect(JSON.stringify(district.find('walletEvents'))).not.toContain('代签')
  })

  test('冻结两次、解冻两次：后一次说一声，不多记', async () => {
    await points.grant('volunteer', 100)
    await freeze('district')
    expect((await freeze('district', volunteerId, '又想冻一次')).code).toBe('CONFLICT')
    await unfreeze('street')
    expect((await unfreeze('street')).code).toBe('CONFLICT')
    expect(district.find('walletEvents')).toHaveLength(2)
  })

  test('谁能冻结：区里，管到发分社区的街道；社区、别的街道不能，自己的不能', async () => {
    await points.grant('volunteer', 100)
    await points.grant('district', 10)
    for (const who of ['worker', 'secretary', 'streetElsewhere', 'volunteer', 'auditor'] as const)
      expect([who, (await freeze(who)).code]).toEqual([who, 'FORBIDDEN'])
    expect((await freeze('district', accountIdOf(cast.district))).code).toBe('FORBIDDEN')
    expect((await freeze('street')).ok).toBe(true)
    expect((await freeze('district', 'nobody')).code).toBe('NOT_FOUND')
  })

  test('冻结期间到期的不清；解冻以后再留 30 天，一分不少，到了那一刻才清', async () => {
    const clock = district.cloud.clock
    await points.grant('volunteer', 100, at('2025-11-20'))
    await freeze('district')
    clock.stop()
    await clock.set(Date.parse(at('2027-01-15')))
    await district.cloud.timers.run('alarm')
    expect(points.wallet('volunteer').balance).toBe(100)
    await unfreeze('district')
    const until = new Date(clock.now() + 30 * DAY).toISOString()
    expect(points.wallet('volunteer').lots).toMatchObject([{ until, points: 100 }])
    expect((await mine('volunteer')).rows[0]).toMatchObject({ kind: 'extend', points: 0 })
    await clock.set(Date.parse(until) - 1000)
    await district.cloud.timers.run('alarm')
    expect(points.wallet('volunteer').balance).toBe(100)
    await clock.set(Date.parse(until))
    await district.cloud.timers.run('alarm')
    expect(points.wallet('volunteer').balance).toBe(0)
    clock.go()
  })
})

describe('合成一个账号、注销以后', () => {
  test('两个微信合成一个：每月的件数、上限、冻结合起来算，流水一笔不少', async () => {
    await points.grant('partyMember', 100)
    await points.grant('residentYoung', 60)
    await freeze('district', accountIdOf(cast.residentYoung))
    await caretakerOf(district).merge('residentYoung', 'partyMember')
    expect(points.wallet('partyMember')).toMatchObject({ balance: 160, wakeAt: null })
    expect(points.wallet('partyMember').frozen).not.toBeNull()
    expect((await mine('partyMember')).rows).toHaveLength(2)
  })
})
