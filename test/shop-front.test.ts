import type { ShopView } from '@domain/shop/front'
import { closesAt, isOpenAt, nextOpening } from '@domain/shop/opening'
import type { RedemptionView } from '@domain/shop/present'
import { alarmAt, type District, openDistrict } from './district'
import { assertBalanced, good, pointsOf, shopId } from './points-walk'
import { elsewhere } from './seed/places'
import { communityId, shopForm, shopOf } from './shop-walk'

/** 2026 年 11 月的某一天、几点几分（北京时间）。 */
const at = (day: number, clock: string) =>
  new Date(`2026-11-${String(day).padStart(2, '0')}T${clock}:00+08:00`).toISOString()
/** 一秒以前。 */
const justBeforeThat = (iso: string) => new Date(Date.parse(iso) - 1000).toISOString()

describe('什么时候开门、等到什么时候', () => {
  // 周二、周五 9:00—11:30，周六 14:00—17:00；2026 年 11 月 24 日是周二。
  const shop = { opens: shopForm.opens, closedDays: [] as string[] }

  test('开门的那一刻算开着，关门的那一刻不算', () => {
    expect(isOpenAt(shop, justBeforeThat(at(24, '09:00')))).toBe(false)
    expect(isOpenAt(shop, at(24, '09:00'))).toBe(true)
    expect(isOpenAt(shop, justBeforeThat(at(24, '11:30')))).toBe(true)
    expect(isOpenAt(shop, at(24, '11:30'))).toBe(false)
    expect(isOpenAt({ ...shop, closedDays: ['2026-11-24'] }, at(24, '10:00'))).toBe(false)
  })

  test('下一次开门：正开着的就是这一次，不开门的日子跳过', () => {
    const first = { from: at(24, '09:00'), to: at(24, '11:30') }
    expect(nextOpening(shop, at(23, '10:00'))).toEqual(first)
    expect(nextOpening(shop, at(24, '10:00'))).toEqual(first)
    expect(nextOpening(shop, at(24, '11:30'))?.from).toBe(at(27, '09:00'))
    const closed = { ...shop, closedDays: ['2026-11-24', '2026-11-27'] }
    expect(nextOpening(closed, at(23, '10:00'))?.from).toBe(at(28, '14:00'))
    expect(nextOpening({ opens: [], closedDays: [] }, at(23, '10:00'))).toBeNull()
  })

  test('等到第二个开门的日子关门；开门前一秒下的单，这一次也算一个', () => {
    expect(closesAt(shop, at(23, '10:00'))).toBe(at(27, '11:30'))
    expect(closesAt(shop, justBeforeThat(at(24, '09:00')))).toBe(at(27, '11:30'))
    expect(closesAt(shop, at(24, '09:00'))).toBe(at(28, '17:00'))
    expect(closesAt(shop, at(24, '11:30'))).toBe(at(28, '17:00'))
  })

  test('不开门的日子不算', () => {
    const closed = { ...shop, closedDays: ['2026-11-24', '2026-11-28'] }
    expect(closesAt(closed, at(23, '10:00'))).toBe('2026-12-01T03:30:00.000Z')
  })

  test('最多等 45 天：一直不开的、第二次太晚的，都到第 45 天那一刻', () => {
    const last = '2027-01-07T02:00:00.000Z'
    expect(closesAt({ opens: [], closedDays: [] }, at(23, '10:00'))).toBe(last)
    const days = Array.from({ length: 60 }, (_, i) =>
      new Date(Date.parse('2026-11-25T00:00:00Z') + i * 86_400_000).toISOString().slice(0, 10),
    )
    expect(closesAt({ ...shop, closedDays: days }, at(23, '10:00'))).toBe(last)
  })
})

describe('逛超市', () => {
  let district: District
  let shop: ReturnType<typeof shopOf>
  let points: ReturnType<typeof pointsOf>
  beforeEach(async () => {
    district = await openDistrict()
    shop = shopOf(district)
    points = pointsOf(district)
  })
  afterEach(async () => {
    assertBalanced(district)
    await district.close()
  })

  test('居民打开就是自己社区的；游客指明了哪个社区才有，都是一次调用', async () => {
    await points.grant('volunteer', 120)
    const mine = await shop.front('volunteer', {})
    expect(mine).toMatchObject({
      ...{ community: { name: '金桂社区' }, shop: { id: shopId, open: false } },
      ...{ purse: { points: 120, frozen: false }, honoursOnly: false },
      collectBy: '2026-11-27T03:30:00.000Z',
    })
    const soap = mine.goods.find(({ title }) => title === '香皂')
    expect(soap).toMatchObject({ points: 40, free: 60, source: 'fund' })
    expect(await shop.front(null, {})).toMatchObject({ community: null, shop: null, purse: null })
    const guest = await shop.front(null)
    expect(guest).toMatchObject({ shop: { id: shopId }, purse: null })
    expect(guest.goods).toHaveLength(mine.goods.length)
    expect(district.cloud.calls.at(-1)?.bill.total).toBeLessThanOrEqual(2)
  })

  test('别的社区的也看得到、换得了，到那里去领', async () => {
    const shops = await district.must<ShopView[]>(null, 'shop', 'shopList')
    expect(shops.map(({ community }) => community)).toEqual([
      ...['银杏社区', '临河社区', '金桂社区', '望山社区', '新桥社区'],
    ])
    const other = await shop.front('volunteer', { communityId: elsewhere.communityId })
    expect(other.shop).toMatchObject({ community: '银杏社区', spot: '居委会大厅进门右手' })
    expect((await shop.front('volunteer', { communityId: 'D-04-02' })).shop).toBeNull()
    const wrong = await district.send('volunteer', 'shop', 'front', { communityId: 'D-99-99' })
    expect(wrong.code).toBe('NOT_FOUND')
  })

  test('一样货：这个月我还能换几件', async () => {
    await points.grant('volunteer', 500)
    expect(await shop.look('volunteer', good('soap'))).toMatchObject({ leftThisMonth: 4 })
    await points.mustRedeem('volunteer', points.line('soap', 40, 3))
    expect(await shop.look('volunteer', good('soap'))).toMatchObject({ leftThisMonth: 1 })
    expect(await shop.look('volunteer', good('tissue'))).toMatchObject({ leftThisMonth: null })
    expect((await points.redeem('volunteer', [points.line('soap', 40, 2)])).code).toBe('LIMIT')
    await alarmAt(district, Date.parse('2026-12-01T00:00:00+08:00'))
    expect(await shop.look('volunteer', good('soap'))).toMatchObject({ leftThisMonth: 4 })
  })

  test('在职党员：看得到为什么换不了商品，荣誉照换；也不能排队占着', async () => {
    await points.grant('partyMember', 200)
    expect((await shop.front('partyMember')).honoursOnly).toBe(true)
    expect((await shop.look('partyMember', good('soap'))).closed).toBe(true)
    expect((await shop.look('partyMember', good('pin'))).closed).toBe(false)
    await shop.leave('helmet', 0)
    expect((await shop.queue('partyMember', 'helmet')).code).toBe('FORBIDDEN')
    const pin = await points.mustRedeem('partyMember', points.line('pin', 100))
    expect(pin.status).toBe('ordered')
  })

  test('最后一件，两个人同一刻来换，只有一个人换到；没换到的不扣分，可以排队', async () => {
    await shop.leave('helmet', 1)
    await points.grant('volunteer', 500)
    await points.grant('resident', 500)
    const both = await Promise.all(
      (['volunteer', 'resident'] as const).map((who) =>
        points.redeem(who, [points.line('helmet', 500)]),
      ),
    )
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      code: 'LIMIT',
      message: expect.stringContaining('没有扣您的积分'),
    })
    const balances = (['volunteer', 'resident'] as const).map((who) => points.wallet(who).balance)
    expect(balances.sort()).toEqual([0, 500])
    expect(points.item('helmet')?.free).toBe(0)
  })

  test('领取的页面说得出哪几段时间可以来领', async () => {
    await points.grant('volunteer', 100)
    const one = await points.mustRedeem('volunteer', points.line('soap', 40))
    const seen = await district.must<{ openings: object[] }>('volunteer', 'shop', 'detail', {
      id: one.id,
    })
    expect(seen.openings).toEqual([
      { from: at(24, '09:00'), to: at(24, '11:30') },
      { from: at(27, '09:00'), to: at(27, '11:30') },
    ])
    const other = await district.send('resident', 'shop', 'detail', { id: one.id })
    expect(other.code).toBe('NOT_FOUND')
  })

  test('下单以后社区多了不开门的日子：照改过的再等，到点才退；改早了不会提早', async () => {
    await points.grant('volunteer', 100)
    const one = await points.mustRedeem('volunteer', points.line('soap', 40))
    expect(one.closesAt).toBe(at(27, '11:30'))
    await shop.arrange('worker', { ...shopForm, closedDays: ['2026-11-27'] })
    await alarmAt(district, Date.parse(at(27, '11:30')))
    expect(points.wallet('volunteer').balance).toBe(60)
    const later = await district.must<RedemptionView>('volunteer', 'shop', 'detail', { id: one.id })
    expect(later).toMatchObject({ status: 'ordered', closesAt: at(28, '17:00') })
    // 又改成天天开门：已经等到 28 日的，还是 28 日。
    const daily = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, from: '09:00', to: '10:00' }))
    await shop.arrange('worker', { ...shopForm, opens: daily })
    await alarmAt(district, Date.parse(justBeforeThat(at(28, '17:00'))))
    expect(points.wallet('volunteer').balance).toBe(60)
    await alarmAt(district, Date.parse(at(28, '17:00')))
    expect(points.wallet('volunteer').balance).toBe(100)
  })

  test('没有开超市的社区第一次写好时间，就开张了', async () => {
    const [staff] = district.find('appointments', {
      ...{ role: 'communityWorker', areaId: 'D-03-01' },
    })
    const [account] = district.find('accounts', { _id: String(staff?.accountId) })
    const call = (name: string, input: object) =>
      district.cloud.call(String(account?.openid), 'shop', {
        ...{ name, input, requestId: `opens-the-shop-${name}` },
      }) as Promise<{ ok: boolean; data: { shop: unknown } }>
    expect((await call('goodsKept', {})).data.shop).toBeNull()
    const opened = await call('arrangeShop', { communityId: 'D-03-01', form: shopForm })
    expect(opened.ok).toBe(true)
    const front = await shop.front(null, { communityId: 'D-03-01' })
    expect(front).toMatchObject({ shop: { spot: shopForm.spot }, goods: [] })
    expect(communityId).not.toBe('D-03-01')
  })
})
