import type { WishDetail } from '@domain/wish/present'
import type { Wish } from '@domain/wish/wish'
import {
  DAY,
  type District,
  HOUR,
  monday,
  openDistrict,
  type Who,
  wideQuotas,
  wishAt,
} from './district'
import { twoNeeds } from './joint-walk'
import { type CastName, cast } from './seed/cast'
import { homeUnit, memberId, otherUnit, setReleases, unitAssigned, unitClaimed } from './unit-walk'
import { heardWords, type VoiceStage, voiceWishAt } from './voice-note'

// 这张表是照着规则用手写的，不引用程序里的状态表：程序里写错了，这里才看得出来。
const steps = [
  'approve',
  'approveJoint',
  'reject',
  'claim',
  'claimForUnit',
  'assign',
  'apply',
  'grant',
  'decline',
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
  'shareSigned',
  'unshare',
  'withdraw',
  'gather',
  'arrange',
  // 只有代许的才用得着；自己有手机的，谁也不能替他送。
  'hand',
] as const
type Step = (typeof steps)[number]

const communityStaff: CastName[] = ['worker', 'secretary']
const anyMember: CastName[] = ['partyMember', 'partyMemberOther', 'partyMemberElsewhere']

const liaisons: CastName[] = ['unitLiaison', 'unitLiaisonOther']

/** 这几个不只是状态：单位认领的、交出去的、有人放回得多的、有人申请的，各是一种情形。 */
const situations = {
  unitClaimed: 'claimed',
  assigned: 'claimed',
  barred: 'open',
  applied: 'open',
  // 圆了以后，许愿人同意写进心愿墙的。
  shared: 'done',
} as const

type Rights = Partial<Record<Step, readonly CastName[]>>
const rights: Record<
  | ('pending' | 'open' | 'claimed' | 'delivered' | 'done' | 'rejected' | 'withdrawn')
  | keyof typeof situations,
  Rights
> = {
  pending: {
    approve: communityStaff,
    approveJoint: communityStaff,
    reject: communityStaff,
    withdraw: ['resident'],
  },
  open: { claim: anyMember, claimForUnit: liaisons, withdraw: ['resident'] },
  claimed: {
    reach: ['partyMember'],
    deliver: ['partyMember'],
    postpone: ['partyMember'],
    release: ['partyMember'],
  },
  delivered: { confirm: ['resident'], half: ['resident'], no: ['resident'] },
  done: { thank: ['resident'] },
  shared: { thank: ['resident'], unshare: ['resident', ...communityStaff] },
  rejected: { withdraw: ['resident'] },
  withdrawn: {},
  unitClaimed: {
    assign: ['unitLiaison'],
    reach: ['unitLiaison'],
    deliver: ['unitLiaison'],
    postpone: ['unitLiaison'],
    release: ['unitLiaison'],
  },
  assigned: {
    assign: ['unitLiaison'],
    reach: ['partyMember'],
    deliver: ['partyMember'],
    postpone: ['partyMember', 'unitLiaison'],
    release: ['unitLiaison'],
  },
  barred: {
    claim: ['partyMember', 'partyMemberOther'],
    claimForUnit: liaisons,
    apply: ['partyMemberElsewhere'],
    withdraw: ['resident'],
  },
  applied: {
    claim: ['partyMember', 'partyMemberOther'],
    claimForUnit: liaisons,
    grant: communityStaff,
    decline: communityStaff,
    withdraw: ['resident'],
  },
}
type State = keyof typeof rights

/** 要另填一页的步骤，不能只点一个按钮。 */
const ownPages: Partial<Record<State, string[]>> = { rejected: ['resend'], done: ['share'] }

const statusOf = (state: State) =>
  (situations as Partial<Record<State, string>>)[state] ?? (state as string)
/** 只看不办的上级也看得见的状态以外，外人看不见。 */
const publicStates = ['open', 'claimed', 'delivered']
const overseers: CastName[] = [
  ...(['street', 'district', 'auditor'] as const),
  ...(['gridWorker', 'gridWorkerNext', 'gridCover', 'buildingHead'] as const),
]

const everyone: Who[] = [null, ...(Object.keys(cast) as CastName[])]

let district: District
beforeAll(async () => {
  district = await openDistrict({ ...wideQuotas, releasesPerMonth: RELEASES })
})
afterAll(() => district.close())

/** 放回这么多次以后要申请。定得高，前面的测试放回几次都不碍事。 */
const RELEASES = 40

/** 徐建军放回得多，另外几种情形里没有。 */
const barElsewhere = (state: State) =>
  setReleases(district, 'partyMemberElsewhere', /barred|applied/.test(state) ? RELEASES : 0)

/** 一个停在这种情形的心愿。 */
async function wishIn(state: State): Promise<{ id: string }> {
  if (state === 'unitClaimed') return unitClaimed(district)
  if (state === 'assigned') return unitAssigned(district)
  if (state === 'shared') {
    const { id } = await wishAt(district, 'done')
    return district.must<WishDetail>('resident', 'wish', 'share', { id, version: '2026-11' })
  }
  if (state !== 'barred' && state !== 'applied')
    return wishAt(district, state as Parameters<typeof wishAt>[1])
  const { id } = await wishAt(district, 'open')
  const ask = { id, unitId: null, note: '这次一定办好' }
  if (state === 'applied') await district.must('partyMemberElsewhere', 'wish', 'apply', ask)
  return { id }
}

/** 走一步；要带别的内容的，另有自己的用例。 */
function take(who: Who, id: string, name: Step, note = '写一句') {
  const [wish] = district.find('tickets', { _id: id }) as unknown as Wish[]
  const { unit, assigned, applications } = wish?.wish ?? {}
  const member = assigned ? 'partyMemberOther' : 'partyMember'
  const instead = assigned?.memberId ?? null
  const applicationId = applications?.at(-1)?.id ?? 'none'
  const inputs: Partial<Record<Step, object>> = {
    approveJoint: { needs: twoNeeds },
    claimForUnit: { unitId: who === 'unitLiaisonOther' ? otherUnit : (unit?.id ?? homeUnit) },
    assign: { memberId: memberId(district, member), instead },
    apply: { unitId: null, note },
    grant: { applicationId },
    decline: { applicationId, note },
  }
  const own = inputs[name]
  if (own) return district.send<WishDetail>(who, 'wish', name, { id, ...own })
  return district.send<WishDetail>(who, 'wish', 'step', { id, name, note })
}

const sees = (who: Who, state: State): boolean => {
  if (publicStates.includes(statusOf(state))) return true
  if (who === null) return false
  const involved: CastName[] = ['resident', ...communityStaff, ...overseers]
  if (statusOf(state) === 'done') involved.push('partyMember')
  return involved.includes(who)
}

describe.each(Object.keys(rights) as State[])('心愿在 %s 时', (state) => {
  let wish: { id: string }
  beforeAll(async () => {
    await barElsewhere(state)
    wish = await wishIn(state)
  })
  afterEach(async () => {
    // 还在办的心愿不影响后面的：每次都核对它没有被越权改动。
    const [now] = district.find('tickets', { _id: wish.id })
    expect(now?.status).toBe(statusOf(state))
  })

  test.each(everyone)('%s 看得见的、能走的步骤，和手写的表一样', async (who) => {
    const answer = await district.send<WishDetail>(who, 'wish', 'detail', { id: wish.id })
    expect(answer.ok).toBe(sees(who, state))
    if (!answer.ok) {
      expect(answer.code).toBe('NOT_FOUND')
      return
    }
    const mine = steps.filter((s) => who !== null && rights[state][s]?.includes(who))
    const own = who === 'resident' ? (ownPages[state] ?? []) : []
    expect([...answer.data.steps].sort()).toEqual([...mine, ...own].sort())
  })

  test('不归他做的每一步都被拒绝，什么也没写', async () => {
    const before = JSON.stringify(district.find('tickets', { _id: wish.id }))
    const notices = district.find('notices', { ticketId: wish.id }).length
    for (const who of everyone)
      for (const name of steps) {
        if (who !== null && rights[state][name]?.includes(who)) continue
        const answer = await take(who, wish.id, name, '试一试')
        expect([who, name, answer.ok]).toEqual([who, name, false])
        const codes = ['FORBIDDEN', 'CONFLICT', 'NOT_FOUND', 'SIGN_IN', 'CONSENT', 'LIMIT']
        expect(codes).toContain(answer.code)
      }
    expect(JSON.stringify(district.find('tickets', { _id: wish.id }))).toBe(before)
    expect(district.find('notices', { ticketId: wish.id })).toHaveLength(notices)
  })
})

/** 语音心愿在审核之前：听写要等语音通过检查，通过要等有了文字；自己写的字不能改写。 */
const voiceRights: Record<VoiceStage, Partial<Record<Step | 'transcribe', readonly CastName[]>>> = {
  waiting: { reject: communityStaff, withdraw: ['resident'] },
  risky: { reject: communityStaff, withdraw: ['resident'] },
  passed: { transcribe: communityStaff, reject: communityStaff, withdraw: ['resident'] },
  transcribed: {
    approve: communityStaff,
    approveJoint: communityStaff,
    transcribe: communityStaff,
    reject: communityStaff,
    withdraw: ['resident'],
  },
  written: {
    approve: communityStaff,
    approveJoint: communityStaff,
    reject: communityStaff,
    withdraw: ['resident'],
  },
}

describe.each(Object.keys(voiceRights) as VoiceStage[])('语音心愿在 %s 时', (stage) => {
  const all = [...steps, 'transcribe'] as const
  const may = (who: Who, name: (typeof all)[number]) =>
    who !== null && voiceRights[stage][name]?.includes(who) === true
  const takeEither = (who: Who, id: string, name: (typeof all)[number]) =>
    name === 'transcribe'
      ? district.send(who, 'wish', 'transcribe', { id, text: heardWords })
      : take(who, id, name, '试一试')

  test('每个人能走的步骤，和手写的表一样；不归他的每一步都被拒绝，什么也没写', async () => {
    const { id } = await voiceWishAt(district, stage)
    const before = JSON.stringify(district.find('tickets', { _id: id }))
    for (const who of everyone) {
      const answer = await district.send<WishDetail>(who, 'wish', 'detail', { id })
      expect([who, answer.ok]).toEqual([who, sees(who, 'pending')])
      const shown = answer.ok ? [...answer.data.steps].sort() : []
      expect([who, shown]).toEqual([who, all.filter((name) => may(who, name)).sort()])
      for (const name of all) {
        if (may(who, name)) continue
        const refused = await takeEither(who, id, name)
        expect([who, name, refused.ok]).toEqual([who, name, false])
        expect(['FORBIDDEN', 'CONFLICT', 'NOT_FOUND', 'SIGN_IN', 'CONSENT']).toContain(refused.code)
      }
    }
    expect(JSON.stringify(district.find('tickets', { _id: id }))).toBe(before)
  })

  test('归他做的每一步都办得成', async () => {
    for (const [name, people] of Object.entries(voiceRights[stage]))
      for (const who of people) {
        const { id } = await voiceWishAt(district, stage)
        const answer = await takeEither(who, id, name as (typeof all)[number])
        expect([who, name, answer.ok, answer.message]).toEqual([who, name, true, undefined])
      }
  })
})

test('归他做的每一步都办得成', async () => {
  for (const [state, allowed] of Object.entries(rights) as [State, Rights][]) {
    await barElsewhere(state)
    for (const [name, people] of Object.entries(allowed) as [Step, readonly CastName[]][])
      for (const who of people) {
        const wish = await wishIn(state)
        const answer = await take(who, wish.id, name)
        expect([who, state, name, answer.ok, answer.message]).toEqual([
          who,
          state,
          name,
          true,
          undefined,
        ])
      }
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
