import type { GiftsView } from '@domain/gift/gifts'
import type { GiftStart } from '@domain/gift/give'
import type { RedemptionView } from '@domain/shop/present'
import {
  alarmAt,
  type District,
  HOUR,
  newRequestId,
  openDistrict,
  wishAt,
  wishForm,
} from './district'
import { accountIdOf, assertBalanced, good, pointsOf } from './points-walk'
import { type CastName, cast } from './seed/cast'

let district: District
let points: ReturnType<typeof pointsOf>
beforeAll(async () => {
  district = await openDistrict()
  points = pointsOf(district)
  for (const who of ['partyMemberOther', 'volunteer', 'resident', 'worker', 'partyMember'] as const)
    await points.grant(who, 400)
})
afterEach(() => assertBalanced(district))
afterAll(() => district.close())

const give = (who: CastName, ticketId: string, key = 'soap', cost = 40, requestId?: string) =>
  district.send<RedemptionView>(
    ...([who, 'shop', 'give', { ticketId, goodId: good(key), points: cost }, requestId] as const),
  )
const gifts = (who: CastName, ticketId: string) =>
  district.send<GiftsView>(who, 'shop', 'gifts', { ticketId })
const told = (who: CastName, ticketId: string) =>
  district
    .find('notices', { to: accountIdOf(cast[who]), ticketId })
    .map(({ text }) => String(text))
    .filter((text) => text.includes('用积分'))

test('在职党员换不了商品，送给心愿可以；送的人看不到码，办心愿的人凭码领走', async () => {
  const wish = await wishAt(district, 'claimed')
  expect((await points.redeem('partyMemberOther', [points.line('soap', 40)])).code).toBe(
    'FORBIDDEN',
  )
  const start = await district.must<GiftStart>('partyMemberOther', 'shop', 'giftStart', {
    ticketId: wish.id,
  })
  expect(start).toMatchObject({ refusal: null, purse: { points: 400 } })
  expect(start.goods.every(({ kind }) => kind !== 'honour')).toBe(true)
  const requestId = newRequestId()
  const one = await give('partyMemberOther', wish.id, 'soap', 40, requestId)
  expect((await give('partyMemberOther', wish.id, 'soap', 40, requestId)).data).toEqual(one.data)
  expect(one.data).toMatchObject({ code: null, gift: { no: wish.no }, steps: ['cancel'] })
  expect(points.wallet('partyMemberOther').balance).toBe(360)
  expect(told('partyMember', wish.id)).toHaveLength(1)

  const seen = (await gifts('partyMember', wish.id)).data
  expect(seen).toMatchObject({ collects: true, rows: [{ status: 'ordered' }] })
  expect(seen.rows[0]?.code?.digits).toMatch(/^\d{6}$/)
  const staff = (await gifts('worker', wish.id)).data
  expect(staff).toMatchObject({ collects: false, rows: [{ code: null }] })
  expect(JSON.stringify([seen, staff])).not.toContain(accountIdOf(cast.partyMemberOther))
  for (const who of ['resident', 'volunteer', 'partyMemberOther'] as const)
    expect([who, (await gifts(who, wish.id)).code]).toEqual([who, 'FORBIDDEN'])

  await points.mustStep('clerk', one.data.id, 'collect')
  expect((await gifts('partyMember', wish.id)).data.rows[0]).toMatchObject({
    ...{ status: 'collected', code: null },
  })
  expect(
    district
      .find('notices', { to: accountIdOf(cast.partyMemberOther), ticketId: one.data.id })
      .map(({ text }) => text),
  ).toEqual(['您送给心愿的“香皂”领走了，谢谢您。'])
  // 心愿的状态不变。
  expect(district.find('tickets', { _id: wish.id })[0]).toMatchObject({ status: 'claimed' })
})

test('自己的、替别人许的、不是要东西的、还没审核的、已经办好的，不能送', async () => {
  const own = await wishAt(district, 'open')
  expect((await give('resident', own.id)).code).toBe('FORBIDDEN')
  const company = await district.must<{ id: string }>('residentOther', 'wish', 'post', {
    ...{ ...wishForm, category: 'company', text: '想有人陪我去一趟医院' },
  })
  expect((await give('volunteer', company.id)).code).toBe('NOT_FOUND')
  await district.must('worker', 'wish', 'step', { id: company.id, name: 'approve', note: null })
  expect((await give('volunteer', company.id)).code).toBe('FORBIDDEN')
  const pending = await wishAt(district, 'pending')
  expect((await give('volunteer', pending.id)).code).toBe('NOT_FOUND')
  const delivered = await wishAt(district, 'delivered')
  expect((await give('volunteer', delivered.id)).code).toBe('FORBIDDEN')
})

test('荣誉不能送；分不够、价变了，什么也没变', async () => {
  const wish = await wishAt(district, 'open')
  expect((await give('volunteer', wish.id, 'pin', 100)).code).toBe('INVALID')
  expect((await give('volunteer', wish.id, 'helmet', 500)).code).toBe('LIMIT')
  expect((await give('volunteer', wish.id, 'soap', 30)).code).toBe('CONFLICT')
  expect(points.wallet('volunteer').balance).toBe(400)
  expect(points.item('helmet')?.free).toBe(5)
})

test('还没人认领就送了的：认领以后一小时里告诉认领人，只说一遍', async () => {
  const wish = await wishAt(district, 'open')
  const one = await give('volunteer', wish.id)
  expect(one.ok).toBe(true)
  await district.must('partyMemberOther', 'wish', 'step', {
    ...{ id: wish.id, name: 'claim', note: null },
  })
  expect(told('partyMemberOther', wish.id)).toEqual([])
  await district.cloud.clock.advance(1.1 * HOUR)
  for (let i = 0; i < 2; i += 1) await district.cloud.timers.run('alarm')
  await district.cloud.clock.advance(1.1 * HOUR)
  await district.cloud.timers.run('alarm')
  expect(told('partyMemberOther', wish.id)).toHaveLength(1)
  expect((await gifts('partyMemberOther', wish.id)).data.rows[0]?.code).not.toBeNull()
  await points.mustStep('volunteer', one.data.id, 'cancel')
  expect(points.wallet('volunteer').balance).toBe(400)
})

test('心愿撤回了，礼物退回：积分回到送的人，货回到架上', async () => {
  const wish = await wishAt(district, 'open')
  const before = points.item('soap')?.free
  const one = await give('volunteer', wish.id)
  await district.must('resident', 'wish', 'step', { id: wish.id, name: 'withdraw', note: null })
  await district.cloud.clock.advance(1.1 * HOUR)
  await district.cloud.timers.run('alarm')
  const mine = await district.must<RedemptionView>('volunteer', 'shop', 'detail', {
    id: one.data.id,
  })
  expect(mine.status).toBe('cancelled')
  expect(points.wallet('volunteer').balance).toBe(400)
  expect(points.item('soap')?.free).toBe(before)
})

test('没有领成的，到期退给送的人', async () => {
  const wish = await wishAt(district, 'claimed')
  const one = (await give('volunteer', wish.id)).data
  await alarmAt(district, Date.parse(one.closesAt))
  district.cloud.clock.go()
  expect(points.wallet('volunteer').balance).toBe(400)
  expect((await gifts('worker', wish.id)).data.rows[0]).toMatchObject({ status: 'expired' })
})

test('一个心愿同时最多 5 件没领的', async () => {
  const wish = await wishAt(district, 'open')
  for (const [who, key, cost] of [
    ...([
      ['worker', 'toothpaste', 60],
      ['worker', 'toothpaste', 60],
    ] as const),
    ...([
      ['volunteer', 'soap', 40],
      ['volunteer', 'soap', 40],
      ['volunteer', 'soap', 40],
    ] as const),
  ] as const)
    expect((await give(who, wish.id, key, cost)).ok).toBe(true)
  expect(await give('volunteer', wish.id)).toMatchObject({
    ...{ code: 'LIMIT', message: expect.stringContaining('已经有好几位邻居送了东西') },
  })
})
