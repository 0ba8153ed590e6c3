import type { WishDetail } from '@domain/wish/present'
import type { Wish } from '@domain/wish/wish'
import { DAY, type District, HOUR, monday, openDistrict, type Who, wishAt } from './district'
import { type CastName, cast } from './seed/cast'

// 这张表是照着规则用手写的，不引用程序里的状态表：程序里写错了，这里才看得出来。
const steps = [
  'approve',
  'reject',
  'claim',
  'deliver',
  'release',
  'reach',
  'postpone',
  'takeBack',
  'explain',
  'heardYes',
  'heardHalf',
  'heardNo',
  'confirm',
  'half',
  'no',
  'thank',
  'withdraw',
  'gather',
  'arrange',
] as const
type Step = (typeof steps)[number]

const communityStaff: CastName[] = ['worker', 'secretary']
const anyMember: CastName[] = ['partyMember', 'partyMemberOther', 'partyMemberElsewhere']

type Rights = Partial<Record<Step, readonly CastName[]>>
const rights: Record<
  'pending' | 'open' | 'claimed' | 'delivered' | 'done' | 'rejected' | 'withdrawn',
  Rights
> = {
  pending: { approve: communityStaff, reject: communityStaff, withdraw: ['resident'] },
  open: { claim: anyMember, withdraw: ['resident'] },
  claimed: {
    reach: ['partyMember'],
    deliver: ['partyMember'],
    postpone: ['partyMember'],
    release: ['partyMember'],
  },
  delivered: { confirm: ['resident'], half: ['resident'], no: ['resident'] },
  done: { thank: ['resident'] },
  rejected: { withdraw: ['resident'] },
  withdrawn: {},
}
/** 只看不办的上级也看得见的状态以外，外人看不见。 */
const publicStates = ['open', 'claimed', 'delivered']
const overseers: CastName[] = [
  ...(['street', 'district', 'auditor'] as const),
  ...(['gridWorker', 'gridWorkerNext', 'gridCover', 'buildingHead'] as const),
]

const everyone: Who[] = [null, ...(Object.keys(cast) as CastName[])]

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

const sees = (who: Who, state: string): boolean => {
  if (publicStates.includes(state)) return true
  if (who === null) return false
  const involved: CastName[] = ['resident', ...communityStaff, ...overseers]
  if (state === 'done') involved.push('partyMember')
  return involved.includes(who)
}

describe.each(Object.keys(rights) as (keyof typeof rights)[])('心愿在 %s 时', (state) => {
  let wish: WishDetail
  beforeAll(async () => {
    wish = await wishAt(district, state)
  })
  afterEach(async () => {
    // 还在办的心愿不影响后面的：每次都核对它没有被越权改动。
    const [now] = district.find('tickets', { _id: wish.id })
    expect(now?.status).toBe(state)
  })

  test.each(everyone)('%s 看得见的、能走的步骤，和手写的表一样', async (who) => {
    const answer = await district.send<WishDetail>(who, 'wish', 'detail', { id: wish.id })
    expect(answer.ok).toBe(sees(who, state))
    if (!answer.ok) {
      expect(answer.code).toBe('NOT_FOUND')
      return
    }
    const mine = steps.filter((s) => who !== null && rights[state][s]?.includes(who))
    const resend = state === 'rejected' && who === 'resident' ? ['resend'] : []
    const joint = state === 'pending' && communityStaff.some((it) => it === who)
    const others = [...resend, ...(joint ? ['approveJoint'] : [])]
    expect([...answer.data.steps].sort()).toEqual([...mine, ...others].sort())
  })

  test('不归他做的每一步都被拒绝，什么也没写', async () => {
    const before = JSON.stringify(district.find('tickets', { _id: wish.id }))
    const notices = district.find('notices', { ticketId: wish.id }).length
    for (const who of everyone)
      for (const name of steps) {
        if (who !== null && rights[state][name]?.includes(who)) continue
        const answer = await district.send(who, 'wish', 'step', {
          id: wish.id,
          name,
          note: '试一试',
        })
        expect([who, name, answer.ok]).toEqual([who, name, false])
        expect(['FORBIDDEN', 'CONFLICT', 'NOT_FOUND', 'SIGN_IN', 'CONSENT']).toContain(answer.code)
      }
    expect(JSON.stringify(district.find('tickets', { _id: wish.id }))).toBe(before)
    expect(district.find('notices', { ticketId: wish.id })).toHaveLength(notices)
  })
})

test('归他做的每一步都办得成', async () => {
  for (const [state, allowed] of Object.entries(rights) as [keyof typeof rights, Rights][])
    for (const [name, people] of Object.entries(allowed))
      for (const who of people) {
        const wish = await wishAt(district, state)
        const answer = await district.send(who, 'wish', 'step', {
          id: wish.id,
          name,
          note: '写一句',
        })
        expect([who, state, name, answer.ok, answer.message]).toEqual([
          who,
          state,
          name,
          true,
          undefined,
        ])
      }
})

test('党员先认领 48 小时：差一秒志愿者还不行，到点就行；别的社区的志愿者一直不行', async () => {
  const wish = await wishAt(district, 'open')
  const claim = (who: CastName) =>
    district.send(who, 'wish', 'step', { id: wish.id, name: 'claim' })
  const [stored] = district.find('tickets', { _id: wish.id }) as unknown as Wish[]
  const opened = Date.parse(stored?.wish.openedAt ?? '')
  await district.cloud.clock.set(opened + 48 * HOUR - 1000)
  expect((await claim('volunteer')).code).toBe('FORBIDDEN')
  await district.cloud.clock.set(opened + 48 * HOUR + 50)
  expect((await claim('volunteerElsewhere')).code).toBe('FORBIDDEN')
  expect((await claim('volunteer')).ok).toBe(true)
  expect(monday + DAY).toBeLessThan(district.cloud.clock.now())
})

test('自己的心愿自己不能审、不能认领', async () => {
  for (const who of ['worker', 'partyMember'] as const) {
    const form = {
      areaId: 'D-03-05-02',
      category: 'skill',
      text: '想学用手机挂号',
      pictures: [],
      name: '王丽娟',
      salutation: '女士',
      phone: '13900005555',
      room: null,
      guardian: null,
    }
    const posted = await district.must<WishDetail>(who, 'wish', 'post', form)
    if (who === 'worker') {
      expect(
        (await district.send(who, 'wish', 'step', { id: posted.id, name: 'approve' })).code,
      ).toBe('FORBIDDEN')
      continue
    }
    await district.must('worker', 'wish', 'step', { id: posted.id, name: 'approve' })
    expect((await district.send(who, 'wish', 'step', { id: posted.id, name: 'claim' })).code).toBe(
      'FORBIDDEN',
    )
  }
})
