import type { AttendancePage, AttendanceRow } from '@domain/checkin/attendance'
import type { MyServicePage, OccasionPage } from '@domain/checkin/lists'
import type { CheckInView, OccasionView } from '@domain/checkin/present'
import {
  beginOne,
  closeAll,
  codeNow,
  MINUTE,
  occasionForm,
  signIn,
  signInNow,
  signOf,
} from './checkin-walk'
import { DAY, type District, HOUR, openDistrict } from './district'
import { type CastName, cast } from './seed/cast'
import { castRows } from './seed/cast-rows'

let district: District
beforeAll(async () => {
  district = await openDistrict()
  // 停住钟：一分一秒都由测试来拨。
  district.cloud.clock.stop()
})
afterAll(() => district.close())
beforeEach(() => closeAll(district))

const now = () => district.cloud.clock.now()
const later = (ms: number) => district.cloud.clock.set(now() + ms)
const iso = (ms: number) => new Date(ms).toISOString()
const mine = (who: CastName, input: object = {}) =>
  district.must<MyServicePage>(who, 'checkin', 'mine', input)
const attendance = (id: string, input: object = {}) =>
  district.must<AttendancePage>('worker', 'checkin', 'attendance', { id, ...input })
const leave = (who: CastName, id: string) =>
  district.send<CheckInView>(who, 'checkin', 'checkOut', { id })
const year = async (who: CastName) => {
  const { times, minutes } = await mine(who)
  return { times, minutes }
}
const said = ({ code, message }: { code?: string; message?: string }) => `${code} ${message}`

test('从头到尾：社区开一场，党员扫码签到，一小时后签退，记下六十分钟，自己看得到', async () => {
  const before = await year('partyMember')
  const occasion = await beginOne(district)
  expect(occasion).toMatchObject({ state: 'running', community: '金桂社区', title: '服务台值守' })
  const signed = await signInNow(district, 'partyMember', occasion.id)
  expect(signed).toMatchObject({ state: 'in', inHow: 'scan', minutes: 0, outAt: null })
  await later(HOUR + 59_000)
  const left = await leave('partyMember', signed.id)
  expect(left.data).toMatchObject({ state: 'out', minutes: 60, backfilled: false })
  expect((await mine('partyMember')).rows[0]).toEqual(left.data)
  expect(await year('partyMember')).toEqual({
    times: before.times + 1,
    minutes: before.minutes + 60,
  })
  const { rows, headcount } = await attendance(occasion.id)
  expect(rows).toMatchObject([
    { name: '陈志远', duty: '区住房和建设局 在职党员', state: 'out', minutes: 60 },
  ])
  expect(headcount).toEqual({ came: 1, left: 1, more: false })
})

test('同一个人签几次到、签几次退，都是同一份，时间只算一次', async () => {
  const { id } = await beginOne(district)
  const first = await signInNow(district, 'volunteer', id)
  await later(40 * MINUTE)
  const code = signOf(await codeNow(district, id))
  const again = await Promise.all(
    Array.from({ length: 6 }, () => signIn(district, 'volunteer', id, code)),
  )
  for (const { data } of again) expect(data.checkIn).toEqual(first)
  const before = await year('volunteer')
  const outs = await Promise.all(Array.from({ length: 6 }, () => leave('volunteer', first.id)))
  for (const { data } of outs) expect(data).toMatchObject({ state: 'out', minutes: 40 })
  expect(district.find('checkIns', { occasionId: id })).toHaveLength(1)
  expect(await year('volunteer')).toEqual({
    times: before.times + 1,
    minutes: before.minutes + 40,
  })
})

describe('签退的时候', () => {
  test('结束以后半小时里还签得了退，时间只算到结束；到了半小时就签不了', async () => {
    const { id } = await beginOne(district)
    const a = await signInNow(district, 'partyMember', id)
    const b = await signInNow(district, 'volunteer', id)
    await later(2 * HOUR + 30 * MINUTE - 1000)
    expect((await leave('partyMember', a.id)).data).toMatchObject({ minutes: 120, state: 'out' })
    await later(1000)
    expect(said(await leave('volunteer', b.id))).toContain('CONFLICT 签退的时间过了')
    expect((await mine('volunteer')).rows[0]).toMatchObject({ state: 'missed', minutes: 0 })
  })

  test('没有签退的，过多久都是 0 分钟，不替他编', async () => {
    const { id } = await beginOne(district)
    await signInNow(district, 'volunteer', id)
    const before = await year('volunteer')
    await later(5 * DAY)
    expect((await mine('volunteer')).rows[0]).toMatchObject({ state: 'missed', minutes: 0 })
    expect(await year('volunteer')).toEqual(before)
  })

  test('社区提早结束，来的人半小时里签退，算到结束那一刻', async () => {
    const { id } = await beginOne(district)
    const one = await signInNow(district, 'partyMember', id)
    await later(50 * MINUTE)
    await district.must('worker', 'checkin', 'end', { id })
    await later(20 * MINUTE)
    expect((await leave('partyMember', one.id)).data.minutes).toBe(50)
  })

  test('同一段时间在两场里都签着，只算一次；先后、同时签退都一样', async () => {
    const before = await year('partyMember')
    const a = await beginOne(district)
    const b = await beginOne(district, { title: '楼道清扫', kind: 'volunteering' })
    const inA = await signInNow(district, 'partyMember', a.id)
    await later(30 * MINUTE)
    const inB = await signInNow(district, 'partyMember', b.id)
    await later(60 * MINUTE)
    await Promise.all([leave('partyMember', inA.id), leave('partyMember', inB.id)])
    // 从签到第一场算起一共九十分钟，不是九十加六十。
    expect((await year('partyMember')).minutes - before.minutes).toBe(90)
  })

  test('跨年的夜里，算在签到的那一年', async () => {
    await district.cloud.clock.set(Date.parse('2026-12-31T15:30:00.000Z'))
    const { id } = await beginOne(district)
    const [account] = district.find('accounts', { openid: cast.volunteerElsewhere })
    const lastYear = () =>
      Number(district.find('serviceYears', { accountId: account?._id, year: '2026' })[0]?.minutes)
    const before = lastYear()
    const one = await signInNow(district, 'volunteerElsewhere', id)
    await later(HOUR)
    await leave('volunteerElsewhere', one.id)
    expect((await mine('volunteerElsewhere')).year).toBe('2027')
    expect(await year('volunteerElsewhere')).toEqual({ times: 0, minutes: 0 })
    expect(lastYear()).toBe(before + 60)
  })
})

describe('当场点名', () => {
  const call = (who: CastName, id: string, phone: string) =>
    district.send<AttendanceRow>(who, 'checkin', 'rollCall', { id, phone })

  test('报手机号就点上，记下是谁点的；走的时候由社区替他签退，一样算时间', async () => {
    const { id } = await beginOne(district)
    const { phone } = castRows.volunteer
    const named = await call('worker', id, phone)
    expect(named.data).toMatchObject({ name: '黄文静', inHow: 'rollCall', state: 'in' })
    expect((await call('secretary', id, phone)).data).toEqual(named.data)
    await later(45 * MINUTE)
    const off = await district.must<AttendanceRow>('secretary', 'checkin', 'seeOff', {
      ...{ id: named.data.id },
    })
    expect(off).toMatchObject({ state: 'out', minutes: 45, backfilled: false })
    const [kept] = district.find('checkIns', { _id: named.data.id })
    const idOf = (who: CastName) => district.find('accounts', { openid: cast[who] })[0]?._id
    expect([kept?.inBy, kept?.outBy]).toEqual([idOf('worker'), idOf('secretary')])
    expect((await mine('volunteer')).rows[0]).toMatchObject({ inHow: 'rollCall', minutes: 45 })
  })

  test('号码没登记、登记的是居民、是工作人员，都是同一句话', async () => {
    const { id } = await beginOne(district)
    const words = new Set<string>()
    for (const phone of ['13900009999', castRows.resident.phone, castRows.gridWorker.phone])
      words.add(said(await call('worker', id, phone)))
    expect([...words]).toEqual([expect.stringContaining('NOT_FOUND 没有用这个手机号登记过')])
  })

  test('结束以后不能再点名，自己扫过码的再点还是那一份', async () => {
    const { id } = await beginOne(district)
    const own = await signInNow(district, 'volunteer', id)
    const named = await call('worker', id, castRows.volunteer.phone)
    expect(named.data).toMatchObject({ id: own.id, inHow: 'scan' })
    await later(2 * HOUR)
    expect(said(await call('worker', id, castRows.partyMember.phone))).toContain('已经结束')
  })
})

describe('补记要两个人', () => {
  let id: string
  let one: CheckInView
  beforeEach(async () => {
    id = (await beginOne(district)).id
    one = await signInNow(district, 'partyMember', id)
  })
  const outAt = (minutes: number) => iso(Date.parse(one.inAt) + minutes * MINUTE)
  const write = (minutes: number, who: CastName = 'worker') =>
    district.send<AttendanceRow>(who, 'checkin', 'backfill', {
      ...{ id: one.id, outAt: outAt(minutes), why: '走的时候忘了签退' },
    })
  const verify = (agreed: boolean, who: CastName = 'secretary') =>
    district.send<AttendanceRow>(who, 'checkin', 'verify', { id: one.id, agreed })

  test('还签得了退的时候不能补记；一个人写、另一个人核对以后才算，标明是补记的', async () => {
    const before = await year('partyMember')
    await later(2 * HOUR + 30 * MINUTE - 1000)
    expect(said(await write(90))).toContain('CONFLICT 现在还能签退')
    await later(1000)
    expect((await write(90)).data).toMatchObject({ state: 'awaiting', minutes: 0 })
    expect((await mine('partyMember')).rows[0]).toMatchObject({ state: 'awaiting', minutes: 0 })
    expect(said(await verify(true, 'worker'))).toContain('FORBIDDEN 补记要两个人')
    expect(await year('partyMember')).toEqual(before)
    expect((await verify(true)).data).toMatchObject({ state: 'out', minutes: 90 })
    expect((await verify(true)).data).toMatchObject({ state: 'out', minutes: 90 })
    expect((await mine('partyMember')).rows[0]).toMatchObject({ backfilled: true, minutes: 90 })
    expect(await year('partyMember')).toEqual({
      times: before.times + 1,
      minutes: before.minutes + 90,
    })
  })

  test('核对不属实，还是没有签退；可以再补一次', async () => {
    await later(3 * HOUR)
    await write(90)
    expect((await verify(false)).data).toMatchObject({
      ...{ state: 'missed', minutes: 0, backfilled: false },
      backfill: { agreed: false, mine: false },
    })
    expect((await write(30, 'secretary')).data.state).toBe('awaiting')
    expect((await verify(true, 'worker')).data.minutes).toBe(30)
  })

  test('走的时间不能在签到以前，也不能晚于结束；差一毫秒也不行', async () => {
    await later(3 * HOUR)
    for (const at of [one.inAt, outAt(-5), iso(Date.parse(one.inAt) + 2 * HOUR + 1)])
      expect(
        said(
          await district.send('worker', 'checkin', 'backfill', {
            ...{ id: one.id, outAt: at, why: '走的时候忘了签退' },
          }),
        ),
      ).toContain('INVALID')
    expect((await write(120)).ok).toBe(true)
  })

  test('等核对的列在社区的列表上，核对完就没有了；自己的签到不能自己补记', async () => {
    await later(3 * HOUR)
    await write(60)
    const waiting = async (who: CastName) =>
      (await district.must<OccasionPage>(who, 'checkin', 'list')).awaiting.filter(
        (row) => row.id === one.id,
      )
    expect(await waiting('secretary')).toMatchObject([
      { name: '陈志远', title: '服务台值守', backfill: { mine: false, agreed: null } },
    ])
    expect((await waiting('worker'))[0]?.backfill?.mine).toBe(true)
    expect(await waiting('workerElsewhere')).toEqual([])
    await verify(true)
    expect(await waiting('secretary')).toEqual([])
  })

  test('结束三十天以内能补，差一秒也能补，到三十天就不能了', async () => {
    await later(2 * HOUR + 30 * DAY)
    expect(said(await write(60))).toContain('CONFLICT 结束超过 30 天')
    await later(-1000)
    expect((await write(60)).ok).toBe(true)
  })
})

describe('开一场', () => {
  const begin = (more: object) =>
    district.send<OccasionView>('worker', 'checkin', 'begin', { ...occasionForm, ...more })

  test.each([
    ['开始的时间过去一毫秒', () => ({ from: iso(now() - 1) }), '开始的时间已经过去了'],
    ['提前三十天多一毫秒', () => ({ from: iso(now() + 30 * DAY + 1) }), '最多提前 30 天'],
    ['短于半小时', () => ({ minutes: 29 }), '一场最短 30 分钟'],
    ['长于十二小时', () => ({ minutes: 721 }), '一场最长 12 小时'],
    ['没写名字', () => ({ title: ' ' }), '名称至少写 2 个字'],
    ['时间不是时间', () => ({ from: '明天' }), '时间不对'],
    ['没有这一种', () => ({ kind: 'party' }), '请选择是哪一种'],
  ] as const)('%s，不开，说清楚怎么改', async (_, more, words) => {
    expect(said(await begin(more()))).toContain(`INVALID ${words}`)
  })

  test('正好的边都开得成：此刻、三十天后、半小时、十二小时', async () => {
    expect((await begin({ from: iso(now()) })).data.state).toBe('running')
    expect((await begin({ from: iso(now() + 30 * DAY) })).data.state).toBe('upcoming')
    expect((await begin({ minutes: 30 })).ok).toBe(true)
    expect((await begin({ minutes: 720 })).ok).toBe(true)
  })

  test('名称、地点里有不能发布的话，不开', async () => {
    expect((await begin({ title: '特殊词测试' })).code).toBe('CONTENT')
    expect((await begin({ spot: '特殊词测试' })).code).toBe('CONTENT')
  })

  test('同时最多十场没结束，几个人一起开也不多；结束一场才能再开一场', async () => {
    const open = () =>
      district
        .find('occasions', { communityId: occasionForm.communityId })
        .filter(({ to }) => String(to) > iso(now()))
    const all = await Promise.all(
      Array.from({ length: 14 }, (_, i) => begin({ title: `第 ${i} 场` })),
    )
    expect(open()).toHaveLength(10)
    const refused = all.filter(({ ok }) => !ok)
    for (const answer of refused) expect(said(answer)).toContain('LIMIT 本社区已经开了 10 场')
    await district.must('worker', 'checkin', 'end', { id: open()[0]?._id })
    expect((await begin({})).ok).toBe(true)
    expect((await begin({})).code).toBe('LIMIT')
  })

  test('回话丢了再发一次，还是那一场；同一编号换了内容就不认', async () => {
    const send = (title: string) =>
      district.send<OccasionView>(
        ...(['worker', 'checkin', 'begin'] as const),
        ...([{ ...occasionForm, title }, 'same-request-0000002'] as const),
      )
    const first = await send('服务台')
    await later(MINUTE)
    expect((await send('服务台')).data).toEqual(first.data)
    expect((await send('清扫')).code).toBe('CONFLICT')
  })

  test('还没开始就结束，是取消了，没有人签得上', async () => {
    const { id } = await beginOne(district, { from: iso(now() + HOUR) })
    const cancelled = await district.must<OccasionView>('worker', 'checkin', 'end', { id })
    expect(cancelled.state).toBe('cancelled')
    await later(90 * MINUTE)
    expect(said(await signIn(district, 'partyMember', id, 'A'.repeat(22)))).toContain('取消了')
  })
})

describe('列表', () => {
  test('正在进行的：自己任职、居住的社区的；在别处帮忙可以另选社区', async () => {
    const { id } = await beginOne(district)
    const here = async (who: CastName, input: object = {}) =>
      (await district.must<OccasionView[]>(who, 'checkin', 'here', input)).map((one) => one.id)
    expect(await here('partyMember')).toContain(id)
    expect(await here('partyMemberElsewhere')).not.toContain(id)
    expect(await here('partyMemberElsewhere', { communityId: 'D-03-05' })).toContain(id)
    await later(2 * HOUR)
    expect(await here('partyMember')).not.toContain(id)
  })

  test('名单一页一页翻，不重不漏；一百个以内数得准，再多说不止', async () => {
    const { id } = await beginOne(district)
    const one = await signInNow(district, 'partyMember', id)
    const [like] = district.find('checkIns', { _id: one.id })
    const more = Array.from({ length: 99 }, (_, i) => {
      const _id = `many-${String(i).padStart(3, '0')}`
      return { ...like, _id, accountId: `account-${i}`, order: `${one.inAt}~${_id}` } as never
    })
    district.cloud.database.load('checkIns', more)
    expect((await attendance(id)).headcount).toEqual({ came: 100, left: 0, more: false })
    const seen: string[] = []
    let before: string | null = null
    do {
      const page: AttendancePage = await attendance(id, before ? { before } : {})
      seen.push(...page.rows.map((row) => row.id))
      before = page.next
    } while (before)
    expect(new Set(seen).size).toBe(100)
    expect(seen).toHaveLength(100)
    const extra = { ...like, _id: 'many-999', accountId: 'account-999', order: `${one.inAt}~z` }
    district.cloud.database.load('checkIns', [extra as never])
    expect((await attendance(id)).headcount).toEqual({ came: 100, left: 0, more: true })
  })

  test('答复里没有账号、手机号和别人的名字', async () => {
    const { id } = await beginOne(district)
    await signInNow(district, 'partyMemberOther', id)
    const [account] = district.find('accounts', { openid: cast.partyMemberOther })
    const shown = JSON.stringify([await mine('partyMemberOther'), await attendance(id)])
    for (const secret of [String(account?._id), castRows.partyMemberOther.phone, 'demo-'])
      expect(shown).not.toContain(secret)
    const here = await district.must('partyMember', 'checkin', 'here')
    expect(JSON.stringify(here)).not.toContain('林晓燕')
  })
})

describe('花多少次', () => {
  const bill = () => {
    const call = district.cloud.calls.at(-1)
    const { total, read, write } = call?.bill ?? {}
    return { total, read, write }
  }

  test('扫码签到 4 次：调用、认人、取这一场、写一份；输数字多看一次输错过没有', async () => {
    const { id } = await beginOne(district)
    const code = await codeNow(district, id)
    await signIn(district, 'partyMember', id, signOf(code))
    expect(bill()).toEqual({ total: 4, read: 2, write: 1 })
    await signIn(district, 'volunteer', id, code.digits)
    expect(bill()).toEqual({ total: 5, read: 3, write: 1 })
    await signIn(district, 'volunteerElsewhere', id, '000000')
    expect(bill().total).toBeLessThanOrEqual(6)
  })

  test('签退不超过 11 次；社区看一次码 4 次，看一页名单 5 次；我的服务不超过 5 次', async () => {
    const { id } = await beginOne(district)
    const one = await signInNow(district, 'partyMember', id)
    await district.must('worker', 'checkin', 'codes', { id })
    expect(bill().total).toBe(4)
    await attendance(id)
    expect(bill().total).toBe(5)
    await mine('partyMember')
    expect(bill().total).toBeLessThanOrEqual(5)
    await later(HOUR)
    await leave('partyMember', one.id)
    console.info(`签退 ${bill().total} 次`)
    expect(bill().total).toBeLessThanOrEqual(11)
  })
})
