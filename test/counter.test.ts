import type { HandedView } from '@domain/counter/present'
import type { TodayView } from '@domain/counter/today'
import { counterOf, NO_MATCH } from './counter-walk'
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

const ordered = async (who: CastName = 'volunteer') => {
  await points.grant(who, 100)
  return points.mustRedeem(who, points.line('soap', 40))
}

test('输六位码，看得到东西和姓，递出去；一分钟里自己撤回，库存和状态都对', async () => {
  const one = await ordered()
  const { pickups, why } = await counter.mustFind('clerk', counter.code(one.id))
  expect(why).toBeNull()
  expect(pickups).toEqual([
    {
      ...{ id: one.id, way: 'phone', called: '黄', onCard: false },
      items: [{ title: '香皂', count: 1, picture: null }],
    },
  ])
  const { data } = await counter.hand('clerk', one.id, counter.code(one.id))
  expect(data).toMatchObject({ called: '黄', words: '香皂 1 件' })
  expect(points.item('soap')).toMatchObject({ free: 59, out: 1 })
  const day = await district.must<TodayView>('clerk', 'counter', 'today', {})
  expect(day).toMatchObject({ shopId, more: false, rows: [{ called: '黄', mine: true }] })
  await points.mustStep('clerk', one.id, 'undo', '拿成了牙膏')
  expect(points.item('soap')).toMatchObject({ free: 59, out: 0 })
  expect(district.find('redemptions', { _id: one.id })[0]).toMatchObject({
    ...{ status: 'ordered', collectedAt: null, clerkId: null },
  })
  expect((await counter.hand('clerk', one.id, counter.token(one.id))).data).toMatchObject({
    called: '黄',
  })
})

test('不对的码——瞎输的、别家的、领过的、取消的、过期的、伪造的、自己的——都是同一句话', async () => {
  const used = await ordered()
  await counter.hand('clerk', used.id, counter.code(used.id))
  const cancelled = await ordered('volunteerElsewhere')
  await points.mustStep('volunteerElsewhere', cancelled.id, 'cancel')
  const own = await ordered('clerk')
  const right = await ordered('volunteer')
  const elsewhere = await district.must<{ id: string }>('volunteer', 'shop', 'redeem', {
    shopId: 'shop~D-01-02',
    lines: [{ ...points.line('soap', 40), goodId: goodElsewhere() }],
  })
  const [doc] = district.find('redemptions', { _id: right.id })
  await district.replace('redemptions', { ...doc, closesAt: '2026-11-23T01:00:00.000Z' })
  const forged = `${right.id}~${'x'.repeat(22)}`
  const why: unknown[] = []
  const scans = [used, cancelled, own, elsewhere, right].map(({ id }) => counter.token(id))
  for (const code of [
    ...scans,
    forged,
    'https://example.org',
    `me~${'a'.repeat(22)}~${'b'.repeat(22)}`,
    `card~${'c'.repeat(22)}`,
  ])
    why.push((await counter.find('clerk', code)).data.why)
  for (const id of [used.id, cancelled.id, own.id, elsewhere.id])
    why.push((await counter.find('clerk', counter.code(id))).data.why)
  for (const code of ['000000', '12345678', '91234567', counter.code(right.id)])
    why.push((await counter.find('worker', code)).data.why)
  expect(why).toEqual(why.map(() => NO_MATCH))
  expect(why).toHaveLength(17)
})

const goodElsewhere = () =>
  Object.entries(
    district.find('shelves', { _id: 'shop~D-01-02' })[0]?.items as Record<
      string,
      { face: { title: string } }
    >,
  ).find(([, { face }]) => face.title === '香皂')?.[0] ?? ''

test('当场换：扫积分码、选几样，本人在手机上确认，当场递出去；确认两次还是一张', async () => {
  await points.grant('volunteer', 200)
  const asked = await counter.ask('clerk', await counter.pointToken('volunteer'), [
    points.line('soap', 40, 2),
    points.line('toothpaste', 60),
  ])
  expect(asked.data).toMatchObject({ state: 'asking', points: 140, onCard: false })
  const shown = await district.must('volunteer', 'counter', 'asked')
  expect(shown).toMatchObject({ words: '香皂 2 件、牙膏 1 件', points: 140 })
  expect(district.cloud.calls.at(-1)?.bill.total).toBeLessThanOrEqual(3)
  const input = { id: asked.data.id, yes: true }
  await district.must('volunteer', 'counter', 'answerNod', input)
  await district.must('volunteer', 'counter', 'answerNod', input)
  await district.must('clerk', 'counter', 'signNod', { id: asked.data.id, present: true })
  expect(district.find('redemptions')).toMatchObject([
    { way: 'counter', status: 'collected', clerkId: counter.idOf('clerk'), points: 140 },
  ])
  expect(points.wallet('volunteer').balance).toBe(60)
  expect(points.item('soap')).toMatchObject({ free: 58, out: 2 })
  const view = await district.must<{ state: string; handed: HandedView }>(
    ...(['clerk', 'counter', 'walkIn', { id: asked.data.id }] as const),
  )
  expect(view).toMatchObject({ state: 'done', handed: { called: '黄' } })
})

test('撤回：一分钟里由递的人自己、写明缘由；差一秒行，到点就不行，别人不行', async () => {
  const one = await ordered()
  district.cloud.clock.stop()
  const at = Math.ceil(district.cloud.clock.now() / 1000) * 1000
  await district.cloud.clock.set(at)
  await counter.hand('clerk', one.id, counter.code(one.id))
  const undo = (who: CastName, note: string | null = '拿错了') =>
    points.step(who, one.id, 'undo', note)
  expect((await undo('worker')).code).toBe('FORBIDDEN')
  expect((await undo('clerk', null)).code).toBe('INVALID')
  await district.cloud.clock.set(at + 59_000)
  expect((await undo('clerk')).data.status).toBe('ordered')
  expect(points.item('soap')).toMatchObject({ free: 59, out: 0 })
  // 撤回以后他不要了，照样退。
  const again = await counter.hand('clerk', one.id, counter.code(one.id))
  expect(again.ok).toBe(true)
  await district.cloud.clock.set(at + 59_000 + 60_000)
  expect((await undo('clerk')).code).toBe('FORBIDDEN')
  expect(points.item('soap')).toMatchObject({ free: 59, out: 1 })
  const other = await ordered()
  await counter.hand('clerk', other.id, counter.code(other.id))
  await points.mustStep('clerk', other.id, 'undo', '他说先不要')
  await points.mustStep('volunteer', other.id, 'cancel')
  expect(points.item('soap')).toMatchObject({ free: 59, out: 1 })
})

test('手输错的慢下来、锁住，对的也不看；扫码不受影响，到点又能输；别的同事照常', async () => {
  const one = await ordered()
  district.cloud.clock.stop()
  const start = Math.ceil(district.cloud.clock.now() / 60_000) * 60_000
  await district.cloud.clock.set(start)
  const code = counter.code(one.id)
  const miss = async () => (await counter.find('clerk', '000001')).data.why ?? ''
  const waits: number[] = []
  let now = start
  for (let i = 1; i <= 9; i += 1) {
    const said = await miss()
    if (i < 5) {
      expect(said).toBe(NO_MATCH)
      continue
    }
    const minutes = 2 ** (i - 5)
    waits.push(minutes)
    expect(said).toContain('以后再输')
    await district.cloud.clock.set(now + minutes * 60_000 - 1000)
    const right = await counter.find('clerk', code)
    expect(right.data).toMatchObject({ why: said, pickups: [] })
    expect((await counter.find('clerk', counter.token(one.id))).data.pickups).toHaveLength(1)
    now += minutes * 60_000
    await district.cloud.clock.set(now)
  }
  expect(waits).toEqual([1, 2, 4, 8, 16])
  await miss()
  await district.cloud.clock.set(now + 2 * 3_600_000 - 1000)
  expect((await counter.find('clerk', code)).data.pickups).toEqual([])
  expect((await counter.find('worker', code)).data.pickups).toHaveLength(1)
  await district.cloud.clock.set(now + 2 * 3_600_000)
  expect((await counter.find('clerk', code)).data.pickups).toHaveLength(1)
  // 锁过以后从头数：再错一次不用等。
  expect(await miss()).toBe(NO_MATCH)
})

test('重码的两张都给出来，问清姓再递', async () => {
  const one = await ordered('volunteer')
  const two = await ordered('volunteerElsewhere')
  const [first] = district.find('redemptions', { _id: one.id })
  const [second] = district.find('redemptions', { _id: two.id })
  await district.replace('redemptions', { ...second, codeDigest: first?.codeDigest })
  const { pickups } = await counter.mustFind('clerk', counter.code(one.id))
  expect(pickups.map(({ called }) => called).sort()).toEqual(['郭', '黄'])
  expect((await counter.hand('clerk', two.id, counter.code(one.id))).ok).toBe(true)
  expect(district.find('redemptions', { _id: one.id })[0]?.status).toBe('ordered')
})

test('递出去的重发一遍，还是那一次；光有单的编号、码不对，递不了', async () => {
  const one = await ordered()
  const refused = await counter.hand('clerk', one.id, '000000')
  expect(refused).toMatchObject({ ok: false, message: NO_MATCH })
  const id = 'same-request-0000001'
  const first = await counter.hand('clerk', one.id, counter.code(one.id), false, id)
  const again = await counter.hand('clerk', one.id, counter.code(one.id), false, id)
  expect(again.data).toEqual(first.data)
  const late = await counter.hand('clerk', one.id, counter.code(one.id))
  expect(late).toMatchObject({ ok: false, message: NO_MATCH })
  expect(points.item('soap')).toMatchObject({ out: 1 })
})

/** 谁站得了金桂社区的柜台，手写的一遍：社区的人和柜台核销员，别人都不行。 */
const stands: readonly CastName[] = ['worker', 'secretary', 'clerk']
const others: readonly CastName[] = [
  ...(['resident', 'partyMember', 'volunteer', 'gridWorker', 'buildingHead', 'gridCover'] as const),
  ...(['activityLeader', 'scout', 'unitLiaison', 'partySecretary', 'guide'] as const),
  ...(['workerElsewhere', 'secretaryElsewhere', 'street', 'district', 'department'] as const),
  'auditor',
]

test('站柜台的只有本社区的核销员和工作人员', async () => {
  const one = await ordered()
  for (const who of stands) {
    expect([who, (await counter.find(who, counter.code(one.id))).ok]).toEqual([who, true])
    expect([who, (await district.send(who, 'counter', 'shelf', { shopId })).ok]).toEqual([
      who,
      true,
    ])
  }
  for (const who of others) {
    const tried = [
      await counter.find(who, counter.code(one.id)),
      await district.send(who, 'counter', 'shelf', { shopId }),
      await counter.hand(who, one.id, counter.code(one.id)),
      await district.send(who, 'counter', 'askNod', {
        ...{ shopId, pass: 'x', lines: [points.line('soap', 40)] },
      }),
    ]
    expect([who, tried.map(({ code }) => code)]).toEqual([who, tried.map(() => 'FORBIDDEN')])
  }
})
