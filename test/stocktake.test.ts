import { addDays } from '@domain/kernel/date'
import type { Stocktake } from '@domain/stock/stocktake'
import type { StocktakeView } from '@domain/stock/stocktake-view'
import {
  alarmAt,
  type District,
  justBefore,
  newRequestId,
  openDistrict,
  type Who,
} from './district'
import { good, pointsOf, shopId } from './points-walk'
import { assertShelfAdds, stockOf } from './stock-walk'

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
    await district.close()
  }
})

/** 柜台点完签字，王丽娟核对签字。 */
async function checked(off: Readonly<Record<string, number>>): Promise<string> {
  const { id } = await stock.take.begin('clerk')
  await stock.countAll('clerk', id, off)
  await stock.take.step('clerk', id, 'sign')
  const reasons = Object.fromEntries(Object.keys(off).map((key) => [key, '翻了两遍，对不上']))
  const answer = await stock.take.check('worker', id, reasons)
  if (!answer.ok) throw new Error(answer.message)
  return id
}

const linesOf = (view: StocktakeView) => new Map(view.lines.map((line) => [line.goodId, line]))

test('点的人看不到账上几件；一样不差，第二个人签字就盘完，账上什么也不变', async () => {
  const begun = await stock.take.begin('clerk')
  expect(begun).toMatchObject({ status: 'counting', steps: ['count', 'sign', 'drop'] })
  const counted = await stock.take.count('clerk', begun.id, good('soap'), 60)
  expect(linesOf(counted.data).get(good('soap'))).toMatchObject({
    ...{ counted: 60, book: null, difference: null },
  })
  expect(await stock.take.step('clerk', begun.id, 'sign')).toMatchObject({
    ...{ code: 'INVALID', message: '还有没点的，每一样都点过再签字；架上没有的写 0。' },
  })
  await stock.countAll('clerk', begun.id)
  const before = district.find('stockMoves').length
  await stock.take.step('clerk', begun.id, 'sign')
  const done = await stock.take.check('worker', begun.id)
  expect(done.data).toMatchObject({ status: 'matched', steps: [] })
  expect(done.data.timeline.map(({ label }) => label)).toEqual([
    ...['开始盘点（曹）', '点完签字（曹）', '核对签字（王）'],
  ])
  expect(district.find('stockMoves')).toHaveLength(before)
})

test('两个人签字，不能是一个人；谁点的谁签', async () => {
  const { id } = await stock.take.begin('clerk')
  expect(await stock.take.count('worker', id, good('soap'), 60)).toMatchObject({
    code: 'FORBIDDEN',
  })
  await stock.countAll('clerk', id)
  expect(await stock.take.step('worker', id, 'sign')).toMatchObject({ code: 'FORBIDDEN' })
  expect((await stock.take.step('clerk', id, 'sign')).ok).toBe(true)
  expect(await stock.take.check('clerk', id)).toMatchObject({
    ...{ code: 'FORBIDDEN', message: expect.stringContaining('另一个人') },
  })
  expect((await stock.take.check('secretary', id)).ok).toBe(true)
})

test('差额以点的那一刻为准：点完以后又递出去、又进来的，不算差额', async () => {
  await points.grant('volunteer', 100)
  const one = await points.mustRedeem('volunteer', points.line('soap', 40, 2))
  const { id } = await stock.take.begin('clerk')
  // 订了没领的还在架上，一起数。
  await stock.countAll('clerk', id)
  await points.mustStep('clerk', one.id, 'collect')
  await stock.receive('clerk', 'soap', 10)
  await stock.take.step('clerk', id, 'sign')
  expect((await stock.take.check('worker', id)).data).toMatchObject({ status: 'matched' })
})

test('对不上的要写缘由，交给本街道批；批了才入账，批两遍只入一回', async () => {
  const { id } = await stock.take.begin('clerk')
  await stock.countAll('clerk', id, { soap: -2, tissue: 1 })
  await stock.take.step('clerk', id, 'sign')
  expect(await stock.take.check('worker', id, { soap: '可能是丢了' })).toMatchObject({
    ...{ code: 'INVALID', message: '“卷纸”对不上，请写一句为什么。' },
  })
  const reasons = { soap: '可能是丢了', tissue: '上次少记了一提' }
  expect((await stock.take.check('worker', id, reasons)).data).toMatchObject({
    ...{ status: 'submitted', steps: [] },
  })
  expect(points.item('soap')).toMatchObject({ received: 60, lost: 0, free: 60 })
  expect(district.find('notices', { to: 'street@D-03' }).map(({ text }) => text)).toContain(
    '金桂社区积分兑换超市盘点有差额，请看过缘由再批。',
  )
  for (const who of ['secretary', 'district', 'auditor'] as const)
    expect(await stock.take.step(who, id, 'approve')).toMatchObject({ code: 'FORBIDDEN' })
  expect(await stock.take.step('streetElsewhere', id, 'approve')).toMatchObject({
    code: 'NOT_FOUND',
  })
  const requestId = newRequestId()
  const input = { id, name: 'approve', note: null }
  const first = await district.send('street', 'stock', 'stepStocktake', input, requestId)
  const again = await district.send('street', 'stock', 'stepStocktake', input, requestId)
  expect([first.ok, again.ok]).toEqual([true, true])
  expect(await stock.take.step('street', id, 'approve')).toMatchObject({ code: 'CONFLICT' })
  expect(points.item('soap')).toMatchObject({ received: 60, lost: 2, free: 58 })
  expect(points.item('tissue')).toMatchObject({ received: 31, lost: 0, free: 31 })
  expect(stock.moves().filter(({ kind }) => kind === 'adjust')).toHaveLength(2)
})

test('街道不同意要写为什么，回去重点；谁先点谁来签，原来核对的人也可以点', async () => {
  const id = await checked({ soap: -5 })
  expect(await stock.take.step('street', id, 'refuse')).toMatchObject({ code: 'INVALID' })
  const back = await stock.take.step('street', id, 'refuse', '五块香皂不会自己没了，再数一遍')
  expect(back.data).toMatchObject({ status: 'counting' })
  expect(back.data.lines.every(({ counted }) => counted === null)).toBe(true)
  await stock.countAll('worker', id)
  expect(await stock.take.count('clerk', id, good('soap'), 60)).toMatchObject({ code: 'FORBIDDEN' })
  await stock.take.step('worker', id, 'sign')
  expect((await stock.take.check('clerk', id)).data).toMatchObject({ status: 'matched' })
  expect(points.item('soap')).toMatchObject({ received: 60, lost: 0, free: 60 })
})

test('核对的人请他重点，要写哪里；不盘了，什么也不变，可以另开一次', async () => {
  const { id } = await stock.take.begin('clerk')
  await stock.countAll('clerk', id)
  await stock.take.step('clerk', id, 'sign')
  expect(await stock.take.step('worker', id, 'recount')).toMatchObject({ code: 'INVALID' })
  await stock.take.step('worker', id, 'recount', '卷纸在里屋还有')
  expect((await stock.take.step('secretary', id, 'drop')).data).toMatchObject({ status: 'dropped' })
  const next = await stock.take.begin('worker')
  expect(next.id).not.toBe(id)
  expect((await stock.take.begin('clerk')).id).toBe(next.id)
})

test('两个人同时来开，只成一次', async () => {
  const opened = await Promise.all([stock.take.begin('clerk'), stock.take.begin('worker')])
  expect(new Set(opened.map(({ id }) => id)).size).toBe(1)
  expect(district.find('stocktakes', { shopId })).toHaveLength(1)
})

test('少掉的比没人订的多，批了就有人领不到：先补进，再批', async () => {
  const id = await checked({ helmet: -4 })
  await points.grant('volunteer', 2000)
  await points.mustRedeem('volunteer', points.line('helmet', 500, 3))
  expect(await stock.take.step('street', id, 'approve')).toMatchObject({
    ...{ code: 'CONFLICT', message: expect.stringContaining('请社区先补进 2 件') },
  })
  await stock.receive('clerk', 'helmet', 2)
  expect((await stock.take.step('street', id, 'approve')).ok).toBe(true)
  expect(points.item('helmet')).toMatchObject({ received: 7, lost: 4, free: 0 })
})

test('三天没有批，提醒街道；批了就不再提醒', async () => {
  const id = await checked({ soap: -1 })
  const [one] = district.find('stocktakes', { _id: id })
  const since = String((one as unknown as Pick<Stocktake, 'timeline'>).timeline.at(-1)?.at)
  const edge = Date.parse(addDays(since, 3))
  const told = () =>
    district.find('notices', { to: 'street@D-03' }).filter(({ text }) => /还没有批/.test(`${text}`))
  await justBefore(district, edge, () => district.cloud.timers.run('alarm'))
  expect(told()).toHaveLength(0)
  await alarmAt(district, edge)
  await district.cloud.timers.run('alarm')
  expect(told()).toHaveLength(1)
  await stock.take.step('street', id, 'approve')
  await alarmAt(district, edge + 10 * 86_400_000)
  expect(told()).toHaveLength(1)
})

test('盘点谁看得到：本社区超市的人、本街道、区、审计；街道有一张等批的单子', async () => {
  const id = await checked({ soap: -1 })
  const sees = (who: Who) => district.send(who, 'stock', 'stocktake', { id })
  for (const who of ['clerk', 'worker', 'secretary', 'street', 'district', 'auditor'] as const)
    expect([who, (await sees(who)).ok]).toEqual([who, true])
  for (const who of ['workerElsewhere', 'streetElsewhere', 'volunteer', 'gridWorker'] as const)
    expect([who, (await sees(who)).code]).toEqual([who, 'NOT_FOUND'])
  const waiting = await district.must<unknown[]>('street', 'stock', 'toApprove')
  expect(waiting).toEqual([expect.objectContaining({ id, differences: 1, status: 'submitted' })])
  expect(await district.must('streetElsewhere', 'stock', 'toApprove')).toEqual([])
  expect(await district.send('worker', 'stock', 'toApprove')).toMatchObject({ code: 'FORBIDDEN' })
})
