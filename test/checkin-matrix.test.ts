import {
  beginOne,
  closeAll,
  codeNow,
  MINUTE,
  occasionForm,
  signInNow,
  signOf,
} from './checkin-walk'
import { type District, HOUR, openDistrict } from './district'
import { type CastName, cast } from './seed/cast'
import { castRows } from './seed/cast-rows'
import { home } from './seed/places'

let district: District
beforeAll(async () => {
  district = await openDistrict()
  await district.must('newcomer', 'account', 'consent', { version: '2026-11' })
})
afterAll(() => district.close())
beforeEach(() => closeAll(district))

const everyone = Object.keys(cast) as CastName[]

/** 手写一遍谁能做什么，故意不读程序里的表：本社区的工作人员管签到，党员和志愿者来签到。 */
const staff: readonly CastName[] = ['worker', 'secretary']
const helpers: readonly CastName[] = [
  ...(['partyMember', 'partyMemberOther', 'partyMemberElsewhere'] as const),
  ...(['volunteer', 'volunteerElsewhere'] as const),
]
/** 别的社区的工作人员有自己的列表，看不到这里的。 */
const otherStaff: readonly CastName[] = ['workerElsewhere', 'secretaryElsewhere']

/** 每个人各办一次，得到什么：办成了，或哪一种失败。 */
async function tryAll(name: string, input: (who: CastName) => unknown) {
  const found: [CastName, string][] = []
  for (const who of everyone) {
    const answer = await district.send(who, 'checkin', name, input(who))
    found.push([who, answer.ok ? 'ok' : (answer.code ?? '')])
  }
  return found
}

const only = (allowed: readonly CastName[], otherwise = 'FORBIDDEN') =>
  everyone.map((who) => [who, allowed.includes(who) ? 'ok' : otherwise])

const phoneOf = (who: CastName) => castRows[who].phone

test('开一场：只有本社区的社区工作者和书记', async () => {
  expect(await tryAll('begin', () => occasionForm)).toEqual(only(staff))
})

test('看码、看名单：只有本社区的社区工作者和书记', async () => {
  const { id } = await beginOne(district)
  expect(await tryAll('codes', () => ({ id }))).toEqual(only(staff))
  expect(await tryAll('attendance', () => ({ id }))).toEqual(only(staff))
})

test('看本社区的各场：每个社区的工作人员看自己的，别人没有', async () => {
  const { id } = await beginOne(district)
  expect(await tryAll('list', () => ({}))).toEqual(only([...staff, ...otherStaff]))
  const page = await district.must<{ rows: { id: string }[] }>('workerElsewhere', 'checkin', 'list')
  expect(page.rows.map((row) => row.id)).not.toContain(id)
})

test('提早结束：只有本社区的工作人员；第二个人再按，什么也不变', async () => {
  const { id } = await beginOne(district)
  expect(await tryAll('end', () => ({ id }))).toEqual(only(staff))
  const [occasion] = district.find('occasions', { _id: id })
  const [worker] = district.find('accounts', { openid: cast.worker })
  expect(occasion?.endedBy).toBe(worker?._id)
})

test('签到：全区的在职党员和志愿者；工作人员、居民、别的角色都不签', async () => {
  const { id } = await beginOne(district)
  const code = signOf(await codeNow(district, id))
  const input = () => ({ occasionId: id, code })
  expect(await tryAll('checkIn', input)).toEqual(only(helpers))
  expect(district.find('checkIns', { occasionId: id })).toHaveLength(helpers.length)
})

test('签退：只有签到的本人，别人像没有这回事一样', async () => {
  const { id } = await beginOne(district)
  const mine = await signInNow(district, 'partyMember', id)
  expect(await tryAll('checkOut', () => ({ id: mine.id }))).toEqual(
    only(['partyMember'], 'NOT_FOUND'),
  )
})

test('点名、替他签退：只有本社区的工作人员', async () => {
  const { id } = await beginOne(district)
  const phone = phoneOf('volunteer')
  expect(await tryAll('rollCall', () => ({ id, phone }))).toEqual(only(staff))
  const [one] = district.find('checkIns', { occasionId: id })
  expect(await tryAll('seeOff', () => ({ id: one?._id }))).toEqual(only(staff))
})

test('补记由本社区的一位写、另一位核对；别人都不行，写的人自己也不行', async () => {
  const { id } = await beginOne(district)
  const mine = await signInNow(district, 'partyMember', id)
  await district.cloud.clock.advance(2 * HOUR + 31 * MINUTE)
  const outAt = new Date(Date.parse(mine.inAt) + HOUR).toISOString()
  const input = { id: mine.id, outAt, why: '走的时候忘了签退' }
  const written = await tryAll('backfill', () => input)
  // 头一位写下以后，第二位听到的是已经有人写了。
  const expected = everyone.map((who) => [
    who,
    who === 'worker' ? 'ok' : who === 'secretary' ? 'CONFLICT' : 'FORBIDDEN',
  ])
  expect(written).toEqual(expected)
  expect(await tryAll('verify', () => ({ id: mine.id, agreed: true }))).toEqual(only(['secretary']))
})

test('我的服务、正在进行的：同意过指引的人都能看，看到的只有自己的', async () => {
  const { id } = await beginOne(district)
  await signInNow(district, 'partyMember', id)
  expect(await tryAll('mine', () => ({}))).toEqual(only(everyone))
  expect(await tryAll('here', () => ({ communityId: home.communityId }))).toEqual(only(everyone))
  for (const who of ['worker', 'resident', 'partyMemberOther'] as const) {
    const page = await district.must<{ rows: { inAt: string }[] }>(who, 'checkin', 'mine')
    expect(
      page.rows.filter(
        (row) => row.inAt >= new Date(district.cloud.clock.now() - HOUR).toISOString(),
      ),
    ).toEqual([])
  }
})

test('游客一样也办不了', async () => {
  const { id } = await beginOne(district)
  for (const [name, input] of [
    ['begin', occasionForm],
    ...['end', 'codes', 'attendance', 'checkOut', 'seeOff'].map((one) => [one, { id }] as const),
    ['list', {}],
    ['here', {}],
    ['mine', {}],
    ['checkIn', { occasionId: id, code: '123456' }],
    ['rollCall', { id, phone: phoneOf('volunteer') }],
    ['backfill', { id, outAt: '2026-11-23T03:00:00.000Z', why: '忘了签退' }],
    ['verify', { id, agreed: true }],
  ] as const)
    expect([name, (await district.send(null, 'checkin', name, input)).code]).toEqual([
      name,
      'SIGN_IN',
    ])
})

/** 组织上给一个人添一段任职。 */
async function appoint(who: CastName, role: string, areaId: string): Promise<void> {
  const [account] = district.find('accounts', { openid: cast[who] })
  const held = account?.appointments as object[]
  const added = { id: `${who}:${role}`, role, areaId, areaName: '金桂社区', from: '', to: null }
  await district.replace('accounts', { ...account, appointments: [...held, added] })
}

test('社区工作者同时是党员：在自己的社区是上班，不签到；到别的社区帮忙，照样签', async () => {
  await appoint('worker', 'partyMember', home.communityId)
  const { id } = await beginOne(district)
  const code = signOf(await codeNow(district, id))
  const here = await district.send('worker', 'checkin', 'checkIn', { occasionId: id, code })
  expect([here.code, here.message]).toEqual(['FORBIDDEN', '您是本社区的工作人员，在这里不用签到。'])
  await appoint('workerElsewhere', 'partyMember', home.communityId)
  const there = await district.send('workerElsewhere', 'checkin', 'checkIn', {
    ...{ occasionId: id, code: signOf(await codeNow(district, id)) },
  })
  expect(there.data).toMatchObject({ why: null })
  // 书记点不到自己社区的工作人员。
  const named = await district.send('secretary', 'checkin', 'rollCall', {
    ...{ id, phone: phoneOf('worker') },
  })
  expect(named.code).toBe('NOT_FOUND')
})

test('任职到期的人签不了到，当场生效', async () => {
  const { id } = await beginOne(district)
  const [account] = district.find('accounts', { openid: cast.partyMember })
  const held = ((account?.appointments ?? []) as object[]).map((a) => ({
    ...a,
    to: new Date(district.cloud.clock.now()).toISOString(),
  }))
  await district.replace('accounts', { ...account, appointments: held })
  const code = signOf(await codeNow(district, id))
  const answer = await district.send('partyMember', 'checkin', 'checkIn', { occasionId: id, code })
  expect(answer.code).toBe('FORBIDDEN')
})
