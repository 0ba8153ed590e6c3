import { addDays } from '@domain/kernel/date'
import type { RedemptionPage } from '@domain/shop/browse'
import { DAY, type District, HOUR, monday, newRequestId, openDistrict } from './district'
import { assertBalanced, pointsOf } from './points-walk'

let district: District
let points: ReturnType<typeof pointsOf>
beforeEach(async () => {
  district = await openDistrict()
  points = pointsOf(district)
})
afterEach(async () => {
  assertBalanced(district)
  await district.close()
})

test('兑换一次：当场扣分、留货，凭码领走，按次收费不超过 8 次', async () => {
  await points.grant('volunteer', 100)
  const one = await points.mustRedeem('volunteer', points.line('soap', 40))
  const { bill } = district.cloud.calls.at(-1) ?? {}
  expect(bill).toMatchObject({ total: 8, call: 1 })
  expect(one).toMatchObject({ status: 'ordered', points: 40, steps: ['cancel'] })
  expect(one.code?.digits).toMatch(/^\d{6}$/)
  expect(points.wallet('volunteer').balance).toBe(60)
  expect(points.item('soap')).toMatchObject({ received: 60, out: 0, free: 59 })
  const given = await points.mustStep('clerk', one.id, 'collect')
  expect(given).toMatchObject({ id: one.id })
  const [row] = (await district.must<RedemptionPage>('volunteer', 'shop', 'mine')).rows
  expect(row).toMatchObject({ id: one.id, status: 'collected', code: null })
  expect(points.item('soap')).toMatchObject({ received: 60, out: 1, free: 59 })
})

test('五样一单，还是 8 次；六样、同一样写两遍，一句话说怎么办', async () => {
  await points.grant('volunteer', 1000)
  const five = [
    ...[points.line('soap', 40), points.line('toothpaste', 60), points.line('detergent', 80)],
    ...[points.line('tissue', 120), points.line('laundry', 200)],
  ]
  await points.mustRedeem('volunteer', ...five)
  expect(district.cloud.calls.at(-1)?.bill.total).toBe(8)
  expect(await points.redeem('volunteer', [...five, points.line('pin', 100)])).toMatchObject({
    message: '一次最多换 5 样，请分两次。',
  })
  const twice = [points.line('soap', 40), points.line('soap', 40)]
  expect(await points.redeem('volunteer', twice)).toMatchObject({ code: 'INVALID' })
})

test('取消两次只退一次；领走以后不能取消', async () => {
  await points.grant('volunteer', 100)
  const one = await points.mustRedeem('volunteer', points.line('soap', 40))
  const cancelled = await points.mustStep('volunteer', one.id, 'cancel')
  expect(cancelled.status).toBe('cancelled')
  expect(await points.step('volunteer', one.id, 'cancel')).toMatchObject({ code: 'CONFLICT' })
  expect(points.wallet('volunteer').balance).toBe(100)
  expect(points.item('soap')).toMatchObject({ free: 60, out: 0 })
})

test('分不够、货不够、分数变了、不在架上：各一句话，什么也没变，被拒的至多 4 次', async () => {
  await points.grant('volunteer', 50)
  const refused = async (lines: readonly object[]) => {
    const answer = await points.redeem('volunteer', lines)
    return { ...answer, cost: district.cloud.calls.at(-1)?.bill.total }
  }
  expect(await refused([points.line('soap', 40, 2)])).toMatchObject({
    ...{ code: 'LIMIT', message: '要 80 分，您现在能用的是 50 分，还差 30 分。' },
  })
  expect(await refused([points.line('helmet', 500, 6)])).toMatchObject({
    ...{ code: 'LIMIT', cost: 4, message: expect.stringContaining('只剩 5 件') },
  })
  expect(await refused([points.line('soap', 35)])).toMatchObject({
    ...{ code: 'CONFLICT', cost: 4, message: expect.stringContaining('现在是 40 分') },
  })
  expect(await refused([{ goodId: 'nothing', count: 1, points: 1 }])).toMatchObject({
    ...{ code: 'NOT_FOUND', cost: 4 },
  })
  expect(points.item('soap')).toMatchObject({ free: 60 })
  expect(points.marks()).toEqual([])
})

test('同一次提交发两遍是同一张；换了内容说一声，不多扣', async () => {
  await points.grant('volunteer', 100)
  const requestId = newRequestId()
  const first = await points.redeem('volunteer', [points.line('soap', 40)], requestId)
  const again = await points.redeem('volunteer', [points.line('soap', 40)], requestId)
  expect(again.data).toEqual(first.data)
  expect(await points.redeem('volunteer', [points.line('soap', 40, 2)], requestId)).toMatchObject({
    code: 'CONFLICT',
  })
  await district.cloud.clock.advance(10 * 60_000)
  await district.cloud.timers.run('alarm')
  expect(points.marks()).toEqual([])
  const late = await points.redeem('volunteer', [points.line('soap', 40)], requestId)
  expect(late.data).toEqual(first.data)
  expect(points.wallet('volunteer').balance).toBe(60)
  expect(points.item('soap')).toMatchObject({ free: 59 })
  expect(points.marks()).toEqual([])
})

test('没来领的：第二个开门的日子关门那一刻退回积分和货', async () => {
  await points.grant('volunteer', 100)
  const one = await points.mustRedeem('volunteer', points.line('soap', 40))
  // 周一下的单；周二、周五开门，周五 11:30 关门为止。
  expect(one.closesAt).toBe(addDays(new Date(monday + 1.5 * HOUR).toISOString(), 4))
  district.cloud.clock.stop()
  await district.cloud.clock.set(monday + 4 * DAY + 1.5 * HOUR - 1000)
  await district.cloud.timers.run('alarm')
  expect(points.wallet('volunteer').balance).toBe(60)
  await district.cloud.clock.set(monday + 4 * DAY + 1.5 * HOUR)
  expect(await points.step('clerk', one.id, 'collect')).toMatchObject({ ok: false })
  await district.cloud.timers.run('alarm')
  await district.cloud.timers.run('alarm')
  expect(points.wallet('volunteer').balance).toBe(100)
  expect(points.item('soap')).toMatchObject({ free: 60, out: 0 })
  district.cloud.clock.go()
})

test('流水照先后入账：各合计账户加起来是零，社区发的还在人手里几分', async () => {
  await points.grant('volunteer', 100)
  await points.mustRedeem('volunteer', points.line('soap', 40))
  await district.cloud.clock.advance(10 * 60_000)
  await district.cloud.timers.run('alarm')
  await district.cloud.timers.run('alarm')
  const books = district.find('books') as unknown as { _id: string; points: number }[]
  expect(books.reduce((sum, one) => sum + one.points, 0)).toBe(0)
  expect(books).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ _id: 'D-03-05', points: -100, outstanding: 60 }),
      expect.objectContaining({ _id: 'everyone', points: 60 }),
      expect.objectContaining({ _id: 'shop~D-03-05', points: 40 }),
    ]),
  )
})
