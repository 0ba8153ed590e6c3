import { type District, openDistrict, wishAt } from './district'
import { giveWishes, loadNotices, loadWishes } from './many-wishes'
import { expectQuick, type View } from './quick-view'
import { type CastName, cast } from './seed/cast'
import { home } from './seed/places'

const WISHES = 200_000
const NOTICES = 100_000

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

test.each(views)(
  '二十万个心愿里，$name：一次调用，按索引，取出的不超过给出的两倍加十，中位数不超过 40 毫秒',
  (view) => expectQuick(district, view),
  120_000,
)
