import type { Account } from '@domain/account/account'
import type { DeskView } from '@domain/home/usecases'
import type { WishDetail } from '@domain/wish/present'
import type { Wish } from '@domain/wish/wish'
import { DAY, type District, newRequestId, openDistrict, type Who, wishAt } from './district'
import { type CastName, cast } from './seed/cast'
import { accountId, appoint, setReleases, wordsTo } from './unit-walk'

const SECOND = 1000
/** 照规定的数目，只把许愿的放宽。 */
const roomy = { openPerResident: 1e6, newPerMonth: 1e6 }

let district: District
afterEach(() => district.close())
const open = async () => {
  district = await openDistrict(roomy)
}

const stored = (id: string) => district.find('tickets', { _id: id })[0] as unknown as Wish
const detail = (who: Who, id: string) => district.must<WishDetail>(who, 'wish', 'detail', { id })
const step = (who: CastName, id: string, name: string, note = '写一句') =>
  district.send<WishDetail>(who, 'wish', 'step', { id, name, note })
const apply = (who: CastName, id: string, note = '这次时间都空出来了', requestId?: string) =>
  district.send<WishDetail>(who, 'wish', 'apply', { id, unitId: null, note }, requestId)
const applicationOf = (id: string, who: CastName) =>
  stored(id).wish.applications.find(({ by }) => by === accountId(district, who))?.id ?? 'none'
const grant = (who: CastName, id: string, applicant: CastName, requestId?: string) => {
  const input = { id, applicationId: applicationOf(id, applicant) }
  return district.send<WishDetail>(who, 'wish', 'grant', input, requestId)
}
const decline = (who: CastName, id: string, applicant: CastName, note = '这一件换别人来') => {
  const input = { id, applicationId: applicationOf(id, applicant), note }
  return district.send<WishDetail>(who, 'wish', 'decline', input)
}
const told = (to: string, id: string) => wordsTo(district, to, id)
const toldTo = (who: CastName, id: string) => told(accountId(district, who), id)
const box = 'communityWorker@D-03-05'

/** 徐建军放回过两次；一个等人认领的心愿。 */
async function barred(): Promise<string> {
  await setReleases(district, 'partyMemberElsewhere', 2)
  return (await wishAt(district, 'open')).id
}

test('放回过两次：不能直接认领，说明缘由，社区在工作台看到，同意后由他认领、告诉他', async () => {
  await open()
  const id = await barred()
  const seen = await detail('partyMemberElsewhere', id)
  expect(seen.steps).toEqual(['apply'])
  expect((await step('partyMemberElsewhere', id, 'claim')).code).toBe('LIMIT')
  const asked = await apply('partyMemberElsewhere', id)
  expect(asked.data).toMatchObject({ status: 'open', steps: [] })
  expect(asked.data.applications).toMatchObject([{ mine: true, answer: null }])

  const desk = await district.must<DeskView>('worker', 'home', 'desk')
  expect(desk.pending.find((row) => row.id === id)).toMatchObject({
    needsStaff: true,
    applicants: 1,
  })
  expect(told(box, id).at(-1)).toContain('有人申请认领')
  const [one] = (await detail('worker', id)).applications
  expect(one).toMatchObject({
    ...{ name: '徐建军', duty: '银杏社区 在职党员', releases: 2 },
    ...{ note: '这次时间都空出来了', mine: false, unit: null },
  })
  const granted = await grant('worker', id, 'partyMemberElsewhere')
  expect(granted.data.status).toBe('claimed')
  expect(stored(id)).toMatchObject({
    handlerId: accountId(district, 'partyMemberElsewhere'),
    needsStaff: false,
  })
  expect(toldTo('partyMemberElsewhere', id)).toEqual([
    '社区同意您认领了，请在 48 小时内联系许愿人。',
  ])
  expect(toldTo('resident', id)).toContain('有人认领了您的心愿，很快会和您联系。')
  const mine = await detail('partyMemberElsewhere', id)
  expect(mine.contactVisible).toBe(true)
  expect(mine.steps).toEqual(['reach', 'deliver', 'postpone', 'release'])
  const after = await district.must<DeskView>('worker', 'home', 'desk')
  expect(after.pending.some((row) => row.id === id)).toBe(false)
})

test('不同意要写明为什么；只告诉申请的人；他不能再申请同一个，别的心愿可以', async () => {
  await open()
  const id = await barred()
  await apply('partyMemberElsewhere', id)
  expect((await decline('worker', id, 'partyMemberElsewhere', '  ')).code).toBe('INVALID')
  const declined = await decline('secretary', id, 'partyMemberElsewhere', '这位老人想要女同志陪')
  expect(declined.data.status).toBe('open')
  expect(stored(id).needsStaff).toBe(false)
  expect(toldTo('partyMemberElsewhere', id)).toEqual(['社区没有同意您认领：这位老人想要女同志陪'])
  const mine = await detail('partyMemberElsewhere', id)
  expect(mine.applications[0]?.answer).toMatchObject({
    granted: false,
    note: '这位老人想要女同志陪',
  })
  expect(mine.steps).toEqual([])
  expect((await apply('partyMemberElsewhere', id)).code).toBe('FORBIDDEN')
  expect((await apply('partyMemberElsewhere', (await wishAt(district, 'open')).id)).ok).toBe(true)
})

test('申请的话、姓名、答复只给本社区和他自己看；许愿人和外人不知道有人申请过', async () => {
  await open()
  const id = await barred()
  await apply('partyMemberElsewhere', id, '我住得近')
  await decline('worker', id, 'partyMemberElsewhere', '先等等别人')
  const secret = /我住得近|先等等别人|徐建军|申请/
  for (const who of [null, 'resident', 'partyMember', 'workerElsewhere', 'street'] as const)
    expect([who, JSON.stringify(await detail(who, id))]).toEqual([
      who,
      expect.not.stringMatching(secret),
    ])
  const rows = (await detail('worker', id)).timeline.map((row) => row.label)
  expect(rows.slice(-2)).toEqual(['有人申请认领', '社区没有同意一个申请'])
  expect(JSON.stringify(stored(id))).not.toContain('徐建军')
  for (const who of ['workerElsewhere', 'partyMemberElsewhere', 'resident', 'street'] as const) {
    const another = await wishAt(district, 'open')
    await apply('partyMemberElsewhere', another.id)
    expect([who, (await grant(who, another.id, 'partyMemberElsewhere')).code]).toEqual([
      who,
      'FORBIDDEN',
    ])
  }
})

describe('谁能申请', () => {
  test('差一次、满 30 天又一秒的人直接认领就行，不用申请；差一秒满 30 天的还要申请', async () => {
    await open()
    const { id } = await wishAt(district, 'open')
    await setReleases(district, 'partyMemberElsewhere', 1)
    expect((await detail('partyMemberElsewhere', id)).steps).toEqual(['claim'])
    expect((await apply('partyMemberElsewhere', id)).code).toBe('CONFLICT')
    await setReleases(district, 'partyMemberElsewhere', 2)
    const found = district.find('accounts', { openid: cast.partyMemberElsewhere })
    const [account] = found as unknown as Account[]
    const released = account?.releases[0] ?? ''
    await district.cloud.clock.set(Date.parse(released) + 30 * DAY - SECOND)
    expect((await detail('partyMemberElsewhere', id)).steps).toEqual(['apply'])
    await district.cloud.clock.set(Date.parse(released) + 30 * DAY + SECOND)
    expect((await detail('partyMemberElsewhere', id)).steps).toEqual(['claim'])
    expect((await step('partyMemberElsewhere', id, 'claim')).ok).toBe(true)
  })

  test('本来就不能认领的人也不能申请：别处的志愿者、许愿人自己、没有任职的居民', async () => {
    await open()
    const { id } = await wishAt(district, 'open')
    for (const who of ['volunteerElsewhere', 'resident', 'residentOther', 'volunteer'] as const) {
      await setReleases(district, who, 5)
      expect([who, (await apply(who, id)).code]).toEqual([who, 'FORBIDDEN'])
      expect((await detail(who, id)).steps).not.toContain('apply')
    }
  })

  test('一个心愿最多十个申请，第十一个请他看看别的；同时来也不会超', async () => {
    await open()
    const { id } = await wishAt(district, 'open')
    const many: CastName[] = [
      ...(['partyMember', 'partyMemberOther', 'partyMemberElsewhere', 'volunteer'] as const),
      ...(['volunteerElsewhere', 'clerk', 'scout', 'activityLeader', 'auditor'] as const),
      ...(['department', 'residentNext'] as const),
    ]
    for (const who of many) {
      await appoint(district, who, [{ role: 'partyMember', areaId: 'D-03-05' }])
      await setReleases(district, who, 2)
    }
    for (const who of many.slice(0, 8)) expect((await apply(who, id)).ok).toBe(true)
    const last = await Promise.all(many.slice(8).map((who) => apply(who, id)))
    expect(last.map((a) => a.code ?? 'ok').sort()).toEqual(['LIMIT', 'ok', 'ok'])
    expect(stored(id).wish.applications).toHaveLength(10)
    expect((await detail('worker', id)).applications).toHaveLength(10)
  })

  test('申请的话要写、最多 200 字，检查不过不收，检查断了请他过会儿再发', async () => {
    await open()
    const id = await barred()
    const send = async (note: string) => (await apply('partyMemberElsewhere', id, note)).code
    expect(await send('   ')).toBe('INVALID')
    expect(await send('好'.repeat(201))).toBe('INVALID')
    expect(await send('这里夹着特殊词测试几个字')).toBe('CONTENT')
    district.cloud.openapi.fail('security.msgSecCheck', 'down')
    expect(await send('我来办')).toBe('UNAVAILABLE')
    district.cloud.openapi.fail('security.msgSecCheck', null)
    expect(stored(id).wish.applications).toEqual([])
    expect(await send('好'.repeat(200))).toBeUndefined()
  })
})

describe('同意的时候', () => {
  test('放回的次数不再看，别的规矩照旧：手上满了三个，要等他办好一个', async () => {
    await open()
    const id = await barred()
    await apply('partyMemberElsewhere', id)
    const me = accountId(district, 'partyMemberElsewhere')
    const held = () =>
      district.find('tickets', { status: 'claimed', handlerId: me }).map(({ _id }) => String(_id))
    await setReleases(district, 'partyMemberElsewhere', 0)
    while (held().length < 3)
      await step('partyMemberElsewhere', (await wishAt(district, 'open')).id, 'claim')
    await setReleases(district, 'partyMemberElsewhere', 2)
    const full = await grant('worker', id, 'partyMemberElsewhere')
    expect([full.code, full.message]).toEqual(['LIMIT', expect.stringContaining('3 个')])
    expect(stored(id).status).toBe('open')
    await step('partyMemberElsewhere', held()[0] ?? '', 'deliver')
    expect((await grant('worker', id, 'partyMemberElsewhere')).ok).toBe(true)
    // 同意来的，放回照样记一次；不能就同一个心愿再申请。
    await step('partyMemberElsewhere', id, 'release')
    expect((await detail('partyMemberElsewhere', id)).applications).toHaveLength(1)
    expect((await apply('partyMemberElsewhere', id)).code).toBe('FORBIDDEN')
  })

  test('任职已经没有了的，同意不了，请社区答复不同意', async () => {
    await open()
    const id = await barred()
    await apply('partyMemberElsewhere', id)
    await appoint(district, 'partyMemberElsewhere', [])
    expect((await grant('worker', id, 'partyMemberElsewhere')).code).toBe('CONFLICT')
    expect((await decline('worker', id, 'partyMemberElsewhere')).ok).toBe(true)
  })

  test('社区工作者自己申请的，由同事答复', async () => {
    await open()
    const { id } = await wishAt(district, 'open')
    await appoint(district, 'worker', [
      { role: 'communityWorker', areaId: 'D-03-05' },
      { role: 'partyMember', areaId: 'D-03-05' },
    ])
    await setReleases(district, 'worker', 2)
    expect((await apply('worker', id)).ok).toBe(true)
    expect((await grant('worker', id, 'worker')).code).toBe('FORBIDDEN')
    expect((await decline('worker', id, 'worker')).code).toBe('FORBIDDEN')
    expect((await grant('secretary', id, 'worker')).ok).toBe(true)
  })

  test('别人先认领了：申请先搁着，不催社区；放回大厅以后又等社区答复', async () => {
    await open()
    const id = await barred()
    await apply('partyMemberElsewhere', id)
    await step('partyMember', id, 'claim')
    expect(stored(id).needsStaff).toBe(false)
    expect((await grant('worker', id, 'partyMemberElsewhere')).code).toBe('CONFLICT')
    await step('partyMember', id, 'release')
    expect(stored(id).needsStaff).toBe(true)
    expect((await grant('worker', id, 'partyMemberElsewhere')).ok).toBe(true)
  })

  test('两位同事同时答复，只算一个；同一次申请、同一次同意发几遍只记一笔', async () => {
    await open()
    for (let round = 0; round < 3; round += 1) {
      const id = await barred()
      const asking = newRequestId()
      const five = Array.from({ length: 5 }, () =>
        apply('partyMemberElsewhere', id, '我来', asking),
      )
      for (const answer of await Promise.all(five)) expect(answer.ok).toBe(true)
      expect(stored(id).wish.applications).toHaveLength(1)
      const changed = await apply('partyMemberElsewhere', id, '换了话', asking)
      expect(changed.code).toBe('CONFLICT')
      const both = await Promise.all([
        grant('worker', id, 'partyMemberElsewhere'),
        decline('secretary', id, 'partyMemberElsewhere'),
      ])
      expect(both.map((a) => a.code ?? 'ok').sort()).toEqual(['CONFLICT', 'ok'])
      expect(toldTo('partyMemberElsewhere', id)).toHaveLength(1)
      if (stored(id).status === 'claimed') await step('partyMemberElsewhere', id, 'deliver')
    }
    const id = await barred()
    await apply('partyMemberElsewhere', id)
    const granting = newRequestId()
    for (let i = 0; i < 3; i += 1)
      expect((await grant('worker', id, 'partyMemberElsewhere', granting)).ok).toBe(true)
    expect(stored(id).timeline.filter(({ step }) => step === 'grant')).toHaveLength(1)
  })
})

test('没有放回过的人看详情，不多读一次；放回过的人多读一次规定', async () => {
  await open()
  const { id } = await wishAt(district, 'open')
  const reads = async (who: CastName) => {
    await detail(who, id)
    return district.cloud.calls.at(-1)?.operations.map((operation) => operation.collection)
  }
  expect(await reads('partyMember')).toEqual(['accounts', 'tickets'])
  await setReleases(district, 'partyMember', 1)
  expect(await reads('partyMember')).toEqual(['accounts', 'tickets', 'settings'])
  expect(await reads('unitLiaison')).toEqual(['accounts', 'tickets', 'units'])
})
