import type { ReportPage } from '@domain/reportin/lists'
import type { NumbersView } from '@domain/reportin/numbers'
import { type District, openDistrict } from './district'
import { loadMembers, MEMBERS, unitId } from './many-members'
import { expectQuick, type View } from './quick-view'
import { reportsIn } from './reportin-walk'
import { cast } from './seed/cast'
import { home } from './seed/places'

let district: District
let reportId: string

beforeAll(async () => {
  district = await openDistrict()
  const one = await reportsIn(district).confirmed()
  reportId = one.id
  const [shape] = district.find('reportIns', { _id: one.id })
  // 名册上的手机号借他账号里密封的那一份，样子一样。
  const [account] = district.find('accounts', { _id: shape?.accountId })
  await loadMembers(district.cloud, { ...shape, _id: one.id, rosterPhone: account?.phone })
  await bindLiaison()
}, 300_000)
afterAll(() => district.close())

/** 让沈海霞联络装进去的第一个单位。 */
async function bindLiaison() {
  const [account] = district.find('accounts', { openid: cast.unitLiaison })
  const unit = { id: unitId(0), name: '第 0 单位' }
  const before = (account?.appointments ?? []) as readonly object[]
  const held = before.map((one) => ({ ...one, unit }))
  await district.replace('accounts', { ...account, appointments: held })
}

const views: View[] = [
  {
    ...{ name: '报到名单：全区', who: 'district', fn: 'reportin', useCase: 'queue' },
    input: () => ({ filter: 'reported' }),
  },
  {
    ...{ name: '报到名单：一个社区等确认的', who: 'worker', fn: 'reportin', useCase: 'queue' },
    input: () => ({ filter: 'pending' }),
  },
  {
    ...{ name: '报到名单：一条街道半年活跃的', who: 'street', fn: 'reportin', useCase: 'queue' },
    input: () => ({ filter: 'active' }),
  },
  {
    ...{ name: '报到名单：翻到半年前', who: 'district', fn: 'reportin', useCase: 'queue' },
    input: () => ({ filter: 'posted', before: '2026-05-23T00:00:00.000Z~x' }),
  },
  {
    ...{ name: '本单位的党员', who: 'unitLiaison', fn: 'reportin', useCase: 'ofUnit' },
    input: () => ({ unitId: unitId(0), filter: 'reported' }),
  },
  { name: '名册', who: 'unitLiaison', fn: 'reportin', useCase: 'roster', input: () => ({}) },
  { name: '我的双报到', who: 'residentYoung', fn: 'reportin', useCase: 'mine', input: () => ({}) },
  {
    ...{ name: '一份报到', who: 'worker', fn: 'reportin', useCase: 'detail' },
    input: () => ({ id: reportId }),
  },
  { name: '服务岗位', who: 'worker', fn: 'reportin', useCase: 'postsHere', input: () => ({}) },
  { name: '数字：全区', who: 'district', fn: 'reportin', useCase: 'numbers', input: () => ({}) },
  {
    name: '数字：各单位',
    who: 'district',
    fn: 'reportin',
    useCase: 'unitNumbers',
    input: () => ({}),
  },
  { name: '年度反馈表', who: 'residentYoung', fn: 'year', useCase: 'sheet', input: () => ({}) },
  { name: '年度情况表', who: 'unitLiaison', fn: 'year', useCase: 'unitYear', input: () => ({}) },
  { name: '区域树', who: 'district', fn: 'appointment', useCase: 'areaTree', input: () => ({}) },
  { name: '党组织树', who: 'district', fn: 'appointment', useCase: 'partyTree', input: () => ({}) },
  { name: '空缺', who: 'district', fn: 'appointment', useCase: 'vacancies', input: () => ({}) },
]

test.each(views)(
  `${MEMBERS} 名党员、三百个单位里，$name：一次调用，按索引，中位数不超过 40 毫秒`,
  (view) => expectQuick(district, view),
  120_000,
)

test('每个数点开的名单，一页一页翻完，正好那么多行', async () => {
  const { communities } = await district.must<NumbersView>('district', 'reportin', 'numbers')
  const here = communities.find(({ id }) => id === home.communityId)
  for (const filter of ['reported', 'posted', 'active'] as const) {
    const seen = new Set<string>()
    for (let before: string | undefined; ; ) {
      const input = { filter, areaId: home.communityId, ...(before && { before }) }
      const page = await district.must<ReportPage>('district', 'reportin', 'queue', input)
      for (const { id } of page.rows) seen.add(id)
      if (page.next === null) break
      before = page.next
    }
    expect([filter, seen.size]).toEqual([filter, here?.[filter]])
  }
})
