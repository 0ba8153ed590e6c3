import type { CareView } from '@domain/accountcare/care'
import type { AccountView } from '@domain/accountcare/find'
import type { ComplaintView } from '@domain/complaint/present'
import { functionNames } from '../config/functions'
import { type Caretaker, caretakerOf } from './account-people'
import type { Answer } from './district'
import { DAY, type District, justBefore, openDistrict, type Who, wishForm } from './district'
import { served } from './every-use-case'
import { openHandset } from './handset'
import { sampleInput } from './sample-input'
import { type CastName, cast, people } from './seed/cast'

const REASON = '冒充社区的人上门收钱'

let district: District
let care: Caretaker
beforeEach(async () => {
  district = await openDistrict()
  care = caretakerOf(district)
})
afterEach(() => district.close())

const phoneOf = (who: CastName) => people.find((one) => one.openid === cast[who])?.phone ?? ''
const find = async (who: CastName) => {
  const by = { phone: phoneOf(who) }
  const { account } = await district.must<{ account: AccountView | null }>(
    ...(['district', 'account', 'findAccount', { by }] as const),
  )
  if (!account) throw new Error('没有找到')
  return account
}
const suspend = (
  who: CastName,
  days: number | null,
  by: Who = 'district',
): Promise<Answer<AccountView>> =>
  district.send(by, 'account', 'suspend', { id: care.idOf(who), reason: REASON, days })
const lift = (who: CastName, by: Who = 'district') =>
  district.send(by, 'account', 'lift', { id: care.idOf(who), reason: '查清楚了，是误会' })

/** 手写：停用着也还能办的，就这几件。 */
const stillMay = [
  'account.consent',
  'account.erase',
  'account.carryOn',
  'complaint.write',
  'inbox.catchUp',
]

test('停用的人，每个云函数的每个命令都办不成，说清从何时、为什么、到何时、在哪申诉；只有五件例外', async () => {
  expect(Object.keys(served).sort()).toEqual(
    functionNames()
      .filter((name) => !['alarm', 'notice', 'push'].includes(name))
      .sort(),
  )
  const phone = openHandset(district, 'partyMember')
  await phone.must('home', 'front')
  expect(phone.permit()).toBeTruthy()
  await suspend('partyMember', 3)
  const refused: string[] = []
  for (const [fn, useCases] of Object.entries(served))
    for (const [name, useCase] of Object.entries(useCases)) {
      if (useCase.kind !== 'command' || useCase.door === 'system') continue
      if (`${fn}.${name}` === 'account.erase') continue
      const answer = await phone.send(fn, name, sampleInput(useCase))
      if (answer.code !== 'SUSPENDED') expect(stillMay).toContain(`${fn}.${name}`)
      else refused.push(answer.message ?? '')
    }
  expect(refused.length).toBeGreaterThan(30)
  expect([...new Set(refused)]).toEqual([
    `您的账号从2026年11月23日 10:00起停用，到2026年11月26日 10:00为止，原因是：${REASON}。要申诉，请在“我的 → 投诉建议”里写，街道和区里会答复。`,
  ])
})

test('停用的人看得到自己的，任职的权力没有了；收到一条消息', async () => {
  await suspend('worker', null)
  for (const [fn, name] of [
    ['home', 'front'],
    ['account', 'mine'],
    ['account', 'care'],
    ['wish', 'mine'],
    ['wish', 'claims'],
    ['complaint', 'mine'],
    ['inbox', 'list'],
  ] as const)
    expect([name, (await district.send('worker', fn, name)).ok]).toEqual([name, true])
  expect((await district.send('worker', 'home', 'desk')).code).toBe('FORBIDDEN')
  expect((await district.send('worker', 'register', 'list', { areaId: 'D-03-05' })).ok).toBe(false)
  const inbox = await district.must<{ rows: { text: string }[] }>('worker', 'inbox', 'catchUp')
  expect(inbox.rows[0]?.text).toContain(REASON)
  const own = await district.must<{ account: CareView }>('worker', 'account', 'care')
  expect(own.account.suspended).toMatchObject({ until: null, reason: REASON })
  expect(own.account.trail).toEqual([
    expect.objectContaining({ label: '账号停用', by: '区里', reason: REASON }),
  ])
})

test('申诉一直开着：写明是申诉，照常交给街道和区里，答复看得到', async () => {
  await suspend('resident', 7)
  const one = await district.must<ComplaintView>('resident', 'complaint', 'write', {
    ...{ kind: 'complaint', text: '我没有收过别人的钱，请查一查', contact: null },
  })
  expect(one.appeal).toBe(true)
  for (const who of ['street', 'district'] as const) {
    const queue = await district.must<{ rows: ComplaintView[] }>(
      ...([who, 'complaint', 'queue', { status: 'new' }] as const),
    )
    expect(queue.rows.find(({ id }) => id === one.id)?.appeal).toBe(true)
  }
  await district.must('street', 'complaint', 'answer', { id: one.id, text: '查过了，这就恢复' })
  const seen = await district.must<ComplaintView>('resident', 'complaint', 'detail', { id: one.id })
  expect(seen.reply?.text).toBe('查过了，这就恢复')
  await lift('resident')
  const later = await district.must<ComplaintView>('resident', 'complaint', 'write', {
    ...{ kind: 'suggestion', text: '楼下多装一盏路灯吧', contact: null },
  })
  expect(later.appeal).toBe(false)
})

test('到期那一刻自己恢复：差一秒还办不成，到点就行；没有期限的等区里恢复', async () => {
  const until = district.cloud.clock.now() + 3 * DAY
  district.cloud.clock.stop()
  await district.cloud.clock.set(until - 3 * DAY)
  await suspend('resident', 3)
  await suspend('residentOther', null)
  const post = (who: CastName) => district.send(who, 'wish', 'post', wishForm)
  expect((await justBefore(district, until, () => post('resident'))).code).toBe('SUSPENDED')
  await district.cloud.clock.set(until)
  expect((await post('resident')).ok).toBe(true)
  await district.cloud.clock.set(until + 400 * DAY)
  expect((await post('residentOther')).code).toBe('SUSPENDED')
  expect((await lift('residentOther')).ok).toBe(true)
  expect((await post('residentOther')).ok).toBe(true)
})

/** 手写：谁能找账号、停用、恢复、取消手机号。 */
const manages = (who: CastName) => who === 'district'

test('只有区里能找账号、停用、恢复、取消手机号；别的每一种身份都不行', async () => {
  const id = care.idOf('volunteer')
  for (const who of Object.keys(cast) as CastName[]) {
    const tries = {
      findAccount: { by: { phone: phoneOf('volunteer') } },
      suspend: { id, reason: REASON, days: 1 },
      lift: { id, reason: '查清楚了，是误会' },
      freePhone: { id, reason: '号码换了主人' },
    }
    for (const [name, input] of Object.entries(tries)) {
      const { code } = await district.send(who, 'account', name, input)
      const no = who === 'newcomer' ? 'CONSENT' : 'FORBIDDEN'
      expect([who, name, code]).toEqual([who, name, manages(who) ? undefined : no])
    }
  }
  expect(
    (await district.send(null, 'account', 'findAccount', { by: { code: '000000000' } })).code,
  ).toBe('SIGN_IN')
})

test('照整个手机号、九位账号码找得到，差一位找不到；找一次记一次，没找到也记', async () => {
  const before = district.find('looks', { by: care.idOf('district') }).length
  const one = await find('partyMember')
  expect(one).toMatchObject({
    names: ['陈志远'],
    appointments: ['金桂社区 在职党员'],
    suspended: null,
  })
  expect(one.phone).toMatch(/^\d{3}\*{4}\d{4}$/)
  const own = await district.must<{ account: CareView }>('partyMember', 'account', 'care')
  const by = { code: own.account.code }
  const same = await district.must<{ account: AccountView }>(
    ...(['district', 'account', 'findAccount', { by }] as const),
  )
  expect(same.account.id).toBe(one.id)
  const wrong = `${Number(own.account.code) + 1}`.padStart(9, '0').slice(-9)
  for (const miss of [{ code: wrong }, { phone: '13800000009' }])
    expect(await district.must('district', 'account', 'findAccount', { by: miss })).toEqual({
      account: null,
    })
  expect(
    (await district.send('district', 'account', 'findAccount', { by: { phone: '139' } })).code,
  ).toBe('INVALID')
  expect(district.find('looks', { by: care.idOf('district') })).toHaveLength(before + 4)
})

test('不能停自己；最后一位区管理员停不了；有两位时互相停，只有一位停得成', async () => {
  expect((await suspend('district', 1)).code).toBe('FORBIDDEN')
  const [held] = district.find('appointments', { role: 'district' })
  const [auditor] = district.find('accounts', { _id: care.idOf('auditor') })
  const extra = { ...held, _id: 'another', id: 'another', accountId: care.idOf('auditor') }
  await district.replace('appointments', extra)
  const appointments = [...((auditor?.appointments ?? []) as object[]), extra]
  await district.replace('accounts', { ...auditor, appointments })
  // 撞不撞得上看运气，多来几遍。
  for (let round = 0; round < 8; round += 1) {
    const both = await Promise.all([
      suspend('district', null, 'auditor'),
      suspend('auditor', null, 'district'),
    ])
    expect([round, both.filter(({ ok }) => ok).length]).toEqual([round, 1])
    const left = both[0]?.ok ? 'auditor' : 'district'
    const gone = left === 'auditor' ? 'district' : 'auditor'
    expect((await suspend(left, 1, left)).code).toBe('FORBIDDEN')
    expect((await suspend(left, 1, gone)).code).toBe('SUSPENDED')
    expect((await lift(gone, left)).ok).toBe(true)
  }
})

test('停用着的人：不挑心愿给他，社区同意不了他的申请，单位交不了给他，码也换不走账号', async () => {
  const code = await care.askCode('partyMember')
  const wish = await district.must<{ id: string; no: string }>('resident', 'wish', 'post', wishForm)
  await district.must('worker', 'wish', 'step', { id: wish.id, name: 'approve', note: null })
  const [unit] = district.find('units', { name: '区住房和建设局' })
  const claim = { id: wish.id, unitId: String(unit?._id) }
  await district.must('unitLiaison', 'wish', 'claimForUnit', claim)
  await suspend('partyMember', 3)
  const [member] = district.find('appointments', { accountId: care.idOf('partyMember') })
  const hand = { id: wish.id, memberId: String(member?._id), instead: null }
  expect((await district.send('unitLiaison', 'wish', 'assign', hand)).code).toBe('INVALID')
  const merged = await district.must<{ result: unknown }>('resident', 'account', 'previewMerge', {
    code,
  })
  expect(merged.result).toBeNull()
  await lift('partyMember')
  expect((await district.send('unitLiaison', 'wish', 'assign', hand)).ok).toBe(true)
})

test('并过的账号停用了，两个微信都停用', async () => {
  await care.merge('residentOther', 'resident')
  await suspend('resident', 3)
  for (const who of ['resident', 'residentOther'] as const)
    expect((await district.send(who, 'wish', 'post', wishForm)).code).toBe('SUSPENDED')
})

test('停用的人可以注销；重复点停用、恢复，只记一件', async () => {
  const input = { id: care.idOf('residentYoung'), reason: REASON, days: 3 }
  for (let i = 0; i < 2; i += 1)
    await district.send('district', 'account', 'suspend', input, 'the-same-request-0002')
  expect(district.find('accountEvents', { what: 'suspended' })).toHaveLength(1)
  const job = await district.must<{ id: string; steps: number; state: 'moving' }>(
    ...(['residentYoung', 'account', 'erase'] as const),
  )
  expect((await care.finish('residentYoung', job as never)).state).toBe('done')
})
