import { type District, openDistrict } from './district'
import { loadReports } from './many-reports'
import { assertIndexed, reportId, reportViews, viewOnce } from './report-views'

let district: District
beforeAll(async () => {
  district = await openDistrict()
  loadReports(district.cloud, 30, 3, 2)
})
afterAll(() => district.close())

test.each(reportViews)(
  '%s：一次调用，按索引，取出的不超过给出的两倍加十',
  async (_, who, name, input) => {
    await viewOnce(district, who, name, input)
    assertIndexed(district)
  },
)

test('详情三次读：认人、取这一份、取需求清单', async () => {
  await viewOnce(district, 'worker', 'detail', { id: reportId(district) })
  const operations = district.cloud.calls.at(-1)?.operations ?? []
  expect(operations.map((o) => [o.collection, o.index, o.examined])).toEqual([
    ['accounts', '_id', 1],
    ['unitReportIns', '_id', 1],
    ['wants', '_id', 1],
  ])
})
