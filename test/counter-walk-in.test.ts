import type { WalkInView } from '@domain/counter/ask'
import { caretakerOf } from './account-people'
import { counterOf } from './counter-walk'
import { type District, openDistrict } from './district'
import { assertBalanced, pointsOf, shopId } from './points-walk'
import type { CastName } from './seed/cast'

let district: District
let points: ReturnType<typeof pointsOf>
let counter: ReturnType<typeof counterOf>
beforeEach(async () => {
  district = await openDistrict()
  points = pointsOf(district)
  counter = counterOf(district)
})
afterEach(async () => {
  district.cloud.clock.go()
  assertBalanced(district)
  await district.close()
})

/** 柜台给他选一块香皂，等他点头。 */
async function askedFor(who: CastName, balance = 100): Promise<WalkInView> {
  await points.grant(who, balance)
  const answer = await counter.ask('clerk', await counter.pointToken(who), [
    points.line('soap', 40),
  ])
  return answer.data
}
const answer = (who: CastName, id: string, yes = true) =>
  district.send(who, 'counter', 'answerNod', { id, yes })
const sign = (who: CastName, id: string) =>
  district.send<WalkInView>(who, 'counter', 'signNod', { id, present: true })
const asked = (who: CastName) => district.must(who, 'counter', 'asked')

test('手机上三分钟里答：差一秒行，到点就不行，也不扣', async () => {
  district.cloud.clock.stop()
  const start = Math.ceil(district.cloud.clock.now() / 60_000) * 60_000
  await district.cloud.clock.set(start)
  const one = await askedFor('volunteer')
  await district.cloud.clock.set(start + 3 * 60_000 - 1000)
  expect(await asked('volunteer')).toMatchObject({ id: one.id })
  await district.cloud.clock.set(start + 3 * 60_000)
  expect(await asked('volunteer')).toBeNull()
  expect(await answer('volunteer', one.id)).toMatchObject({ code: 'CONFLICT' })
  expect(points.wallet('volunteer').balance).toBe(100)
  // 手机没答成，改在登记表上签字：十分钟里行。
  await district.cloud.clock.set(start + 10 * 60_000 - 1000)
  expect((await sign('clerk', one.id)).data).toMatchObject({ state: 'done' })
  expect(points.wallet('volunteer').balance).toBe(60)
  const late = await askedFor('volunteerElsewhere')
  await district.cloud.clock.set(start + 20 * 60_000 - 1000)
  expect(await sign('clerk', late.id)).toMatchObject({ code: 'CONFLICT' })
})

test('不要了：什么也没扣；之后再点确认、再签字都不成', async () => {
  const one = await askedFor('volunteer')
  await answer('volunteer', one.id, false)
  expect((await answer('volunteer', one.id, false)).ok).toBe(true)
  expect((await answer('volunteer', one.id)).code).toBe('CONFLICT')
  expect((await sign('clerk', one.id)).code).toBe('CONFLICT')
  expect(district.find('redemptions')).toEqual([])
  const other = await askedFor('volunteer')
  await district.must('clerk', 'counter', 'dropAsk', { id: other.id })
  expect((await answer('volunteer', other.id)).code).toBe('CONFLICT')
})

test('本人在场、在登记表上签字：单上、这一问上都记着是谁证明的；一分钟里能撤回', async () => {
  const one = await askedFor('volunteer')
  expect((await sign('worker', one.id)).code).toBe('NOT_FOUND')
  const { handed } = (await sign('clerk', one.id)).data
  const [order] = district.find('redemptions')
  expect(order).toMatchObject({
    ...{ way: 'counter', status: 'collected', clerkId: counter.idOf('clerk') },
    timeline: [{ step: 'order' }, { step: 'collect', note: '本人在场，已在登记表签字' }],
  })
  expect(district.find('walkIns')[0]).toMatchObject({
    ...{ nod: 'signed', clerkId: counter.idOf('clerk'), redemptionId: order?._id },
  })
  await points.mustStep('clerk', handed?.id ?? '', 'undo', '他要牙膏')
  expect(points.item('soap')).toMatchObject({ free: 59, out: 0 })
  await points.mustStep('volunteer', handed?.id ?? '', 'cancel')
  expect(points.wallet('volunteer').balance).toBe(100)
})

test('手机上确认和柜台签字同时来：只成一张，只扣一次，货只少一件', async () => {
  for (let round = 0; round < 5; round += 1) {
    const one = await askedFor('volunteer', 50)
    const both = await Promise.all([answer('volunteer', one.id), sign('clerk', one.id)])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    expect(district.find('redemptions')).toHaveLength(round + 1)
    expect(points.item('soap')).toMatchObject({ free: 59 - round, out: round + 1 })
    if (round === 3) break
  }
  await district.cloud.clock.advance(10 * 60_000)
  await district.cloud.timers.run('alarm')
  expect(points.item('soap')).toMatchObject({ free: 56, out: 4 })
  expect(points.marks()).toEqual([])
})

test('分不够、每月上限、冻结、党员换商品：当场换和手机兑换一样的规矩', async () => {
  await points.grant('volunteer', 30)
  const short = await counter.ask('clerk', await counter.pointToken('volunteer'), [
    points.line('soap', 40),
  ])
  expect(short).toMatchObject({ code: 'LIMIT', message: expect.stringContaining('少选一样') })
  await points.grant('volunteer', 970)
  const many = await counter.ask('clerk', await counter.pointToken('volunteer'), [
    points.line('soap', 40, 5),
  ])
  expect(await answer('volunteer', many.data.id)).toMatchObject({ code: 'LIMIT' })
  const frozen = await askedFor('volunteerElsewhere')
  await district.replace('wallets', {
    ...points.wallet('volunteerElsewhere'),
    frozen: { since: '2026-11-23T00:00:00.000Z', reason: 'x' },
  })
  expect((await sign('clerk', frozen.id)).code).toBe('FORBIDDEN')
  // 看的是积分的主人：核销员不是党员，党员照样换不了商品。
  const member = await askedFor('partyMember')
  expect(await sign('clerk', member.id)).toMatchObject({
    ...{ code: 'FORBIDDEN', message: expect.stringContaining('在职党员') },
  })
  expect(district.find('redemptions')).toEqual([])
  expect(points.item('soap')).toMatchObject({ free: 60, out: 0 })
  expect(points.marks()).toEqual([])
})

test('停用的人、挂失的卡当场换不了；认过人太久的要再扫一次，凭据别人拿去没有用', async () => {
  const one = await askedFor('volunteer')
  const [account] = district.find('accounts', { _id: counter.idOf('volunteer') })
  await district.replace('accounts', {
    ...account,
    suspension: { since: '2026-11-22T00:00:00.000Z', until: null, reason: 'x' },
  })
  expect((await sign('clerk', one.id)).code).toBe('FORBIDDEN')
  await district.replace('accounts', account as object)
  const { person } = await counter.mustFind('clerk', await counter.pointToken('volunteer'))
  const input = { shopId, pass: person?.pass ?? '', lines: [points.line('soap', 40)] }
  expect((await district.send('worker', 'counter', 'askNod', input)).code).toBe('CONFLICT')
  const forged = { ...input, pass: 'not-a-pass' }
  expect((await district.send('clerk', 'counter', 'askNod', forged)).code).toBe('CONFLICT')
  await district.cloud.clock.advance(10 * 60_000)
  expect((await district.send('clerk', 'counter', 'askNod', input)).code).toBe('CONFLICT')
})

test('积分码：前后各三十秒认得出，再久就不认；八位数字五分钟，再要一次先前的就不管用', async () => {
  district.cloud.clock.stop()
  const start = Math.ceil(district.cloud.clock.now() / 60_000) * 60_000
  await district.cloud.clock.set(start)
  const { codes, digits, surname } = await counter.myCode('volunteer')
  expect([codes.length, surname, digits.slice(0, 1)]).toEqual([10, '黄', '9'])
  const known = async (code: string) => (await counter.find('clerk', code)).data.person !== null
  const [first] = codes
  await district.cloud.clock.set(start + 59_999)
  expect(await known(first?.token ?? '')).toBe(true)
  await district.cloud.clock.set(start + 60_000)
  expect(await known(first?.token ?? '')).toBe(false)
  await district.cloud.clock.set(start + 5 * 60_000 - 1000)
  expect(await known(digits)).toBe(true)
  await district.cloud.clock.set(start + 5 * 60_000)
  expect(await known(digits)).toBe(false)
  const older = await counter.myCode('volunteer')
  const newer = await counter.myCode('volunteer')
  expect([await known(older.digits), await known(newer.digits)]).toEqual([false, true])
  const kept = JSON.stringify(
    district.cloud.database.collections().map(({ name }) => district.find(name)),
  )
  for (const code of [...codes.map(({ token }) => token.split('~')[2] ?? ''), newer.digits])
    expect(kept).not.toContain(code)
})

test('合并和注销：问过的跟着走，注销以后什么也不留', async () => {
  const care = caretakerOf(district)
  await district.must('newcomer', 'account', 'consent', { version: '2026-11' })
  const one = await askedFor('volunteerElsewhere')
  await counter.myCode('volunteerElsewhere')
  await care.merge('volunteerElsewhere', 'newcomer')
  expect(await asked('newcomer')).toMatchObject({ id: one.id })
  expect((await answer('newcomer', one.id)).ok).toBe(true)
  const job = await district.must<never>('newcomer', 'account', 'erase')
  await care.finish('newcomer', job)
  expect(district.find('walkIns')).toEqual([])
  expect(district.find('pointCodes')).toEqual([])
})
