import type { ExportView } from '@domain/register/keeping'
import { readSheet } from 'read-excel-file/node'
import { type District, openDistrict, type Who } from './district'
import { pointsOf, shopId } from './points-walk'
import { home } from './seed/places'
import { stockOf } from './stock-walk'

let district: District
let points: ReturnType<typeof pointsOf>
let stock: ReturnType<typeof stockOf>
beforeEach(async () => {
  district = await openDistrict()
  points = pointsOf(district)
  stock = stockOf(district)
})
afterEach(() => district.close())

const book = (who: Who, more: object = {}) =>
  district.send<ExportView>(who, 'stock', 'exportBook', { shopId, month: '202611', ...more })
const fund = (who: Who, input: object = {}) =>
  district.send<ExportView>(who, 'stock', 'exportFund', input)

async function cellsOf({ url }: ExportView): Promise<string[][]> {
  const response = await fetch(url)
  const cells = await readSheet(Buffer.from(await response.arrayBuffer()))
  return cells.map((row) => row.map(String))
}

test('超市账：一个月的进和出，一样货排在一起，值多少算好，没有姓名', async () => {
  await points.grant('volunteer', 200)
  await stock.receive('clerk', 'soap', 12)
  const one = await points.mustRedeem('volunteer', points.line('soap', 40, 2))
  await points.mustStep('clerk', one.id, 'collect')
  await stock.writeOff('clerk', 'soap', 3, '受潮了')
  const view = await book('clerk')
  expect(view.data).toMatchObject({ fileName: '金桂社区超市账-202611.xlsx' })
  const soap = (await cellsOf(view.data)).filter(([title]) => title === '香皂')
  expect(soap.slice(-3).map((row) => [row[2], row[3], row[4], row[5], row[6], row[9]])).toEqual([
    ['进货', '12', '0', '4', '48', '—'],
    ['领走', '0', '2', '4', '8', '—'],
    ['报损', '0', '3', '4', '12', '受潮了'],
  ])
  expect(JSON.stringify(await cellsOf(view.data))).not.toMatch(/黄文静|曹雯洁/)
  expect(district.find('exports')).toHaveLength(1)
})

test('像公式的字只当字：捐赠方写成公式，打开也不会算', async () => {
  await stock.receive('clerk', 'haircut', 1, { sponsor: '=HYPERLINK("http://x")' })
  await stock.receive('clerk', 'pin', 1, { note: '+1 补的' })
  const cells = await cellsOf((await book('clerk')).data)
  expect(cells.flat()).toEqual(expect.arrayContaining([`'=HYPERLINK("http://x")`, `'+1 补的`]))
})

test('一次最多两千行，多了请他只导一样；没有进出的月份说一声', async () => {
  const at = '2026-11-10T02:00:00.000Z'
  const goodId = stock.receiving('pin', 1).goodId
  const many = Array.from({ length: 2001 }, (_, i) => ({
    ...{
      _id: `many-${i}`,
      shopId,
      goodId: i === 0 ? goodId : 'other',
      title: '徽章',
      kind: 'receive',
    },
    ...{ count: 1, cents: 500, source: 'fund', sponsor: null, reason: null, stocktakeId: null },
    ...{ by: 'someone', at, order: `${at}~many-${i}`, digest: '' },
  }))
  district.cloud.database.load('stockMoves', many)
  expect(await book('clerk')).toMatchObject({
    ...{ code: 'LIMIT', message: expect.stringContaining('请选一样货再导出') },
  })
  expect((await book('clerk', { goodId })).data).toMatchObject({ rows: 1 })
  expect(await book('clerk', { month: '202501' })).toMatchObject({ code: 'INVALID' })
  expect(await book('clerk', { month: '202613' })).toMatchObject({ code: 'INVALID' })
})

test('专项资金表：他看的那一片，一个社区一行；没有的写一横', async () => {
  await district.must('district', 'stock', 'setBudget', {
    ...{ communityId: home.communityId, year: '2026', cents: 123_456, reason: '区里下达的' },
  })
  const all = await cellsOf((await fund('district')).data)
  expect(all).toHaveLength(31)
  const own = all.find(([name]) => name === '金桂社区')
  expect(own?.[1]).toBe('1234.56')
  const unset = all.find((row) => row[1] === '—')
  expect(unset?.[4]).toBe('—')
  const street = await cellsOf((await fund('street')).data)
  expect(street.length).toBeLessThan(all.length)
})

test('谁能导：超市账是超市的人和街道、区、审计，专项资金表是社区、街道、区、审计', async () => {
  await stock.receive('clerk', 'soap', 1)
  for (const who of ['clerk', 'worker', 'secretary', 'street', 'district', 'auditor'] as const)
    expect([who, (await book(who)).ok]).toEqual([who, true])
  for (const who of ['workerElsewhere', 'streetElsewhere', 'volunteer', 'gridWorker'] as const)
    expect([who, (await book(who)).code]).toEqual([who, 'NOT_FOUND'])
  for (const who of ['worker', 'secretary', 'street', 'district', 'auditor'] as const)
    expect([who, (await fund(who)).ok]).toEqual([who, true])
  for (const who of ['clerk', 'volunteer', 'gridWorker'] as const)
    expect([who, (await fund(who)).code]).toEqual([who, 'FORBIDDEN'])
})
