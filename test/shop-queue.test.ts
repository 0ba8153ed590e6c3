import type { Redemption } from '@domain/shop/redemption'
import { caretakerOf } from './account-people'
import { alarmAt, DAY, type District, HOUR, monday, newRequestId, openDistrict } from './district'
import { accountIdOf, assertBalanced, good, pointsOf } from './points-walk'
import { type CastName, cast } from './seed/cast'
import { shopOf } from './shop-walk'

let district: District
let shop: ReturnType<typeof shopOf>
let points: ReturnType<typeof pointsOf>
beforeEach(async () => {
  district = await openDistrict()
  shop = shopOf(district)
  points = pointsOf(district)
  district.cloud.clock.stop()
})
afterEach(async () => {
  assertBalanced(district)
  assertStock()
  await district.close()
})

/** 实物都有去处：进的 = 没人订的 + 单上等着领的 + 记号占着的 + 领走的 + 报损的。 */
function assertStock(): void {
  const { items, marks } = shop.shelf()
  const drawn = district.find('redemptions') as unknown as Redemption[]
  const ordered = drawn.filter(({ status }) => status === 'ordered')
  const settled = new Set(drawn.map(({ markKey }) => markKey))
  const held = [...ordered, ...marks.filter(({ key }) => !settled.has(key))].flatMap(
    ({ lines }) => lines,
  )
  for (const [id, item] of Object.entries(items)) {
    const waiting = held.reduce((sum, line) => sum + (line.goodId === id ? line.count : 0), 0)
    expect([id, item.free + waiting + item.out + item.lost]).toEqual([id, item.received])
    expect(item.free).toBeGreaterThanOrEqual(0)
    expect(item.queue ?? 0).toBeGreaterThanOrEqual(0)
  }
}

/** 货架上的头盔只剩 `free` 个，几位按先后排好队。 */
async function lineUp(free: number, ...who: readonly CastName[]) {
  await shop.leave('helmet', 0)
  for (const one of who) {
    await points.grant(one, 500)
    expect((await shop.queue(one, 'helmet')).ok).toBe(true)
    await district.cloud.clock.advance(1000)
  }
  await shop.leave('helmet', free)
}

const held = async (who: CastName) => (await shop.places(who)).map(({ status }) => status)
const redeemHeld = (who: CastName, placeId: string, requestId?: string) =>
  district.send<{ id: string }>(who, 'shop', 'redeemHeld', { placeId, points: 500 }, requestId)
const told = (who: CastName) =>
  district.find('notices', { to: accountIdOf(cast[who]) }).map(({ text }) => String(text))

test('有货的不用排；没有了才排，一个人一样只排一份', async () => {
  expect((await shop.queue('volunteer', 'helmet')).code).toBe('CONFLICT')
  await lineUp(0, 'volunteer')
  const again = await shop.queue('volunteer', 'helmet')
  expect(again.data).toMatchObject({ status: 'queuing', title: '骑手头盔' })
  expect(points.item('helmet')).toMatchObject({ free: 0, queue: 1 })
  expect(await shop.places('volunteer')).toHaveLength(1)
})

test('一个人同时最多排 5 样；同一刻来排两样，也只多排一样', async () => {
  const keys = ['soap', 'toothpaste', 'detergent', 'tissue', 'laundry', 'rice'] as const
  for (const key of keys) await shop.leave(key, 0)
  for (const key of keys.slice(0, 4)) expect((await shop.queue('volunteer', key)).ok).toBe(true)
  const both = await Promise.all([
    shop.queue('volunteer', 'laundry'),
    shop.queue('volunteer', 'rice'),
  ])
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(both.find(({ ok }) => !ok)?.code).toBe('LIMIT')
})

test('有人排队时，来了货别人抢不走；定时任务照先后给，先来的先得，给的当场说', async () => {
  await lineUp(1, 'volunteer', 'resident')
  await points.grant('residentOther', 500)
  const cut = await points.redeem('residentOther', [points.line('helmet', 500)])
  expect(cut).toMatchObject({ code: 'LIMIT', message: expect.stringContaining('排队') })
  expect(district.cloud.calls.at(-1)?.bill.total).toBeLessThanOrEqual(4)
  await shop.alarm()
  expect([await held('volunteer'), await held('resident')]).toEqual([['held'], ['queuing']])
  expect(points.item('helmet')).toMatchObject({ free: 0, queue: 1 })
  expect(told('volunteer').some((text) => text.includes('给您留了一件'))).toBe(true)
  expect(told('resident').some((text) => text.includes('给您留了一件'))).toBe(false)
})

test('定时任务一起跑两遍，也只给一件、只说一遍', async () => {
  await lineUp(2, 'volunteer', 'resident', 'residentOther')
  await Promise.all([shop.alarm(), shop.alarm()])
  await shop.alarm()
  expect([await held('volunteer'), await held('resident'), await held('residentOther')]).toEqual([
    ...[['held'], ['held'], ['queuing']],
  ])
  expect(points.marks()).toHaveLength(2)
  expect(told('volunteer').filter((text) => text.includes('给您留了一件'))).toHaveLength(1)
})

test('占上了没来得及记名就断了：下一趟接着用那一件，不多占', async () => {
  await lineUp(1, 'volunteer', 'resident')
  const [place] = await shop.places('volunteer')
  const until = new Date(district.cloud.clock.now() + 3 * DAY).toISOString()
  const mark = { key: 'half-done', id: place?.id, at: until, until }
  const lines = [{ goodId: good('helmet'), count: 1 }]
  await shop.leave('helmet', 0)
  const shelf = shop.shelf()
  const items = { ...shelf.items }
  const helmet = items[good('helmet')]
  if (helmet) items[good('helmet')] = { ...helmet, out: helmet.out - 1 }
  await district.replace('shelves', { ...shelf, items, marks: [{ ...mark, lines }] })
  await shop.alarm()
  expect([await held('volunteer'), await held('resident')]).toEqual([['held'], ['queuing']])
  expect(points.marks()).toEqual([{ ...mark, lines }])
})

test('留 3 天，差一秒还换得了；换的时候不和别人抢，记号变成单', async () => {
  await lineUp(1, 'volunteer')
  await shop.alarm()
  const [place] = await shop.places('volunteer')
  expect(place).toMatchObject({ status: 'held', points: 500 })
  const until = Date.parse(place?.until ?? '')
  expect(until - monday).toBeGreaterThanOrEqual(3 * DAY)
  await district.cloud.clock.set(until - 1000)
  const requestId = newRequestId()
  const one = await redeemHeld('volunteer', place?.id ?? '', requestId)
  const same = await redeemHeld('volunteer', place?.id ?? '', requestId)
  expect(same.data).toEqual(one.data)
  expect((await redeemHeld('volunteer', place?.id ?? '')).code).toBe('CONFLICT')
  expect(points.marks()).toEqual([])
  expect(points.wallet('volunteer').balance).toBe(0)
  await points.mustStep('clerk', one.data.id, 'collect')
  expect(points.item('helmet')).toMatchObject({ free: 0, queue: 0, out: 5 })
})

test('到了那一刻没有换，让给后面的人；先前的那一位再换就换不了', async () => {
  await lineUp(1, 'volunteer', 'resident')
  await shop.alarm()
  const [place] = await shop.places('volunteer')
  await alarmAt(district, Date.parse(place?.until ?? ''))
  expect([await held('volunteer'), await held('resident')]).toEqual([[], ['held']])
  expect((await redeemHeld('volunteer', place?.id ?? '')).code).toBe('CONFLICT')
  expect(points.item('helmet')).toMatchObject({ free: 0, queue: 0 })
  expect(told('volunteer')).toContainEqual(expect.stringContaining('让给后面的人了'))
})

test('别人的留货换不了', async () => {
  await lineUp(1, 'volunteer')
  await points.grant('resident', 500)
  await shop.alarm()
  const [place] = await shop.places('volunteer')
  expect((await redeemHeld('resident', place?.id ?? '')).code).toBe('NOT_FOUND')
  expect((await shop.quit('resident', place?.id ?? '')).code).toBe('NOT_FOUND')
})

test('不要了的让给后面的人；排着的不排了，人数跟着少；两遍一样', async () => {
  await lineUp(1, 'volunteer', 'resident', 'residentOther')
  await shop.alarm()
  const [mine] = await shop.places('volunteer')
  const [last] = await shop.places('residentOther')
  for (const id of [mine?.id, mine?.id]) await shop.quit('volunteer', id ?? '')
  for (const id of [last?.id, last?.id]) await shop.quit('residentOther', id ?? '')
  expect(points.item('helmet')).toMatchObject({ free: 1, queue: 1 })
  await shop.alarm()
  expect(await held('resident')).toEqual(['held'])
})

test('有人取消兑换，空出来的一件给排队的', async () => {
  await shop.leave('helmet', 1)
  await points.grant('volunteer', 500)
  const one = await points.mustRedeem('volunteer', points.line('helmet', 500))
  expect((await shop.queue('resident', 'helmet')).ok).toBe(true)
  await points.mustStep('volunteer', one.id, 'cancel')
  await shop.alarm()
  expect(await held('resident')).toEqual(['held'])
})

test('没有来领、过期退回的一件，也给排队的', async () => {
  await shop.leave('helmet', 1)
  await points.grant('volunteer', 500)
  const one = await points.mustRedeem('volunteer', points.line('helmet', 500))
  expect((await shop.queue('resident', 'helmet')).ok).toBe(true)
  await alarmAt(district, Date.parse(one.closesAt))
  expect(await held('resident')).toEqual(['held'])
  expect(told('volunteer')).toContainEqual(expect.stringContaining('500 分退回来了'))
})

test('注销的人从队伍里去掉，留给他的放回架上', async () => {
  await lineUp(1, 'residentYoung', 'resident')
  await shop.alarm()
  await district.must('residentYoung', 'account', 'erase')
  for (let i = 0; i < 3; i += 1) await shop.alarm()
  expect(district.find('queuePlaces')).toHaveLength(1)
  expect(await held('resident')).toEqual(['held'])
})

test('两个微信合成一个：排队的跟过来，还是原来的先后', async () => {
  await lineUp(0, 'residentOther', 'resident')
  const care = caretakerOf(district)
  await care.merge('residentOther', 'residentNext')
  await shop.leave('helmet', 1)
  await shop.alarm()
  expect([await held('residentNext'), await held('resident')]).toEqual([['held'], ['queuing']])
})

test('收拾占货的定时任务不碰给排队的人留着的；记不到名下的，到期以后退回', async () => {
  await lineUp(1, 'volunteer')
  await shop.alarm()
  await alarmAt(district, district.cloud.clock.now() + DAY)
  expect(points.marks()).toHaveLength(1)
  const [place] = district.find('queuePlaces', { status: 'held' })
  await district.replace('queuePlaces', { ...place, status: 'quit', wakeAt: null, markKey: null })
  await alarmAt(district, Date.parse(String(place?.until)) + HOUR)
  expect(points.marks()).toEqual([])
  expect(points.item('helmet')?.free).toBe(1)
})
