import type { AreaNode } from '@domain/appointment/area-tree'
import type { MyGridView, MyPostsView } from '@domain/appointment/mine'
import type { VacanciesView } from '@domain/appointment/vacancies'
import type { WishDetail } from '@domain/wish/present'
import { accountIdOf, noticesTo, recordsOf } from './appointment-walk'
import { alarmAt, type District, justBefore, openDistrict, wishForm } from './district'
import type { CastName } from './seed/cast'
import { home } from './seed/places'

let district: District
beforeEach(async () => {
  district = await openDistrict()
})
afterEach(() => district.close())

const midnight = (day: string) => Date.parse(`${day}T00:00:00.000+08:00`)
const leave = (who: CastName, from: string, last: string, id: string | null = null) =>
  district.send(who, 'appointment', 'leave', { id, from, last })
const back = (who: CastName, id: string | null = null) =>
  district.send(who, 'appointment', 'comeBack', { id })
/** 说给他听的、关于值班的消息，新的在前。 */
const told = (who: CastName) =>
  noticesTo(district, accountIdOf(district, who)).filter((text) => /请假|的假|代班/.test(text))
/** 居民看到今天谁值班。 */
const called = async () =>
  (await district.must<{ home: MyGridView }>('resident', 'appointment', 'myGrid')).home.onDuty
const line = async () =>
  (await district.must<AreaNode>('secretary', 'appointment', 'areaTree', { id: home.gridId }))
    .onDuty
const idOf = (who: CastName, duty: string) =>
  recordsOf(district, { accountId: accountIdOf(district, who), duty })[0]?._id ?? ''

let turn = 0
/** 邻居替老人许的心愿，一退回就要送一张回音纸条。一个邻居不能代许太多，所以轮着来。 */
async function paperComesDue(): Promise<void> {
  const neighbours = ['residentOther', 'residentNext', 'residentYoung'] as const
  turn += 1
  const neighbour = neighbours[turn % neighbours.length] ?? null
  const form = { ...wishForm, proxy: { agreed: true }, phone: '13900005678', name: '钱桂英' }
  const wish = await district.must<WishDetail>(neighbour, 'wish', 'post', form)
  const step = { id: wish.id, name: 'reject', note: '请写清楚要多少度的' }
  await district.must('worker', 'wish', 'step', step)
}

const papersTold = (who: CastName) =>
  noticesTo(district, accountIdOf(district, who)).filter((text) => text.includes('回音纸条')).length
const papersOn = async (who: CastName) =>
  (await district.must<WishDetail[]>(who, 'wish', 'papers')).filter(({ place }) =>
    place.includes('第二网格'),
  ).length

describe('请假', () => {
  test('A 岗请假，工作到 B 岗那里，回来的那一秒起又回到本人手里', async () => {
    await paperComesDue()
    expect([papersTold('gridWorker'), papersTold('gridWorkerNext')]).toEqual([1, 0])
    expect(await called()).toEqual({ called: '刘网格员', standIn: false })

    expect(await leave('gridWorker', '2026-11-24', '2026-11-26')).toMatchObject({ ok: true })
    const [start, end] = [midnight('2026-11-24'), midnight('2026-11-27')]
    await justBefore(district, start, async () => {
      expect(await called()).toEqual({ called: '刘网格员', standIn: false })
      await paperComesDue()
    })
    expect([papersTold('gridWorker'), papersTold('gridWorkerNext')]).toEqual([2, 0])

    await district.cloud.clock.set(start)
    expect(await called()).toEqual({ called: '罗网格员', standIn: true })
    expect(await line()).toEqual({ words: '今天由 B 岗罗建华代班', usual: false })
    await paperComesDue()
    expect([papersTold('gridWorker'), papersTold('gridWorkerNext')]).toEqual([2, 1])
    expect(await papersOn('gridWorker')).toBe(0)
    expect(await papersOn('gridWorkerNext')).toBeGreaterThan(0)

    await justBefore(district, end, async () => {
      expect(await called()).toEqual({ called: '罗网格员', standIn: true })
      await paperComesDue()
    })
    expect([papersTold('gridWorker'), papersTold('gridWorkerNext')]).toEqual([2, 2])
    await district.cloud.clock.set(end)
    expect(await called()).toEqual({ called: '刘网格员', standIn: false })
    await paperComesDue()
    expect([papersTold('gridWorker'), papersTold('gridWorkerNext')]).toEqual([3, 2])
    expect(await papersOn('gridWorker')).toBeGreaterThan(0)
  })

  test('开始和结束，本人、代班的人、书记各一条；多跑几遍也只有一条', async () => {
    await leave('gridWorker', '2026-11-24', '2026-11-26')
    const [start, end] = [midnight('2026-11-24'), midnight('2026-11-27')]
    const all = () => [told('gridWorker'), told('gridWorkerNext'), told('secretary')]
    await alarmAt(district, start - 1000)
    expect(all()).toEqual([[], [], []])
    for (let i = 0; i < 3; i += 1) await alarmAt(district, start)
    expect(all()).toEqual([
      ['您请假到2026年11月26日。金桂第二网格由 B 岗罗建华代班。回来早了，点“提前回来”。'],
      ['刘春梅请假到2026年11月26日，金桂第二网格从现在起由您代班。'],
      ['刘春梅请假到2026年11月26日：金桂第二网格由 B 岗罗建华代班。'],
    ])
    await alarmAt(district, end - 1000)
    expect(all().map((rows) => rows.length)).toEqual([1, 1, 1])
    for (let i = 0; i < 3; i += 1) await alarmAt(district, end)
    expect(all().map((rows) => rows.length)).toEqual([2, 2, 2])
    expect(all().map(([newest]) => newest)).toEqual([
      '您的假结束了，金桂第二网格从现在起由您值班。',
      '刘春梅回来了，金桂第二网格不用您代班了，谢谢您。',
      '刘春梅的假结束了，金桂第二网格回到本人手里。',
    ])
  })

  test('今天起的当场开始；提前回来当场结束；回来以后不留下请过假', async () => {
    await leave('secretary', '2026-11-23', '2026-11-30', idOf('gridWorker', 'A'))
    expect(await called()).toEqual({ called: '罗网格员', standIn: true })
    expect(told('gridWorkerNext')).toHaveLength(1)
    const mine = await district.must<MyPostsView>('gridWorker', 'appointment', 'myAppointments')
    expect(mine).toMatchObject({ takesLeave: true, leave: { away: true } })
    const next = await district.must<MyPostsView>('gridWorkerNext', 'appointment', 'myAppointments')
    expect(next.posts.map(({ onDuty }) => onDuty?.words)).toContain('今天由您代班')
    for (let i = 0; i < 2; i += 1) expect(await back('gridWorker')).toMatchObject({ ok: true })
    expect(await called()).toEqual({ called: '刘网格员', standIn: false })
    expect(told('gridWorkerNext')).toHaveLength(2)
    const kept = recordsOf(district, { accountId: accountIdOf(district, 'gridWorker') })
    for (const one of kept) expect([one.leave, one.leaveState]).toEqual([undefined, undefined])
  })

  test('还没开始就不请了，谁也没有被打扰', async () => {
    await leave('gridWorker', '2026-11-24', '2026-11-26')
    await back('gridWorker')
    await alarmAt(district, midnight('2026-11-27'))
    for (const who of ['gridWorker', 'gridWorkerNext', 'secretary'] as const)
      expect(told(who)).toEqual([])
  })

  test('A 岗、B 岗都请假：顶班的来；顶班的也请假：书记来，空缺那一页看得到', async () => {
    const rows = async () => {
      const view = await district.must<VacanciesView>('secretary', 'appointment', 'vacancies')
      return view.groups.find(({ key }) => key === 'standIn')?.rows ?? []
    }
    await leave('gridWorker', '2026-11-23', '2026-11-30')
    expect(await rows()).toEqual([])
    await leave('gridWorkerNext', '2026-11-23', '2026-11-30')
    expect(await called()).toEqual({ called: '邓网格员', standIn: true })
    expect(told('gridCover')[0]).toContain('从现在起由您代班')
    expect((await rows()).map(({ name, note }) => [name, note])).toEqual([
      ['金桂第二网格', 'A 岗、B 岗都请假了，今天由顶班邓海红代班'],
    ])
    await leave('gridCover', '2026-11-23', '2026-11-30')
    expect(await called()).toEqual({ called: '赵书记', standIn: true })
    expect((await rows())[0]?.note).toContain('社区书记赵国林代班')
    await paperComesDue()
    expect(papersTold('secretary')).toBe(1)
    // B 岗先回来，就由 B 岗代班，不用等 A 岗。
    await back('gridWorkerNext')
    expect(await called()).toEqual({ called: '罗网格员', standIn: true })
    expect(told('gridWorkerNext')[0]).toContain('第二网格')
  })

  test('一次最多六十天；不能从过去起，不能倒着写，写过一次要先回来', async () => {
    const code = async (from: string, last: string) => (await leave('gridWorker', from, last)).code
    expect(await code('2026-11-22', '2026-11-24')).toBe('INVALID')
    expect(await code('2026-11-25', '2026-11-24')).toBe('INVALID')
    // 11 月 25 日起的第六十天是 1 月 23 日。
    expect(await code('2026-11-25', '2027-01-24')).toBe('INVALID')
    expect(await leave('gridWorker', '2026-11-25', '2027-01-23')).toMatchObject({ ok: true })
    expect(await code('2026-12-25', '2026-12-26')).toBe('CONFLICT')
  })

  test('两个人同时写同一个人的假，只成一次，只告诉一遍', async () => {
    const id = idOf('gridWorker', 'A')
    const answers = await Promise.all([
      leave('gridWorker', '2026-11-23', '2026-11-25'),
      leave('secretary', '2026-11-23', '2026-11-28', id),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(told('gridWorkerNext')).toHaveLength(1)
  })

  test('居民只看到称呼，没有全名和电话；没有选过网格的什么也没有', async () => {
    const seen = JSON.stringify(await district.must('resident', 'appointment', 'myGrid'))
    expect(seen).not.toContain('刘春梅')
    expect(seen).not.toMatch(/1[3-9]\d{9}/)
    expect(JSON.parse(seen).home).toMatchObject({
      ...{ grid: '金桂第二网格', community: '金桂社区', branch: '金桂第二网格党支部' },
    })
    expect(await district.must('worker', 'appointment', 'myGrid')).toEqual({ home: null })
  })
})
