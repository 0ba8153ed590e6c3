import type { PreviewView } from '@domain/points/preview'
import type { RulesView } from '@domain/points/rules-view'
import type { Numbers } from '@domain/points/version-form'
import type { VersionsView } from '@domain/points/versions'
import { type District, openDistrict } from './district'
import { at, earningOf } from './earning-walk'
import { assertBalanced, pointsOf } from './points-walk'
import type { CastName } from './seed/cast'

let district: District
let earning: ReturnType<typeof earningOf>
let numbers: Numbers
beforeEach(async () => {
  district = await openDistrict()
  earning = earningOf(district)
  const { versions } = await district.must<VersionsView>('district', 'points', 'versions')
  numbers = versions[0]?.numbers as Numbers
})
afterEach(async () => {
  assertBalanced(district)
  await district.close()
})

const rules = (who: CastName | null = null) => district.must<RulesView>(who, 'points', 'rules')
const change = (points: Record<string, number>, caps: Record<string, number[]> = {}): Numbers => ({
  points: { ...numbers.points, ...points },
  caps: { ...numbers.caps, ...caps },
})
const add = (more: object = {}, who: CastName = 'district', requestId?: string) =>
  district.send<VersionsView>(
    who,
    'points',
    'addVersion',
    {
      ...{ day: '2026-12-01', numbers: change({ service: 20 }), memberGoods: false },
      ...{ note: '年底多鼓励大家参加', replace: false, ...more },
    },
    requestId,
  )
const withdraw = (id: string, who: CastName = 'district') =>
  district.send<VersionsView>(who, 'points', 'withdrawVersion', { id })
const setClock = (iso: string) => district.cloud.clock.set(Date.parse(iso))

test('公开的规则：游客不用登录就看得到每一类几分、最多多少、哪些不给分', async () => {
  const { current, coming, standing } = await rules()
  expect(coming).toEqual([])
  expect(current).toMatchObject({ day: null, memberGoods: false })
  const said = JSON.stringify(current)
  for (const words of [
    ...['每小时 10 分，满半小时起算', '一天 60 分', '一个月 300 分', '一场 40 分'],
    ...['一个月 5 次', '一季 30 分', '急救、消防培训', '提的建议被采纳'],
  ])
    expect(said).toContain(words)
  const always = JSON.stringify(standing)
  for (const words of [
    '答题、点赞、转发、登录',
    '本职',
    '不扣分',
    '12 月 31 日',
    '不能变成钱',
    '30 天、7 天',
  ])
    expect(always).toContain(words)
})

test('新的一版：到那天零点起算，前一秒做的照老的算，哪怕那天以后才跟上', async () => {
  expect((await add()).ok).toBe(true)
  expect((await rules()).coming).toMatchObject([{ day: '2026-12-01', note: '年底多鼓励大家参加' }])
  earning.serve('volunteer', { at: at('2026-11-30', '23:59:59') })
  earning.serve('partyMember', { at: at('2026-12-01', '00:00:00') })
  await setClock(at('2026-12-02'))
  await earning.alarm()
  expect(earning.entriesOf('volunteer')[0]).toMatchObject({
    rule: { version: 'first', asked: 10 },
  })
  expect(earning.entriesOf('partyMember')[0]).toMatchObject({
    rule: { version: 'rules~2026-12-01', asked: 20 },
  })
  expect((await rules()).current.day).toBe('2026-12-01')
})

test('上限也能改：照新的上限算', async () => {
  await add({ numbers: change({}, { service: [40, 50, 60] }) })
  await setClock(at('2026-12-03'))
  const minutes = 240
  expect(await earning.earned('volunteer', { minutes, at: at('2026-12-01') })).toBe(40)
  expect(await earning.earned('volunteer', { minutes, at: at('2026-12-01') })).toBe(10)
  expect(await earning.earned('volunteer', { minutes, at: at('2026-12-02') })).toBe(10)
})

test('最早从明天零点起；离零点不到十分钟，就从后天起；写错的日子一句话', async () => {
  const refused = async (day: string) => (await add({ day })).code
  expect([await refused('2026-11-23'), await refused('2026-11-22'), await refused('随便')]).toEqual(
    [...['INVALID', 'INVALID', 'INVALID']],
  )
  district.cloud.clock.stop()
  await setClock(at('2026-11-23', '23:49:59'))
  expect((await add({ day: '2026-11-24' })).ok).toBe(true)
  await setClock(at('2026-11-24', '23:50:00'))
  expect(await refused('2026-11-25')).toBe('INVALID')
  expect((await add({ day: '2026-11-26' })).ok).toBe(true)
  district.cloud.clock.go()
})

test('同一天只有一版：要换写明才换；开始了的换不了、撤不了，没开始的撤得了', async () => {
  await add()
  expect((await add()).code).toBe('CONFLICT')
  const replaced = await add({ replace: true, numbers: change({ service: 15 }) })
  expect(replaced.data.versions[0]?.numbers.points.service).toBe(15)
  expect(district.find('pointRules')).toHaveLength(1)
  await add({ day: '2026-12-10' })
  expect((await withdraw('rules~2026-12-10')).data.versions.map(({ day }) => day)).toEqual([
    ...['2026-12-01', null],
  ])
  expect((await withdraw('rules~2026-12-10')).ok).toBe(true)
  district.cloud.clock.stop()
  await setClock(at('2026-11-30', '23:50:00'))
  expect((await withdraw('rules~2026-12-01')).code).toBe('CONFLICT')
  await setClock(at('2026-12-01', '00:00:00'))
  expect((await add({ replace: true })).code).toBe('INVALID')
  expect((await withdraw('rules~2026-12-01')).code).toBe('CONFLICT')
  district.cloud.clock.go()
})

test('同一次提交发两遍是一版；两位同时排同一天只成一版；最多排三版', async () => {
  const id = 'same-request-000000000001'
  const both = await Promise.all([add({}, 'district', id), add({}, 'district', id)])
  expect(both.map(({ ok }) => ok)).toEqual([true, true])
  const race = await Promise.all([add({ day: '2026-12-05' }), add({ day: '2026-12-05' })])
  expect(race.map(({ ok }) => ok).sort()).toEqual([false, true])
  await add({ day: '2026-12-06' })
  expect((await add({ day: '2026-12-07' })).code).toBe('LIMIT')
})

test('填得不全、分数不是整数、上限反了，一句话；理由要查内容', async () => {
  const { service: _, ...rest } = numbers.points
  expect((await add({ numbers: { ...numbers, points: rest } })).code).toBe('INVALID')
  expect((await add({ numbers: change({ login: 5 }) })).code).toBe('INVALID')
  expect((await add({ numbers: change({ service: 2.5 }) })).message).toBe('请填整数。')
  expect((await add({ numbers: change({ service: -1 }) })).code).toBe('INVALID')
  expect((await add({ numbers: change({}, { service: [40, 400, 300] }) })).message).toBe(
    '“志愿服务”一天的上限比一个月的还多，请检查。',
  )
})

test.each(['volunteer', 'worker', 'secretary', 'street', 'auditor', 'department'] as CastName[])(
  '%s 定不了规则，也看不到试算',
  async (who) => {
    expect((await add({}, who)).code).toBe('FORBIDDEN')
    expect((await withdraw('rules~2026-12-01', who)).code).toBe('FORBIDDEN')
    expect((await district.send(who, 'points', 'versions')).code).toBe('FORBIDDEN')
    expect((await district.send(who, 'points', 'previewVersion', { numbers })).code).toBe(
      'FORBIDDEN',
    )
  },
)

describe('试算：上个月照新的规则要发多少分，和实际发的比', () => {
  const preview = (draft: Numbers) =>
    district.must<PreviewView>('district', 'points', 'previewVersion', { numbers: draft })
  /** 演示区里先前的服务都挪到一月，不在上个月。 */
  const clear = async () => {
    for (const one of district.find('services'))
      await district.replace('services', { ...one, at: at('2026-01-01') })
  }

  test('上限照新的一个人一个人算；补记的、本职的、已经更正的不算进实际', async () => {
    await clear()
    const minutes = 240
    // 一个人同一天三次：老规则 40+20+0。
    for (const time of ['08:00', '12:00', '16:00'])
      earning.serve('volunteer', { minutes, at: at('2026-10-10', time) })
    earning.serve('partyMember', { minutes: 60, at: at('2026-10-10') })
    earning.serve('partyMember', { backfilled: true, at: at('2026-10-11') })
    earning.serve('worker', { at: at('2026-10-12') })
    // 不在上个月的：九月最后一秒、十一月第一刻。
    earning.serve('partyMember', { at: at('2026-09-30', '23:59:59') })
    earning.serve('partyMember', { at: at('2026-11-01', '00:00:00') })
    await earning.alarm()
    expect(await preview(numbers)).toMatchObject({ month: '202610', issued: 70, would: 70 })
    const doubled = await preview(change({ service: 20 }))
    // 照新的：一场 40、40→20、0；另一个人 20。
    expect(doubled).toMatchObject({ issued: 70, would: 80 })
    expect(await preview(change({}, { service: [40, 100, 300] }))).toMatchObject({
      ...{ would: 110, rows: [{ label: '志愿服务', issued: 70, would: 110 }] },
    })
  })

  test('更正了的不算实际发的，照新的规则那件事还在', async () => {
    await clear()
    const service = earning.serve('volunteer', { at: at('2026-10-10') })
    await earning.alarm()
    const [entry] = earning.entriesOf('volunteer').filter(({ cause }) => cause.id === service._id)
    await district.must('worker', 'points', 'reverse', { id: entry?._id, reason: '那天他没有来' })
    expect(await preview(numbers)).toMatchObject({ issued: 0, would: 10 })
  })

  test('一千二百件，一批一批取，不漏不重；都挤在同一刻的取不完，说一句', async () => {
    await clear()
    const first = Date.parse(at('2026-10-15'))
    const iso = (ms: number) => new Date(ms).toISOString()
    for (let i = 0; i < 1200; i += 1)
      earning.serve('volunteer', { at: iso(first + Math.floor(i / 2) * 1000), followed: true })
    expect((await preview(numbers)).events).toBe(1200)
    for (let i = 0; i < 600; i += 1) earning.serve('volunteer', { at: iso(first - 1000) })
    const full = await district.send('district', 'points', 'previewVersion', { numbers })
    expect(full).toMatchObject({ code: 'LIMIT', message: expect.stringContaining('先排上') })
  })
})

describe('在职党员换什么', () => {
  test('平常只能换荣誉；区里放开的那一版开始以后，商品也能换', async () => {
    const points = pointsOf(district)
    await points.grant('partyMember', 400)
    const soap = () => points.redeem('partyMember', [points.line('soap', 40)])
    expect(await soap()).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('荣誉'),
    })
    expect((await points.redeem('partyMember', [points.line('pin', 100)])).ok).toBe(true)
    await add({ memberGoods: true })
    expect((await soap()).code).toBe('FORBIDDEN')
    district.cloud.clock.stop()
    await setClock(at('2026-11-30', '23:59:59'))
    expect((await soap()).code).toBe('FORBIDDEN')
    await setClock(at('2026-12-01', '00:00:00'))
    expect((await soap()).ok).toBe(true)
    district.cloud.clock.go()
  })
})
