import type { CallRecord } from '../localcloud/types'
import { type District, openDistrict, wishAt } from './district'
import { giveWishes, loadNotices, loadWishes } from './many-wishes'
import { type CastName, cast } from './seed/cast'
import { home } from './seed/places'

const WISHES = 200_000
const NOTICES = 100_000
const MEDIAN_MS = 40
/** 量几批，一批几次。 */
const BATCHES = 5
const TIMES = 20

const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

let district: District
let wishId: string

beforeAll(async () => {
  district = await openDistrict()
  const { cloud } = district
  wishId = (await wishAt(district, 'claimed')).id
  const began = performance.now()
  loadWishes(cloud, WISHES)
  const accountOf = (who: CastName) => {
    const [account] = district.find('accounts', { openid: cast[who] })
    return String(account?._id)
  }
  const people = [accountOf('resident'), accountOf('partyMember')]
  giveWishes(cloud, people, 80)
  const boxes = [`partyMember@${home.communityId}`, `communityWorker@${home.communityId}`]
  loadNotices(cloud, NOTICES, [...people, ...boxes])
  const { count = 0 } = cloud.database.collections().find((it) => it.name === 'tickets') ?? {}
  expect(count).toBeGreaterThanOrEqual(WISHES)
  console.info(`装好 ${count} 个心愿，用了 ${((performance.now() - began) / 1000).toFixed(0)} 秒`)
}, 1_200_000)
afterAll(() => district.close())

interface View {
  name: string
  who: CastName | null
  fn: string
  useCase: string
  input: () => object
}

const views: View[] = [
  {
    ...{ name: '大厅：全区', who: 'partyMember', fn: 'wish', useCase: 'hall' },
    input: () => ({}),
  },
  {
    ...{ name: '大厅：一个社区', who: 'partyMember', fn: 'wish', useCase: 'hall' },
    input: () => ({ areaId: home.communityId }),
  },
  {
    ...{ name: '大厅：一个网格', who: null, fn: 'wish', useCase: 'hall' },
    input: () => ({ areaId: home.gridId }),
  },
  {
    ...{ name: '大厅：一个种类', who: null, fn: 'wish', useCase: 'hall' },
    input: () => ({ category: 'repair' }),
  },
  {
    ...{ name: '大厅：一个社区的一个种类', who: null, fn: 'wish', useCase: 'hall' },
    input: () => ({ areaId: home.communityId, category: 'goods' }),
  },
  {
    ...{ name: '大厅：翻到二十天前', who: null, fn: 'wish', useCase: 'hall' },
    input: () => ({ before: '2026-11-03T00:00:00.000Z~x' }),
  },
  { name: '我的心愿', who: 'resident', fn: 'wish', useCase: 'mine', input: () => ({}) },
  { name: '我的认领', who: 'partyMember', fn: 'wish', useCase: 'claims', input: () => ({}) },
  { name: '工作台', who: 'worker', fn: 'home', useCase: 'desk', input: () => ({}) },
  {
    ...{ name: '详情', who: 'partyMember', fn: 'wish', useCase: 'detail' },
    input: () => ({ id: wishId }),
  },
  { name: '党员的消息', who: 'partyMember', fn: 'inbox', useCase: 'list', input: () => ({}) },
  { name: '社区的消息', who: 'worker', fn: 'inbox', useCase: 'list', input: () => ({}) },
  { name: '居民的首页', who: 'resident', fn: 'home', useCase: 'front', input: () => ({}) },
  { name: '党员的首页', who: 'partyMember', fn: 'home', useCase: 'front', input: () => ({}) },
]

/** 像网页那样走一次，返回用时，毫秒。 */
async function once({ who, fn, useCase, input }: View): Promise<number> {
  const token = who && district.cloud.tokenFor(cast[who])
  const began = performance.now()
  const reply = await fetch(`${district.cloud.url}/client/call`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ name: fn, data: { name: useCase, input: input() } }),
  })
  const { result } = (await reply.json()) as { result: { ok: boolean } }
  expect(result.ok).toBe(true)
  return performance.now() - began
}

/** 机器忙的时候一批会整体变慢，取几批里最好的一批，量的是程序而不是邻居。 */
async function median(view: View): Promise<number> {
  const batches: number[] = []
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const times: number[] = []
    for (let i = 0; i < TIMES; i += 1) times.push(await once(view))
    batches.push(middle(times))
  }
  return Math.min(...batches)
}

test.each(views)(
  '二十万个心愿里，$name：一次调用，按索引，取出的不超过给出的两倍加十，中位数不超过 40 毫秒',
  async (view) => {
    const { billing } = district.cloud
    const before = billing.on(billing.today()).call
    const ms = await median(view)
    expect(billing.on(billing.today()).call - before).toBe(BATCHES * TIMES)
    const call = district.cloud.calls.at(-1) as CallRecord
    const shown = call.operations.map(
      (o) => `${o.collection}/${o.index} ${o.examined}→${o.returned}`,
    )
    console.info(`${view.name} ${ms.toFixed(1)} 毫秒；${shown.join('，')}`)
    expect(call.function).toBe(view.fn)
    for (const { index, examined = 0, returned = 0 } of call.operations) {
      expect(index).not.toBe('SCAN')
      expect(examined).toBeLessThanOrEqual(returned * 2 + 10)
    }
    expect(ms).toBeLessThanOrEqual(MEDIAN_MS)
  },
  120_000,
)
