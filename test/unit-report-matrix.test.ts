import type { UnitReportIn } from '@domain/unit/report-in'
import type { Answer, District, Who } from './district'
import { newRequestId, openDistrict } from './district'
import type { CastName } from './seed/cast'
import { home } from './seed/places'
import { office, reportForm, resources, unitActsIn } from './unit-report-walk'
import { otherUnit } from './unit-walk'

// 谁能做什么，照规则手写一遍，不引用程序里的表。
const DAY = 86_400_000

let district: District
/** 区人民医院到金桂社区的一份，停在各个状态的样子。 */
const at = {} as Record<'pending' | 'declined' | 'confirmed' | 'ending', UnitReportIn>
let wantId: string

const { must, step, stored, want, send } = unitActsIn(() => district)

beforeAll(async () => {
  district = await openDistrict()
  const list = await want('二栋单元门关不上', 'maintain')
  wantId = String(list.wants.find(({ text }) => text === '二栋单元门关不上')?.id)
  const { id } = await must('unitLiaisonOther', 'reportIn', reportForm(home.communityId, otherUnit))
  at.pending = stored(id)
  await step('worker', id, 'decline')
  at.declined = stored(id)
  await district.replace('unitReportIns', at.pending)
  await must('worker', 'confirm', { id, office })
  const first = { id, resourceId: 'r1', wantId }
  await must('worker', 'match', first)
  at.confirmed = stored(id)
  const to = new Date(district.cloud.clock.now() + 20 * DAY).toISOString()
  at.ending = { ...at.confirmed, to, dueAt: to }
})
afterAll(() => district.close())

/** 本单位的联络员、本社区的工作人员、只看不办的；其余的人什么也看不到。 */
const liaison: CastName = 'unitLiaisonOther'
const staff: readonly CastName[] = ['worker', 'secretary']
const overseers: readonly CastName[] = ['street', 'district', 'auditor']
const outsiders: readonly CastName[] = [
  ...(['resident', 'partyMember', 'partyMemberElsewhere', 'volunteer', 'clerk'] as const),
  ...(['activityLeader', 'scout', 'gridWorker', 'gridCover', 'buildingHead'] as const),
  ...(['department', 'partySecretary', 'guide', 'unitLiaison'] as const),
  ...(['workerElsewhere', 'secretaryElsewhere', 'streetElsewhere'] as const),
]
const everyone: readonly Who[] = [null, liaison, ...staff, ...overseers, ...outsiders]

/** 做成了写 ok，没做成写为什么。 */
const outcome = ({ ok, code }: Answer<unknown>) => (ok ? 'ok' : code)

function expected(who: Who, allowed: readonly CastName[]): string {
  if (who === null) return 'SIGN_IN'
  if (outsiders.includes(who)) return 'NOT_FOUND'
  return allowed.includes(who) ? 'ok' : 'FORBIDDEN'
}

type Case = readonly [
  label: string,
  state: keyof typeof at,
  allowed: readonly CastName[],
  name: string,
  input: () => object,
]

const resendForm = { months: 12, resources, contact: null }
const matchId = () => `r1~${wantId}`
const cases: readonly Case[] = [
  ['看详情', 'pending', [liaison, ...staff, ...overseers], 'detail', () => ({})],
  ['确认报到', 'pending', staff, 'confirm', () => ({ office })],
  ['请改一改', 'pending', staff, 'step', () => ({ name: 'decline', note: '写清楚' })],
  ['改好再发', 'declined', [liaison], 'resend', () => ({ form: resendForm })],
  ['撤回等确认的', 'pending', [liaison], 'step', () => ({ name: 'cancel' })],
  ['撤回请改的', 'declined', [liaison], 'step', () => ({ name: 'cancel' })],
  ['对接', 'confirmed', staff, 'match', () => ({ resourceId: 'r2', wantId })],
  ['取消对接', 'confirmed', staff, 'unmatch', () => ({ matchId: matchId() })],
  [
    '记下办成了',
    'confirmed',
    staff,
    'finishMatch',
    () => ({ matchId: matchId(), on: '2026-11-23', text: '门修好了' }),
  ],
  ['提前结束', 'confirmed', [liaison, ...staff], 'step', () => ({ name: 'end', note: '搬走了' })],
  ['续一期', 'ending', [liaison], 'renewTerm', () => ({ months: 12 })],
  ['看对方的联系方式', 'confirmed', [liaison, ...staff], 'showContact', () => ({})],
]

test.each(cases)(
  '%s：该做的做得成，别人做不成，看不到的连有没有都不知道',
  async (_, state, allowed, name, input) => {
    for (const who of everyone) {
      const doc = at[state]
      await district.replace('unitReportIns', doc)
      const answer = await send<unknown>(who, name, { id: doc._id, ...input() })
      expect([who, outcome(answer)]).toEqual([who, expected(who, allowed)])
      const moved = outcome(answer) === 'ok' && !['detail', 'showContact'].includes(name)
      expect([who, stored(doc._id).rev > doc.rev]).toEqual([who, moved])
      if (name === 'renewTerm' && moved) {
        const next = stored(String(stored(doc._id).renewedBy))
        await must(liaison, 'step', { id: next._id, name: 'cancel', note: null })
      }
    }
  },
)

test('状态不对的，谁来都不成：话里说现在是什么状态', async () => {
  const { _id: id } = at.pending
  const wrong: readonly (readonly [keyof typeof at, CastName, string, object])[] = [
    ['declined', 'worker', 'confirm', { office }],
    ['confirmed', 'worker', 'confirm', { office }],
    ['confirmed', 'worker', 'step', { name: 'decline', note: '晚了' }],
    ['pending', liaison, 'resend', { form: resendForm }],
    ['confirmed', liaison, 'step', { name: 'cancel' }],
    ['pending', 'worker', 'match', { resourceId: 'r1', wantId }],
    ['pending', 'worker', 'step', { name: 'end', note: '不要了' }],
    ['pending', liaison, 'step', { name: 'end', note: '不去了' }],
  ]
  for (const [state, who, name, input] of wrong) {
    await district.replace('unitReportIns', at[state])
    const { code } = await send<unknown>(who, name, { id, ...input })
    expect([state, name, code]).toEqual([state, name, 'CONFLICT'])
  }
})

test('报到：只有这个单位的联络员；列表各看各的', async () => {
  const form = reportForm('D-03-04', otherUnit)
  for (const who of everyone) {
    if (who === liaison) continue
    const { code } = await send<unknown>(who, 'reportIn', form, newRequestId())
    expect([who, code]).toEqual([who, who === null ? 'SIGN_IN' : 'FORBIDDEN'])
  }
  const listed = async (who: Who, name: string) => outcome(await send<unknown>(who, name, {}))
  for (const who of everyone) {
    const mine = who === liaison || who === 'unitLiaison' ? 'ok' : 'FORBIDDEN'
    const received =
      who &&
      [...staff, ...overseers, 'workerElsewhere', 'secretaryElsewhere', 'streetElsewhere'].includes(
        who,
      )
    const seen = [await listed(who, 'mine'), await listed(who, 'received')]
    const guest = ['SIGN_IN', 'SIGN_IN']
    expect([who, ...seen]).toEqual([
      who,
      ...(who === null ? guest : [mine, received ? 'ok' : 'FORBIDDEN']),
    ])
  }
})

test('需求清单：本社区的人写，上级和各单位的联络员看，别人看不到', async () => {
  const { communityId } = home
  const readers: readonly CastName[] = [...staff, ...overseers, liaison, 'unitLiaison']
  for (const who of everyone) {
    const read = await send<unknown>(who, 'wants', { communityId })
    const reads = who && readers.includes(who) ? 'ok' : 'FORBIDDEN'
    expect([who, outcome(read)]).toEqual([who, who === null ? 'SIGN_IN' : reads])
    const form = { communityId, kind: 'law', text: '想请人讲讲赡养', until: '2027-01-31' }
    const added = await send<unknown>(who, 'addWant', form)
    const writes = who && staff.includes(who) ? 'ok' : 'FORBIDDEN'
    expect([who, outcome(added)]).toEqual([who, who === null ? 'SIGN_IN' : writes])
    const closed = await send<unknown>(who, 'closeWant', { communityId, wantId: 'nobody' })
    expect([who, outcome(closed)]).toEqual([who, who === null ? 'SIGN_IN' : writes])
  }
})

test('联系方式：社区看到单位的，单位看到社区的，各记一次查看；上级看不到，话里的号码也遮住', async () => {
  const { _id: id } = at.confirmed
  const texted = { ...at.confirmed.resources[0], text: '水电维修，打 13900001234' }
  await district.replace('unitReportIns', { ...at.confirmed, resources: [texted] })
  const before = district.find('looks', { ticketId: id }).length
  const shown = async (who: CastName) => await must<object>(who, 'showContact', { id })
  expect(await shown('worker')).toEqual({ name: '沈海霞', phone: '13900005678' })
  expect(await shown(liaison)).toEqual(office)
  expect(district.find('looks', { ticketId: id })).toHaveLength(before + 2)
  for (const who of overseers) {
    const seen = JSON.stringify(await must(who, 'detail', { id }))
    expect([who, seen]).toEqual([who, expect.not.stringMatching(/13900001234|13900005678|6600/)])
  }
  expect(JSON.stringify(await must('worker', 'detail', { id }))).toContain('13900001234')
})

test('社区的人自己也是这个单位的联络员，由同事来确认', async () => {
  const [account] = district.find('accounts', { openid: 'demo-worker-wang' })
  const held = account?.appointments as object[]
  const unit = { id: otherUnit, name: '区人民医院' }
  const also = { ...held[0], id: 'also', role: 'unitLiaison', areaId: 'D', unit }
  await district.replace('accounts', { ...account, appointments: [...held, also] })
  await district.replace('unitReportIns', at.pending)
  const input = { id: at.pending._id, office }
  expect((await send('worker', 'confirm', input)).code).toBe('FORBIDDEN')
  expect((await send('secretary', 'confirm', input)).ok).toBe(true)
  await district.replace('accounts', account as object)
})
