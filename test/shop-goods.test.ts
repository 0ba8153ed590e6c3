import type { KeptGood } from '@domain/goods/present'
import type { RedemptionView } from '@domain/shop/present'
import { plainJpeg } from './camera-photo'
import { type District, newRequestId, openDistrict } from './district'
import { assertBalanced, good, pointsOf, shopId } from './points-walk'
import { type CastName, cast } from './seed/cast'
import { communityId, goodForm, shopForm, shopOf } from './shop-walk'

let district: District
let shop: ReturnType<typeof shopOf>
let points: ReturnType<typeof pointsOf>
beforeAll(async () => {
  district = await openDistrict()
  shop = shopOf(district)
  points = pointsOf(district)
})
afterEach(() => assertBalanced(district))
afterAll(() => district.close())

/** 社区工作者写好、书记审过的一样。 */
async function approved(form: object = goodForm): Promise<KeptGood> {
  const written = (await shop.write('worker', form)).data
  return (await shop.review('secretary', written, 'approve')).data
}

const boxOf = (box: string) => district.find('notices', { to: box }).map(({ text }) => text)

describe('写一样货，审核通过才摆出来', () => {
  test('社区工作者写，书记通过，居民看得到；件数从零开始', async () => {
    const written = (await shop.write('worker')).data
    expect(written).toMatchObject({ status: 'pending', shelf: null, own: true, steps: [] })
    expect((await shop.front('volunteer')).goods.map(({ id }) => id)).not.toContain(written.id)
    expect(boxOf(`communityWorker@${communityId}`)).toContain(
      '积分兑换超市添了一样货：保温杯，请看一看。',
    )
    const seen = await district.must<KeptGood>('secretary', 'shop', 'keptGood', { id: written.id })
    expect(seen.steps).toEqual(['approve', 'reject'])
    const done = (await shop.review('secretary', seen, 'approve')).data
    expect(done).toMatchObject({ status: 'approved', shelf: { on: true, free: 0, received: 0 } })
    expect((await shop.front(null)).goods).toContainEqual(
      expect.objectContaining({ id: written.id, title: '保温杯', points: 150, free: 0 }),
    )
    expect(shop.shelf().items[written.id]).toEqual({
      ...{ on: true, free: 0, received: 0, out: 0, lost: 0 },
      face: expect.objectContaining({ title: '保温杯', cents: 1980, version: 1, picture: null }),
    })
  })

  test('值多少元不给居民看', async () => {
    await approved()
    const seen = JSON.stringify(await shop.front(null))
    expect(seen).not.toMatch(/cents|1980/)
  })

  test('退回要写缘由；改好再发还是等审核', async () => {
    const written = (await shop.write('worker')).data
    expect((await shop.review('secretary', written, 'reject')).code).toBe('INVALID')
    const back = await shop.review('secretary', written, 'reject', '写明多少毫升')
    expect(back.data).toMatchObject({ status: 'rejected', rejectedFor: '写明多少毫升' })
    const form = { ...goodForm, title: '500 毫升保温杯' }
    const again = await shop.rewrite('worker', written.id, form)
    expect(again.data).toMatchObject({ status: 'pending', rejectedFor: null })
  })

  test('保存两次是一样货；同一编号换了内容说一声', async () => {
    const requestId = newRequestId()
    const form = { ...goodForm, title: '折叠伞' }
    const first = await shop.write('worker', form, requestId)
    const second = await shop.write('worker', form, requestId)
    expect(second.data.id).toBe(first.data.id)
    expect(district.find('goods', { 'draft.title': '折叠伞' })).toHaveLength(1)
    const changed = await shop.write('worker', { ...form, points: 160 }, requestId)
    expect(changed.code).toBe('CONFLICT')
  })

  test.each([
    ['积分是 0', { points: 0 }],
    ['积分不是整数', { points: 1.5 }],
    ['值多少元是负数', { cents: -1 }],
    ['捐赠的没有写是谁', { source: 'donated', sponsor: null }],
    ['专项资金的写了捐赠人', { source: 'fund', sponsor: '巧手理发店' }],
    ['没有这种来源', { source: 'cash' }],
    ['名字太短', { title: '杯' }],
    ['别人的照片', { picture: 'cloud://demo/wish/somebody/1.jpg' }],
  ])('%s，不收', async (_, wrong) => {
    const before = district.find('goods').length
    expect((await shop.write('worker', { ...goodForm, ...wrong })).code).toBe('INVALID')
    expect(district.find('goods')).toHaveLength(before)
  })

  test('不要钱的可以；1 分也可以', async () => {
    const free = await shop.write('worker', { ...goodForm, points: 1, cents: 0 })
    expect(free.ok).toBe(true)
  })

  test('有不能发布的话，不收；检查没有回应，也不收', async () => {
    const risky = await shop.write('worker', { ...goodForm, title: '特殊词测试' })
    expect(risky.code).toBe('CONTENT')
    district.cloud.openapi.fail('security.msgSecCheck', 'down')
    expect((await shop.write('worker')).code).toBe('UNAVAILABLE')
    district.cloud.openapi.fail('security.msgSecCheck', null)
  })
})

describe('谁能写、谁能审', () => {
  const writers: readonly CastName[] = ['worker', 'secretary']
  const others: readonly CastName[] = [
    ...(['resident', 'volunteer', 'partyMember', 'clerk', 'gridWorker', 'buildingHead'] as const),
    ...(['workerElsewhere', 'secretaryElsewhere', 'street', 'streetElsewhere'] as const),
    ...(['district', 'auditor', 'unitLiaison'] as const),
  ]

  test('只有本社区的工作者、书记能写，能改，能上架下架，能写开门的时间', async () => {
    const one = await approved()
    for (const who of writers) {
      expect((await shop.write(who)).ok).toBe(true)
      expect((await shop.rewrite(who, one.id, goodForm)).ok).toBe(true)
      expect((await shop.shelve(who, one.id, true)).ok).toBe(true)
      expect((await shop.arrange(who)).ok).toBe(true)
    }
    for (const who of others) {
      const codes = [
        (await shop.write(who)).code,
        (await shop.rewrite(who, one.id, goodForm)).code,
        (await shop.shelve(who, one.id, false)).code,
        (await shop.arrange(who)).code,
      ]
      expect([who, codes.every((code) => code === 'FORBIDDEN' || code === 'NOT_FOUND')]).toEqual([
        ...[who, true],
      ])
    }
    expect(shop.shelf().items[one.id]?.on).toBe(true)
  })

  test('货的单子：本社区的工作人员和所在的街道看得到，别人看不到', async () => {
    for (const who of ['worker', 'secretary'] as const)
      expect((await shop.kept(who)).data).toMatchObject({ keeps: true })
    expect((await shop.kept('street', { communityId })).data).toMatchObject({ keeps: false })
    for (const who of ['streetElsewhere', 'workerElsewhere', 'clerk', 'district'] as const)
      expect((await shop.kept(who, { communityId })).code).toBe('FORBIDDEN')
  })

  test('工作者写的，只有书记能审：写的人、别的社区、街道、区都不行', async () => {
    const written = (await shop.write('worker')).data
    for (const who of [...others, 'worker' as const]) {
      const { code } = await shop.review(who, written, 'approve')
      expect([who, code === 'FORBIDDEN' || code === 'NOT_FOUND']).toEqual([who, true])
    }
    expect((await shop.review('secretary', written, 'approve')).ok).toBe(true)
  })

  test('书记写的，自己不能审；工作者能审', async () => {
    const written = (await shop.write('secretary')).data
    expect((await shop.review('secretary', written, 'approve')).code).toBe('FORBIDDEN')
    expect((await shop.review('workerElsewhere', written, 'approve')).code).toBe('NOT_FOUND')
    expect((await shop.review('worker', written, 'approve')).ok).toBe(true)
  })

  test('书记写的，街道也能审，也收到消息；别的街道不行', async () => {
    const written = (await shop.write('secretary')).data
    expect(boxOf('street@D-03')).toContain('积分兑换超市添了一样货：保温杯，请看一看。')
    expect((await shop.review('streetElsewhere', written, 'approve')).code).toBe('NOT_FOUND')
    expect((await shop.review('street', written, 'approve')).ok).toBe(true)
  })

  test('审的正是看到的那一版：这期间又改过，请他再看', async () => {
    const seen = (await shop.write('worker')).data
    await district.cloud.clock.advance(1000)
    await shop.rewrite('worker', seen.id, { ...goodForm, points: 1 })
    expect((await shop.review('secretary', seen, 'approve')).code).toBe('CONFLICT')
    expect(shop.shelf().items[seen.id]).toBeUndefined()
  })
})

describe('审核过的再改', () => {
  test('改了又等审核，货架上还是原来的；通过才换，件数不变', async () => {
    const soap = good('soap')
    const form = { ...goodForm, title: '药皂', points: 45, monthly: 4 }
    const edited = (await shop.rewrite('worker', soap, form)).data
    expect(edited).toMatchObject({ status: 'pending', shelf: { face: { title: '香皂' } } })
    expect(shop.shelf().items[soap]?.face).toMatchObject({ title: '香皂', points: 40, version: 1 })
    await shop.review('secretary', edited, 'reject', '先别涨价')
    expect(shop.shelf().items[soap]?.face.points).toBe(40)
    await district.cloud.clock.advance(1000)
    const again = (await shop.rewrite('worker', soap, form)).data
    const done = (await shop.review('secretary', again, 'approve')).data
    expect(done.shelf).toMatchObject({ free: 60, face: { title: '药皂', version: 2 } })
    expect(shop.shelf().items[soap]).toMatchObject({
      ...{ free: 60, received: 60, face: { title: '药皂', points: 45, version: 2 } },
    })
  })

  test('改了价，先前换的单不变：名字、分数、退多少都照下单那一刻', async () => {
    await points.grant('volunteer', 100)
    const one = await points.mustRedeem('volunteer', points.line('toothpaste', 60))
    const form = { ...goodForm, title: '药膏', points: 90, monthly: 4 }
    const edited = (await shop.rewrite('worker', good('toothpaste'), form)).data
    await shop.review('secretary', edited, 'approve')
    const seen = await district.must<RedemptionView>('volunteer', 'shop', 'detail', { id: one.id })
    expect(seen).toMatchObject({ points: 60, lines: [{ title: '牙膏', points: 60 }] })
    await points.mustStep('volunteer', one.id, 'cancel')
    expect(points.wallet('volunteer').balance).toBe(100)
    expect(points.item('toothpaste')?.free).toBe(40)
  })

  test('下架以后看不到、换不了，先前换的还能领；再摆出来又看得到', async () => {
    await points.grant('volunteer', 120)
    const one = await points.mustRedeem('volunteer', points.line('tissue', 120))
    await shop.shelve('worker', good('tissue'), false)
    expect((await shop.front(null)).goods.map(({ title }) => title)).not.toContain('卷纸')
    expect((await points.redeem('volunteer', [points.line('tissue', 120)])).code).toBe('NOT_FOUND')
    await points.mustStep('clerk', one.id, 'collect')
    await shop.shelve('worker', good('tissue'), true)
    expect((await shop.front(null)).goods.map(({ title }) => title)).toContain('卷纸')
  })

  test('没有审核过的，不能上架', async () => {
    const written = (await shop.write('worker')).data
    expect((await shop.shelve('worker', written.id, true)).code).toBe('CONFLICT')
  })
})

describe('照片：没有查过的不给人看', () => {
  async function upload(): Promise<string> {
    const { uploadFolder } = (await shop.kept('worker')).data
    return district.cloud.upload(cast.worker, `${uploadFolder}/cup.jpg`, plainJpeg)
  }
  const traceOf = (id: string) =>
    (district.find('goods', { _id: id })[0] as { draft: { picture: { traceId: string } } }).draft
      .picture.traceId

  test('正在检查的不能通过；通过了才上架，居民看得到', async () => {
    const written = (await shop.write('worker', { ...goodForm, picture: await upload() })).data
    expect(written.draft.picture).toMatchObject({ check: 'waiting', url: null })
    expect((await shop.review('secretary', written, 'approve')).code).toBe('CONFLICT')
    await district.cloud.openapi.answerMedia(traceOf(written.id), 'pass')
    expect((await shop.review('secretary', written, 'approve')).ok).toBe(true)
    const shown = (await shop.front(null)).goods.find(({ id }) => id === written.id)
    expect(shown?.picture).toMatch(/^http/)
  })

  test('没有通过检查的，不能上架，也没有地址；换掉、删掉才行', async () => {
    const written = (await shop.write('worker', { ...goodForm, picture: await upload() })).data
    await district.cloud.openapi.answerMedia(traceOf(written.id), 'risky')
    expect((await shop.review('secretary', written, 'approve')).code).toBe('CONTENT')
    const seen = await district.must<KeptGood>('secretary', 'shop', 'keptGood', { id: written.id })
    expect(seen.draft.picture).toMatchObject({ check: 'risky', url: null })
    const bare = (await shop.rewrite('worker', written.id, goodForm)).data
    expect((await shop.review('secretary', bare, 'approve')).ok).toBe(true)
  })
})

describe('开一家超市', () => {
  const other = 'D-03-01'
  test('没有开的社区，居民看得到“还没有开”；写好时间就开张', async () => {
    const [account] = district.find('accounts', {})
    expect((await shop.front('resident', { communityId: other })).shop).toBeNull()
    expect((await shop.kept('street', { communityId: other })).data.shop).toBeNull()
    expect(account).toBeDefined()
  })

  test.each([
    ['一段也没有', { opens: [] }],
    ['关门比开门早', { opens: [{ day: 1, from: '11:00', to: '09:00' }] }],
    [
      '同一天叠在一起',
      {
        opens: [
          { day: 1, from: '09:00', to: '11:00' },
          { day: 1, from: '10:59', to: '12:00' },
        ],
      },
    ],
    ['时间写得不对', { opens: [{ day: 1, from: '9点', to: '11:00' }] }],
    ['没有这一天', { closedDays: ['2026-02-30'] }],
  ])('%s，不收', async (_, wrong) => {
    expect((await shop.arrange('worker', { ...shopForm, ...wrong })).code).toBe('INVALID')
  })

  test('改了时间，超市和货架上的副本一起变；过去的日子去掉', async () => {
    const form = {
      ...{ ...shopForm, spot: '搬到二楼' },
      closedDays: ['2026-11-22', '2026-11-24', '2026-11-24'],
      opens: [
        { day: 3, from: '13:00', to: '15:00' },
        { day: 3, from: '09:00', to: '13:00' },
      ],
    }
    const saved = (await shop.arrange('worker', form)).data
    expect(saved.closedDays).toEqual(['2026-11-24'])
    expect(saved.opens.map(({ from }) => from)).toEqual(['09:00', '13:00'])
    const { _id, rev, ...stored } = district.find('shops', { _id: shopId })[0] ?? {}
    expect([_id, typeof rev]).toEqual([shopId, 'number'])
    expect(shop.shelf().shop).toEqual(stored)
    expect(shop.shelf().items[good('soap')]?.free).toBe(60)
  })
})

test('一家最多 60 样，两个人同时来添第 60 样，只成一个', async () => {
  const [sample] = district.find('goods', { shopId })
  const have = district.find('goods', { shopId }).length
  for (let i = have; i < 59; i += 1)
    await district.replace('goods', { ...sample, _id: `filler-${i}`, order: `2020~${i}` })
  const both = await Promise.all([
    shop.write('worker'),
    shop.write('secretary', { ...goodForm, title: '雨伞' }),
  ])
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'LIMIT' })
  expect(district.find('goods', { shopId })).toHaveLength(60)
})
