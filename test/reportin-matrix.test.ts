import type { DepotView } from '@domain/reportin/depots'
import type { ServicePostPage } from '@domain/reportin/posts'
import type { ReportView } from '@domain/reportin/present'
import { type District, openDistrict } from './district'
import { reportsIn } from './reportin-walk'
import { type CastName, cast } from './seed/cast'
import { elsewhere, home } from './seed/places'

// 这几张表照着规则手写，不引用程序里的：程序里写错了，这里才看得出来。
const everyone = Object.keys(cast) as CastName[]
const here: CastName[] = ['worker', 'secretary']
const there: CastName[] = ['workerElsewhere', 'secretaryElsewhere']
const above: CastName[] = ['street', 'district', 'auditor']
const liaison: CastName[] = ['unitLiaison']
/** 陈志远：住金桂社区，单位是区住房和建设局，在岗服务。 */
const self: CastName[] = ['partyMember']

let district: District
/** 陈志远的报到；何雨桐的，还等确认。 */
let his: string
let pending: string
let housingRow: string
beforeAll(async () => {
  district = await openDistrict()
  const [account] = district.find('accounts', { openid: cast.partyMember })
  his = String(district.find('reportIns', { accountId: account?._id })[0]?._id)
  pending = (await reportsIn(district).report('residentYoung')).id
  housingRow = String(district.find('rosterRows', { accountId: null })[0]?._id)
})
afterAll(() => district.close())

/** 每个人各来一次，得到什么：办成了是 `ok`，没办成是种类。 */
async function codes(name: string, input: object, who = everyone): Promise<Map<CastName, string>> {
  const found = new Map<CastName, string>()
  for (const one of who) {
    const { ok, code } = await district.send(one, 'reportin', name, input)
    found.set(one, ok ? 'ok' : String(code))
  }
  return found
}

/** 表里的人办得成，其余的听到 `refused`；没有同意指引的先请他同意。 */
const expected = (may: readonly CastName[], refused: (who: CastName) => string) =>
  new Map(
    everyone.map((who) => {
      if (may.includes(who)) return [who, 'ok']
      return [who, who === 'newcomer' ? 'CONSENT' : refused(who)]
    }),
  )
const forbidden = () => 'FORBIDDEN'
/** 看得见这一份的听到“不归他做”，看不见的听到“没有找到”。 */
const seenBy = (viewers: readonly CastName[]) => (who: CastName) =>
  viewers.includes(who) ? 'FORBIDDEN' : 'NOT_FOUND'

describe('看得到什么', () => {
  const viewers = [...self, ...here, ...liaison, ...above]

  test('一份报到：本人、本社区、他单位的联络员看到全名；街道、区、审计只看到姓；别人看不到', async () => {
    for (const who of everyone) {
      const { data, code } = await district.send<ReportView>(who, 'reportin', 'detail', { id: his })
      const name = viewers.includes(who) ? (above.includes(who) ? '陈**' : '陈志远') : undefined
      expect([who, data?.name]).toEqual([who, name])
      if (!name) expect([who, code]).toEqual([who, who === 'newcomer' ? 'CONSENT' : 'NOT_FOUND'])
    }
  })

  test('住在哪里、步骤里说的话：住处只给本人和本社区，话不给街道、区、审计', async () => {
    await district.must('residentYoung', 'reportin', 'mine')
    for (const who of viewers) {
      const one = await district.must<ReportView>(who, 'reportin', 'detail', { id: his })
      const near = [...self, ...here].includes(who)
      expect([who, one.place !== null]).toEqual([who, near])
      expect([who, one.maySeePhone]).toEqual([who, here.includes(who)])
    }
  })

  test('手机号只给本社区，每看一次记一次', async () => {
    const before = district.find('looks', { ticketId: his }).length
    expect(await codes('showPhone', { id: his })).toEqual(expected(here, seenBy(viewers)))
    expect(district.find('looks', { ticketId: his })).toHaveLength(before + here.length)
  })

  test('报到名单：各看各的那一片；别处的社区、街道看不到金桂社区的', async () => {
    const filter = 'reported'
    expect(await codes('queue', { filter })).toEqual(
      expected([...here, ...there, ...above, 'streetElsewhere'], forbidden),
    )
    expect(await codes('queue', { filter, areaId: home.communityId })).toEqual(
      expected([...here, ...above], forbidden),
    )
    expect(await codes('queue', { filter, areaId: elsewhere.communityId })).toEqual(
      expected([...there, 'streetElsewhere', 'district', 'auditor'], forbidden),
    )
  })

  test('一个单位的名单：这个单位的联络员、区、审计；街道和社区都不行', async () => {
    expect(await codes('ofUnit', { unitId: 'U-01', filter: 'reported' })).toEqual(
      expected([...liaison, 'district', 'auditor'], forbidden),
    )
  })

  test('单位名册只给联络员看自己单位的', async () => {
    expect(await codes('roster', {})).toEqual(expected([...liaison, 'unitLiaisonOther'], forbidden))
    expect(await codes('roster', { unitId: 'U-01' })).toEqual(expected(liaison, forbidden))
    expect(await codes('roster', { unitId: 'U-02' })).toEqual(
      expected(['unitLiaisonOther'], forbidden),
    )
  })

  test('站点的码：本社区的工作者和书记看得到本社区的站点，别人一个也没有', async () => {
    for (const who of everyone.filter((one) => one !== 'newcomer')) {
      const names = (await district.must<DepotView[]>(who, 'reportin', 'depots')).map(
        (depot) => depot.name,
      )
      const own = here.includes(who) ? ['金桂外卖站'] : there.includes(who) ? ['银杏快递站'] : []
      expect([who, names]).toEqual([who, own])
    }
    expect(await codes('depotCode', { id: 'U-06' })).toEqual(expected(here, forbidden))
    expect(await codes('depotCode', { id: 'U-07' })).toEqual(expected(there, forbidden))
    // 不是站点的单位，谁也领不到码。
    expect(await codes('depotCode', { id: 'U-01' })).toEqual(expected([], forbidden))
  })

  test('游客什么也看不到，只请他先进入；扫站点的码先看到是哪个站点', async () => {
    for (const [name, input] of [
      ['detail', { id: his }],
      ['queue', { filter: 'pending' }],
      ['ofUnit', { unitId: 'U-01', filter: 'reported' }],
      ['roster', {}],
      ['postsHere', {}],
      ['depots', {}],
    ] as const)
      expect([name, (await district.send(null, 'reportin', name, input)).code]).toEqual([
        name,
        'SIGN_IN',
      ])
    expect((await district.send(null, 'reportin', 'mine')).ok).toBe(true)
  })
})

describe('做得到什么', () => {
  const viewers = [...self, ...here, ...liaison, ...above]
  const pendingViewers: CastName[] = ['residentYoung', ...here, ...above]

  test('画哪些按钮：等确认的，社区确认或请他改、本人取消；在岗的，本人退、歇、转、取消，社区可以取消', async () => {
    const offered = async (id: string, of: readonly CastName[]) => {
      const found: Record<string, readonly string[]> = {}
      for (const who of of) {
        const { steps } = await district.must<ReportView>(who, 'reportin', 'detail', { id })
        found[who] = steps
      }
      return found
    }
    const none = { street: [], district: [], auditor: [] }
    expect(await offered(pending, pendingViewers)).toEqual({
      ...{ residentYoung: ['cancel'], ...none },
      ...{ worker: ['confirm', 'reject'], secretary: ['confirm', 'reject'] },
    })
    expect(await offered(his, viewers)).toEqual({
      partyMember: ['takePost', 'leavePost', 'pause', 'transfer', 'cancel'],
      ...{ worker: ['remove'], secretary: ['remove'], unitLiaison: [], ...none },
    })
  })

  test('不归他的人硬来一次，一步也走不动，什么也没变', async () => {
    const stored = () => district.find('reportIns', { _id: { $in: [his, pending] } })
    const before = stored()
    const note = '试一试'
    const areaId = elsewhere.gridId
    const others = (may: readonly CastName[]) => everyone.filter((who) => !may.includes(who))
    for (const [name, input, may, seers] of [
      ['step', { id: pending, name: 'confirm', note: null }, here, pendingViewers],
      ['step', { id: pending, name: 'reject', note }, here, pendingViewers],
      ['step', { id: pending, name: 'cancel', note: null }, ['residentYoung'], pendingViewers],
      ['step', { id: his, name: 'leavePost', note: null }, self, viewers],
      ['step', { id: his, name: 'remove', note }, here, viewers],
      ['pause', { id: his, months: 1 }, self, viewers],
      ['transfer', { id: his, areaId }, self, viewers],
      ['takePost', { id: his, postId: 'P-gate' }, self, viewers],
    ] as const) {
      const who = others(may)
      const refused = expected(may, seenBy(seers))
      for (const one of may) refused.delete(one)
      expect([name, input, await codes(name, input, who)]).toEqual([name, input, refused])
    }
    expect(stored()).toEqual(before)
  })

  test('设岗位、停岗位：只有本社区的工作者和书记', async () => {
    const form = { title: '帮老人买菜', text: '星期六上午，陪着去一趟菜场', places: 1 }
    const input = { communityId: home.communityId, ...form }
    expect(await codes('addPost', input)).toEqual(expected(here, forbidden))
    const [post] = district.find('servicePosts', { title: form.title })
    expect(await codes('closePost', { id: post?._id })).toEqual(expected(here, forbidden))
    for (const who of everyone.filter((one) => one !== 'newcomer')) {
      const page = await district.must<ServicePostPage>(who, 'reportin', 'postsHere')
      expect([who, page.mayEdit]).toEqual([who, [...here, ...there].includes(who)])
    }
  })

  test('移出名册：只有本单位的联络员', async () => {
    const others = everyone.filter((who) => !liaison.includes(who))
    const refused = expected(liaison, forbidden)
    refused.delete('unitLiaison')
    expect(await codes('dropFromRoster', { id: housingRow }, others)).toEqual(refused)
    expect(district.find('rosterRows', { _id: housingRow })[0]?.leftAt).toBeNull()
    expect((await codes('dropFromRoster', { id: housingRow }, liaison)).get('unitLiaison')).toBe(
      'ok',
    )
  })

  test('站点的码换新：和领码的是同样的人', async () => {
    const { scene } = await district.must<{ scene: string }>('worker', 'reportin', 'depotCode', {
      id: 'U-06',
    })
    const input = { id: 'U-06', scene }
    expect(await codes('renewDepotCode', input)).toEqual(expected(here, forbidden))
    expect(district.find('scenes', { unitId: 'U-06', retiredAt: null })).toHaveLength(1)
  })

  test('社区工作者自己来报到，由同事确认，自己办不了自己的', async () => {
    const own = (await reportsIn(district).report('worker', { name: '王丽娟' })).id
    const input = { id: own, name: 'confirm', note: null }
    expect((await district.send('worker', 'reportin', 'step', input)).code).toBe('FORBIDDEN')
    expect((await district.send('secretary', 'reportin', 'step', input)).ok).toBe(true)
  })
})
