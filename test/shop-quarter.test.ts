import type { QuarterView } from '@domain/stock/notice'
import { alarmAt, type District, justBefore, openDistrict } from './district'
import { pointsOf, shopId } from './points-walk'
import { assertShelfAdds, stockOf } from './stock-walk'

/** 2026 年第四季到 2027 年 1 月 1 日零点（东八区）为止。 */
const yearEnd = Date.parse('2026-12-31T16:00:00.000Z')
const MINUTE = 60_000

let district: District
let points: ReturnType<typeof pointsOf>
let stock: ReturnType<typeof stockOf>
beforeEach(async () => {
  district = await openDistrict()
  points = pointsOf(district)
  stock = stockOf(district)
})
afterEach(async () => {
  try {
    assertShelfAdds(district)
  } finally {
    district.cloud.clock.go()
    await district.close()
  }
})

const notice = (quarter?: string) =>
  district.must<QuarterView>(null, 'stock', 'quarterNotice', {
    shopId,
    ...(quarter && { quarter }),
  })
const rowOf = ({ rows }: QuarterView, title: string) => rows.find((row) => row.title === title)

test('正在过的一季算到此刻，游客也看得到：进、领走、报损、盘点差额各几件，谢谢捐赠的', async () => {
  const before = rowOf(await notice(), '香皂')
  await points.grant('volunteer', 100)
  const one = await points.mustRedeem('volunteer', points.line('soap', 40, 2))
  await points.mustStep('clerk', one.id, 'collect')
  await stock.receive('clerk', 'soap', 12)
  await stock.receive('clerk', 'haircut', 5, { sponsor: '新风理发店' })
  await stock.writeOff('clerk', 'soap', 3)
  const view = await notice()
  expect(view).toMatchObject({ quarter: '2026Q4', live: true })
  expect(rowOf(view, '香皂')).toMatchObject({
    ...{ opening: before?.opening, received: (before?.received ?? 0) + 12, out: 2 },
    ...{ writtenOff: 3, adjusted: 0, closing: 67 },
  })
  expect(view.thanks).toContain('新风理发店')
  expect(view.totals.find(({ source }) => source === 'fund')).toMatchObject({
    ...{ out: 2, outCents: 800 },
  })
})

test('季末一秒的边：零点前一秒领的算上一季，零点领的算下一季；照下来的以后不变', async () => {
  await points.grant('volunteer', 1000)
  district.cloud.clock.stop()
  await district.cloud.clock.set(yearEnd - MINUTE)
  const [early, late] = [
    await points.mustRedeem('volunteer', points.line('soap', 40)),
    await points.mustRedeem('volunteer', points.line('soap', 40, 2)),
  ]
  await justBefore(district, yearEnd, () => points.mustStep('clerk', early.id, 'collect'))
  district.cloud.clock.stop()
  await district.cloud.clock.set(yearEnd)
  await points.mustStep('clerk', late.id, 'collect')
  await stock.receive('clerk', 'soap', 9)
  // 撤回的一分钟过了才照。
  await alarmAt(district, yearEnd + 3 * MINUTE - 1000)
  expect(district.find('shopQuarters', { shopId, quarter: '2026Q4' })).toHaveLength(0)
  await alarmAt(district, yearEnd + 3 * MINUTE)
  const closed = await notice('2026Q4')
  expect(closed).toMatchObject({ live: false, asOf: new Date(yearEnd).toISOString() })
  expect(rowOf(closed, '香皂')).toMatchObject({ out: 1, closing: 59 })
  await stock.writeOff('clerk', 'soap', 1)
  await district.cloud.timers.run('alarm')
  expect(await notice('2026Q4')).toEqual(closed)
  const now = await notice()
  expect(now).toMatchObject({ quarter: '2027Q1', live: true })
  expect(now.quarters.slice(0, 3)).toEqual(['2027Q1', '2026Q4', '2026Q3'])
  expect(rowOf(now, '香皂')).toMatchObject({
    ...{ opening: 59, received: 9, out: 2, writtenOff: 1, closing: 65 },
  })
})

test('零点前递错、零点后撤回的，不算领走', async () => {
  await points.grant('volunteer', 100)
  district.cloud.clock.stop()
  await district.cloud.clock.set(yearEnd - 2 * MINUTE)
  const one = await points.mustRedeem('volunteer', points.line('soap', 40))
  await justBefore(district, yearEnd, () => points.mustStep('clerk', one.id, 'collect'))
  district.cloud.clock.stop()
  await district.cloud.clock.set(yearEnd + 30_000)
  await points.mustStep('clerk', one.id, 'undo', '递错人了')
  await alarmAt(district, yearEnd + 5 * MINUTE)
  expect(rowOf(await notice('2026Q4'), '香皂')).toMatchObject({ out: 0, closing: 60 })
})

test('盘点多出、少掉的另列一栏，不混在进货和报损里', async () => {
  const start = await notice()
  const { id } = await stock.take.begin('clerk')
  await stock.countAll('clerk', id, { soap: -2, tissue: 3 })
  await stock.take.step('clerk', id, 'sign')
  await stock.take.check('worker', id, { soap: '数不着', tissue: '少记了' })
  await stock.take.step('street', id, 'approve')
  const view = await notice()
  for (const [title, adjusted] of [
    ['香皂', -2],
    ['卷纸', 3],
  ] as const)
    expect(rowOf(view, title)).toMatchObject({
      ...{ adjusted, received: rowOf(start, title)?.received, writtenOff: 0 },
    })
})

test('没有这家超市、没有这一季，说一声', async () => {
  const ask = (input: object) => district.send(null, 'stock', 'quarterNotice', input)
  expect(await ask({ shopId: 'shop~D-09-99' })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await ask({ shopId, quarter: '2020Q1' })).toMatchObject({ code: 'NOT_FOUND' })
})
