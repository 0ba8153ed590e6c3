import type { MeView } from '@domain/account/usecases'
import type { HelperView } from '@domain/helper/usecases'
import type { ReportPage } from '@domain/reportin/lists'
import type { MyReports } from '@domain/reportin/mine'
import type { ReportView } from '@domain/reportin/present'
import { alarmAt, DAY, type District, justBefore, monday, openDistrict } from './district'
import { homeForm, type ReportsIn, reportsIn } from './reportin-walk'
import { elsewhere, home } from './seed/places'

let district: District
let reports: ReportsIn
/** 演示区里本来就有的报到，不算在内。 */
let seeded: Set<unknown>
beforeEach(async () => {
  district = await openDistrict()
  reports = reportsIn(district)
  seeded = new Set(district.find('reportIns').map(({ _id }) => _id))
})
afterEach(() => district.close())

const mine = (who: Parameters<District['send']>[0] = 'residentYoung') =>
  district.must<MyReports>(who, 'reportin', 'mine')
const inbox = (to: string) =>
  district
    .find('notices', { to, about: 'reportIn' })
    .filter(({ ticketId }) => !seeded.has(ticketId))
    .map(({ text }) => text)
const fresh = () => district.find('reportIns').filter(({ _id }) => !seeded.has(_id))
/** 一个社区现在的三个数：已报到、已认岗、半年活跃。 */
const counted = (communityId: string): number[] => {
  const now = reports.tally(`community:${communityId}`)
  return [now?.reported, now?.posted, now?.active].map(Number)
}
const staffBox = `communityWorker@${home.communityId}`

describe('居住地报到', () => {
  test('报了到，等社区确认；确认以后成了本社区的在职党员，会什么交给“我能帮什么”', async () => {
    const one = await reports.report('residentYoung')
    expect(one).toMatchObject({
      status: 'pending',
      line: 'home',
      community: '金桂社区',
      mine: true,
    })
    expect(one.steps).toEqual(['cancel'])
    expect(inbox(staffBox)).toEqual(['有一位在职党员到金桂社区报到，请在 3 个工作日里确认。'])
    const seen = await district.must<ReportView>('worker', 'reportin', 'detail', { id: one.id })
    expect(seen).toMatchObject({ name: '何雨桐', skills: ['陪伴'], free: '周末有空' })
    expect(seen.steps).toEqual(['confirm', 'reject'])

    await reports.mustStep('worker', one.id, 'confirm')
    const me = await district.must<MeView>('residentYoung', 'account', 'mine')
    expect(me.appointments).toEqual([{ role: '在职党员', area: '金桂社区' }])
    const helper = await district.must<HelperView>('residentYoung', 'helper', 'mine')
    expect(helper).toMatchObject({ may: true, skills: ['company'], free: 'weekend' })
    expect((await mine()).home).toMatchObject({ status: 'confirmed', skills: ['陪伴'] })
    const account = district.find('accounts', { openid: 'demo-resident-he' })[0]
    expect(inbox(String(account?._id))).toEqual(['金桂社区确认了您的报到，可以去认一个岗位。'])
  })

  test('没有登记手机号的，请他先登记；什么也没写下', async () => {
    await district.must('newcomer', 'account', 'consent', { version: '2026-11' })
    const answer = await district.send('newcomer', 'reportin', 'reportHome', homeForm)
    expect([answer.code, answer.message]).toEqual([
      'INVALID',
      '还没有登记手机号，请先点“使用微信手机号”，社区才联系得上您。',
    ])
    expect(fresh()).toEqual([])
  })

  test('一个人一处只有一份：再报一次请他用“转到别的社区”，两次一起来也只成一份', async () => {
    const both = await Promise.all(
      [1, 2].map(() => district.send('residentYoung', 'reportin', 'reportHome', homeForm)),
    )
    expect(both.map(({ code }) => code).sort()).toEqual(['CONFLICT', undefined])
    expect(both.find(({ ok }) => !ok)?.message).toBe(
      '您已经在金桂社区居住地报到了；搬了家，请用“转到别的社区”。',
    )
    expect(fresh()).toHaveLength(1)
  })

  test('请他改一改，改好再发；换了楼栋，时间线都在', async () => {
    const { id } = await reports.report('residentYoung')
    expect((await reports.step('worker', id, 'reject')).code).toBe('INVALID')
    await reports.mustStep('worker', id, 'reject', '楼栋不对，请核对')
    const form = { ...homeForm, id, areaId: home.gridId }
    const sent = await district.must<ReportView>('residentYoung', 'reportin', 'resend', form)
    expect(sent).toMatchObject({ status: 'pending', place: '金桂社区 · 金桂第二网格' })
    expect(sent.timeline.map(({ label, note }) => [label, note])).toEqual([
      ['居住地报到发出了', null],
      ['社区请他改一改', '楼栋不对，请核对'],
      ['改好又发了', null],
    ])
  })
})

describe('三个工作日', () => {
  /** 星期一上午 10 点报到：两个工作日是星期三，三个工作日是星期四。 */
  test('第二个工作日提醒社区，第三个工作日报街道；差一秒都不', async () => {
    district.cloud.clock.stop()
    await district.cloud.clock.set(monday)
    const { id } = await reports.report('residentYoung')
    const street = `street@${home.streetId}`
    await alarmAt(district, monday + 2 * DAY - 1000)
    expect(inbox(staffBox)).toHaveLength(1)
    await alarmAt(district, monday + 2 * DAY)
    expect(inbox(staffBox)).toHaveLength(2)
    await alarmAt(district, monday + 3 * DAY - 1000)
    expect(inbox(street)).toEqual([])
    await alarmAt(district, monday + 3 * DAY)
    await district.cloud.timers.run('alarm')
    expect(inbox(street)).toEqual(['金桂社区有一份报到超过 3 个工作日没有确认，请过问。'])
    expect(inbox(staffBox)).toHaveLength(3)
    const { timeline } = await district.must<ReportView>('worker', 'reportin', 'detail', { id })
    expect(timeline.map(({ label }) => label).slice(1)).toEqual([
      ...['还没有确认，已提醒社区', '超过 3 个工作日没有确认，已报街道'],
    ])
  })

  test('国庆前报到，三个工作日跳过放假', async () => {
    const before = Date.parse('2026-09-30T02:00:00.000Z')
    district.cloud.clock.stop()
    await district.cloud.clock.set(before)
    const one = await reports.report('residentYoung')
    // 国务院办公厅的 2026 年安排：10 月 1 日到 7 日放假，10 月 10 日（星期六）上班。
    expect(one.dueAt).toBe('2026-10-10T02:00:00.000Z')
  })

  test('差一秒还在期限里：确认了就不再报街道', async () => {
    district.cloud.clock.stop()
    await district.cloud.clock.set(monday)
    const { id } = await reports.report('residentYoung')
    await justBefore(district, monday + 3 * DAY, () => reports.mustStep('worker', id, 'confirm'))
    await alarmAt(district, monday + 4 * DAY)
    expect(inbox(`street@${home.streetId}`)).toEqual([])
  })
})

describe('暂停、恢复、转走、取消', () => {
  const asMember = async () => {
    const { appointments } = await district.must<MeView>('residentYoung', 'account', 'mine')
    return appointments.length
  }

  test('暂停一个月：当场不再是在职党员，到那一秒自己恢复', async () => {
    district.cloud.clock.stop()
    await district.cloud.clock.set(monday)
    const { id } = await reports.confirmed()
    const paused = await district.must<ReportView>('residentYoung', 'reportin', 'pause', {
      ...{ id, months: 1 },
    })
    expect(paused).toMatchObject({ status: 'paused', pausedUntil: '2026-12-23T02:00:00.000Z' })
    expect(await asMember()).toBe(0)
    await alarmAt(district, Date.parse('2026-12-23T01:59:59.000Z'))
    expect(await asMember()).toBe(0)
    await alarmAt(district, Date.parse('2026-12-23T02:00:00.000Z'))
    expect(await asMember()).toBe(1)
    expect((await mine()).home?.status).toBe('confirmed')
  })

  test('转到别的社区：旧的留在原来的社区，新的等新社区确认，单位跟着走', async () => {
    const [before, [there = 0]] = [counted(home.communityId), counted(elsewhere.communityId)]
    const { id } = await reports.confirmed()
    const moved = await district.must<ReportView>('residentYoung', 'reportin', 'transfer', {
      ...{ id, areaId: elsewhere.gridId },
    })
    expect(moved).toMatchObject({ status: 'pending', community: '银杏社区' })
    expect(await asMember()).toBe(0)
    const { home: now, past } = await mine()
    expect([now?.id, past.map((one) => [one.status, one.community])]).toEqual([
      moved.id,
      [['transferred', '金桂社区']],
    ])
    expect(counted(home.communityId)).toEqual([...before])
    await reports.mustStep('workerElsewhere', moved.id, 'confirm')
    expect(counted(elsewhere.communityId)[0]).toBe(there + 1)
  })

  test('取消以后可以重新报到；社区取消的要写原因，本人听得到', async () => {
    const { id } = await reports.confirmed()
    expect((await reports.step('worker', id, 'remove')).code).toBe('INVALID')
    await reports.mustStep('worker', id, 'remove', '本人已经搬走')
    const account = district.find('accounts', { openid: 'demo-resident-he' })[0]
    expect(inbox(String(account?._id))).toContain('金桂社区取消了您的报到：本人已经搬走')
    const again = await district.must<ReportView>(
      'residentYoung',
      'reportin',
      'reportHome',
      homeForm,
    )
    expect([again.status, again.id === id]).toEqual(['pending', false])
  })

  test('同一次请求重发，什么也不变；编号一样内容不同是冲突', async () => {
    const { id } = await reports.report('residentYoung')
    const input = { id, name: 'confirm', note: null }
    const send = (body: object) =>
      district.send('worker', 'reportin', 'step', body, 'same-request-00000001')
    expect((await send(input)).ok).toBe(true)
    expect((await send(input)).ok).toBe(true)
    expect((await send({ ...input, note: '好' })).code).toBe('CONFLICT')
    expect(district.find('reportIns', { _id: id })[0]?.timeline).toHaveLength(2)
    expect(district.find('appointments', { accountId: fresh()[0]?.accountId })).toHaveLength(1)
  })
})

describe('数字和名单', () => {
  test('已报到、已认岗、半年活跃，各是几，名单就有几行', async () => {
    const before = counted(home.communityId)
    const first = await reports.confirmed('residentYoung')
    await reports.confirmed('residentNext')
    await reports.report('residentOld')
    const post = await reports.addPost(3)
    await reports.take('residentYoung', first.id, post.id)
    const after = counted(home.communityId)
    expect(after.map((n, i) => n - (before[i] ?? 0))).toEqual([2, 1, 0])
    const waiting = district.find('reportIns', {
      ...{ communityId: home.communityId, status: 'pending' },
    }).length
    for (const [filter, rows] of [
      ['pending', waiting],
      ['reported', after[0]],
      ['posted', after[1]],
      ['active', after[2]],
    ] as const) {
      const list = await district.must<ReportPage>('worker', 'reportin', 'queue', { filter })
      expect([filter, list.rows.length]).toEqual([filter, rows])
    }
  })
})
