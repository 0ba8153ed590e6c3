import { type District, openDistrict } from './district'
import { loadReports, loadWants } from './many-reports'
import { assertIndexed, reportId, reportViews, viewOnce } from './report-views'
import { home } from './seed/places'

// 三百个单位，各在十个社区先后三期。
const UNITS = 300
const PLACES = 10
const TERMS = 3
const MEDIAN_MS = 40
const BATCHES = 5
const TIMES = 20

const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

let district: District
beforeAll(async () => {
  district = await openDistrict()
  const count = loadReports(district.cloud, UNITS, PLACES, TERMS)
  loadWants(district.cloud, home.communityId)
  console.info(`装好 ${count} 份单位报到`)
}, 300_000)
afterAll(() => district.close())

const detail = ['详情', 'worker', 'detail', null] as const

test.each([...reportViews, detail])(
  '三百个单位里，%s：一次调用，按索引，中位数不超过 40 毫秒',
  async (label, who, name, given) => {
    const input = given ?? { id: reportId(district) }
    const { billing } = district.cloud
    const before = billing.on(billing.today()).call
    // 机器忙的时候一批会整体变慢，取几批里最好的一批，量的是程序而不是邻居。
    const batches: number[] = []
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const times: number[] = []
      for (let i = 0; i < TIMES; i += 1) times.push(await viewOnce(district, who, name, input))
      batches.push(middle(times))
    }
    expect(billing.on(billing.today()).call - before).toBe(BATCHES * TIMES)
    const shown = assertIndexed(district)
    console.info(`${label} ${Math.min(...batches).toFixed(1)} 毫秒；${shown}`)
    expect(Math.min(...batches)).toBeLessThanOrEqual(MEDIAN_MS)
  },
  120_000,
)
