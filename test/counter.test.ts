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
