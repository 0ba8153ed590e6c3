import type { ReportPage } from '@domain/reportin/lists'
import type { YearSheetView } from '@domain/year/sheet'
import type { UnitYearView } from '@domain/year/unit'
import { readSheet } from 'read-excel-file/universal'
import { beginOne, MINUTE, signInNow } from './checkin-walk'
import { alarmAt, DAY, type District, monday, openDistrict, wishAt } from './district'
import { type ReportsIn, reportsIn } from './reportin-walk'
import { type CastName, cast } from './seed/cast'
import { home } from './seed/places'

let district: District
let reports: ReportsIn
let reportId: string
beforeEach(async () => {
  district = await openDistrict()
  reports = reportsIn(district)
  district.cloud.clock.stop()
  await district.cloud.clock.set(monday)
  reportId = (await reports.confirmed('residentYoung')).id
})
afterEach(() => district.close())

const sheet = (who: CastName, input: object = { reportId }) =>
  district.send<YearSheetView>(who, 'year', 'sheet', input)
const comment = (who: CastName, text: string) =>
  district.send<YearSheetView>(who, 'year', 'comment', { reportId, text })
const answer = (who: CastName, text: string | null) =>
  district.send<YearSheetView>(who, 'year', 'answer', { reportId, text })

/** 来服务台值守一小时。 */
async function serveAnHour(who: CastName): Promise<void> {
  const { id } = await beginOne(district)
  const one = await signInNow(district, who, id)
  await district.cloud.clock.set(district.cloud.clock.now() + 60 * MINUTE)
  await district.must(who, 'checkin', 'checkOut', { id: one.id })
}

/** 写成区住房和建设局的人。 */
async function intoUnit(unitId = 'U-01') {
  const [one] = district.find('reportIns', { _id: reportId })
  await district.replace('reportIns', { ...one, unitId })
}

describe('反馈表上的每一样都从记录里来', () => {
  test('签到一小时、圆了一个心愿、得了一句谢谢，表上正好这些', async () => {
    await serveAnHour('residentYoung')
    const wish = await wishAt(district, 'open')
    const act = (who: CastName, name: string, note: string | null = null) =>
      district.must(who, 'wish', 'step', { id: wish.id, name, note })
    await act('residentYoung', 'claim')
    await act('residentYoung', 'deliver', '老花镜送到家里了')
    await act('resident', 'confirm')
    await act('resident', 'thank', '谢谢小何，我的电话是 13900001234')
    const { data } = await sheet('residentYoung', {})
    expect(data).toMatchObject({ times: 1, minutes: 60, wishes: 1, year: '2026', mine: true })
    expect(data.services.map(({ title, minutes }) => [title, minutes])).toEqual([
      ['服务台值守', 60],
    ])
    expect(data.granted.map(({ category }) => category)).toEqual(['物品'])
    expect(data.thanks).toEqual(['谢谢小何，我的电话是 （号码已隐藏）'])
    expect(JSON.stringify(data)).not.toContain('老花镜')
  })

  test('圆了以后再道谢、再上墙，不多算一次；牵头的工作人员是本职，不算', async () => {
    const wish = await wishAt(district, 'done')
    await district.must('resident', 'wish', 'step', { id: wish.id, name: 'thank', note: '谢谢' })
    expect(district.find('services', { kind: 'wish', followed: false })).toHaveLength(1)
  })

  test('服务过的半年里算活跃，认了岗的算到岗；半年那一秒起不算，名单和数一起变', async () => {
    const post = await reports.addPost(2)
    await reports.take('residentYoung', reportId, post.id)
    await serveAnHour('residentYoung')
    const [{ inAt } = { inAt: '' }] = district.find('checkIns', { title: '服务台值守' }).slice(-1)
    await district.cloud.timers.run('alarm')
    await district.cloud.timers.run('alarm')
    const tally = () => reports.tally(`community:${home.communityId}`)
    const before = Number(tally()?.active)
    expect(before).toBeGreaterThanOrEqual(1)
    const one = await district.must<{ status: string }>('worker', 'reportin', 'detail', {
      id: reportId,
    })
    expect(one.status).toBe('onDuty')
    const isActive = () => district.find('reportIns', { _id: reportId })[0]?.isActive
    const edge = Date.parse(String(inAt)) + 183 * DAY
    await alarmAt(district, edge - 1000)
    expect(isActive()).toBe(true)
    await alarmAt(district, edge)
    expect(isActive()).toBe(false)
    const list = await district.must<ReportPage>('worker', 'reportin', 'queue', {
      filter: 'active',
    })
    expect(list.rows).toHaveLength(Number(tally()?.active))
  })
})

describe('本人先看，可以补充，再交给单位', () => {
  test('社区写了评语，本人听得到；他看过以前联络员看不到，看过以后评语不能再改', async () => {
    await intoUnit()
    expect((await comment('worker', '常来服务台值守，很耐心')).ok).toBe(true)
    expect((await comment('worker', '常来服务台值守，耐心细致')).ok).toBe(true)
    const [account] = district.find('accounts', { openid: cast.residentYoung })
    const told = district.find('notices', { to: account?._id, about: 'yearSheet' })
    expect(told.map(({ text }) => text)).toContain(
      '金桂社区给您写了 2026 年的评语，请先看一看，可以补充。',
    )
    expect((await sheet('unitLiaison')).code).toBe('FORBIDDEN')
    const mine = (await sheet('residentYoung')).data
    expect([mine.comment?.text, mine.mayAnswer]).toEqual(['常来服务台值守，耐心细致', true])
    const done = (await answer('residentYoung', '明年想多陪陪老人')).data
    expect([done.append?.text, done.mayAnswer]).toEqual(['明年想多陪陪老人', false])
    expect((await sheet('unitLiaison')).data).toMatchObject({
      ...{ name: '何雨桐', mine: false, mayComment: false, mayAnswer: false },
    })
    expect((await comment('worker', '再改一改')).code).toBe('CONFLICT')
    expect((await answer('residentYoung', '又想改')).data.append?.text).toBe('明年想多陪陪老人')
  })

  test.each([
    ['partyMember', 'NOT_FOUND'],
    ['volunteer', 'NOT_FOUND'],
    ['gridWorker', 'NOT_FOUND'],
    ['buildingHead', 'NOT_FOUND'],
    ['workerElsewhere', 'NOT_FOUND'],
    ['secretaryElsewhere', 'NOT_FOUND'],
    ['unitLiaisonOther', 'NOT_FOUND'],
    ['streetElsewhere', 'NOT_FOUND'],
    ['street', 'FORBIDDEN'],
    ['district', 'FORBIDDEN'],
    ['auditor', 'FORBIDDEN'],
    ['unitLiaison', 'FORBIDDEN'],
  ] as [CastName, string][])('%s 看不到他的反馈表，也写不了、替不了', async (who, code) => {
    await intoUnit()
    expect((await sheet(who)).code).toBe(code)
    expect(['FORBIDDEN', 'NOT_FOUND']).toContain((await comment(who, '不该写的话')).code)
    expect(['FORBIDDEN', 'NOT_FOUND']).toContain((await answer(who, null)).code)
    expect(
      district.find('yearSheets', {
        accountId: district.find('reportIns', { _id: reportId })[0]?.accountId,
      }),
    ).toEqual([])
  })

  test('社区看得到、写得了，替不了本人；本人替不了社区', async () => {
    expect((await sheet('secretary')).data.mayComment).toBe(true)
    expect((await answer('worker', null)).code).toBe('FORBIDDEN')
    expect((await comment('residentYoung', '自己夸自己')).code).toBe('FORBIDDEN')
  })

  test('只看得到今年和之前两年', async () => {
    const code = async (year: string) => (await sheet('residentYoung', { reportId, year })).code
    expect(await Promise.all(['2027', '2023', 'abcd'].map(code))).toEqual([
      ...['INVALID', 'INVALID', 'INVALID'],
    ])
    expect((await sheet('residentYoung', { reportId, year: '2024' })).data).toMatchObject({
      ...{ times: 0, minutes: 0, wishes: 0, years: ['2026', '2025', '2024'] },
    })
  })
})

describe('单位的年度情况表', () => {
  test('本单位的每一个人、一共多少；导出的表一样，记下谁导出的', async () => {
    await intoUnit()
    await serveAnHour('residentYoung')
    const view = await district.must<UnitYearView>('unitLiaison', 'year', 'unitYear')
    const mine = view.rows.find((row) => row.reportId === reportId)
    expect(mine).toMatchObject({
      name: '何雨桐',
      times: 1,
      minutes: 60,
      wishes: 0,
      handedIn: false,
    })
    expect(view.minutes).toBe(view.rows.reduce((sum, row) => sum + row.minutes, 0))
    expect(JSON.stringify(view)).not.toMatch(/1[3-9]\d{9}/)
    const done = await district.must<{ url: string; fileName: string }>(
      ...(['unitLiaison', 'year', 'exportUnitYear'] as const),
    )
    expect(done.fileName).toBe('区住房和建设局-2026年在职党员情况.xlsx')
    const reply = await fetch(new URL(done.url, district.cloud.url))
    const rows = (await readSheet(await reply.blob())) as unknown[][]
    expect(rows.find(([name]) => name === '何雨桐')).toEqual([
      ...['何雨桐', '金桂社区', '已报到', null, 1, 60, 0, '还没有'],
    ])
    expect(district.find('exports')).toHaveLength(1)
    const again = (input: object) =>
      district.send('unitLiaison', 'year', 'exportUnitYear', input, 'same-export-00000001')
    expect((await again({})).ok).toBe(true)
    expect((await again({})).ok).toBe(true)
    expect((await again({ year: '2025' })).code).toBe('CONFLICT')
    expect(district.find('exports')).toHaveLength(2)
  })

  test.each([
    ...(['partyMember', 'worker', 'street', 'district', 'auditor', 'resident'] as CastName[]),
  ])('%s 不是联络员，看不到也导不出', async (who) => {
    for (const name of ['unitYear', 'exportUnitYear'])
      expect([name, (await district.send(who, 'year', name)).code]).toEqual([name, 'FORBIDDEN'])
  })

  test('别的单位的联络员看不到这个单位', async () => {
    const input = { unitId: 'U-01' }
    expect((await district.send('unitLiaisonOther', 'year', 'unitYear', input)).code).toBe(
      'FORBIDDEN',
    )
  })
})
