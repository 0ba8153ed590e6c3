import type { Account } from '@domain/account/account'
import type { Unit } from '@domain/unit/unit'
import type { ClaimsPage } from '@domain/wish/lists'
import type { WishDetail } from '@domain/wish/present'
import type { MembersView } from '@domain/wish/unit-claim'
import type { Wish } from '@domain/wish/wish'
import {
  DAY,
  type District,
  HOUR,
  newRequestId,
  openDistrict,
  type Who,
  wishAt,
  wishForm,
} from './district'
import { type CastName, cast } from './seed/cast'
import {
  accountId,
  appoint,
  homeUnit,
  memberId,
  otherUnit,
  unitAssigned,
  unitClaimed,
  wordsTo,
} from './unit-walk'

// 数目和时限照着规则手写在这里，不引用程序里的表。
const SECOND = 1000
const CONTACT = 48 * HOUR
const HOUSING = '区住房和建设局'
const NAMES = /陈志远|林晓燕/

let district: District
afterEach(() => district.close())
const open = async (quotas?: object) => {
  district = await openDistrict(quotas)
}

const now = () => district.cloud.clock.now()
/** 拨到某一刻，并且正好来一次定时任务。 */
const to = async (ms: number) => {
  await district.cloud.clock.set(ms)
  await district.cloud.timers.run('alarm')
}
const stored = (id: string) => district.find('tickets', { _id: id })[0] as unknown as Wish
const wakeOf = (id: string) => Date.parse(String(stored(id).wakeAt))
const events = (id: string) => stored(id).timeline.map((event) => event.step)

const step = (who: CastName, id: string, name: string, note = '写一句') =>
  district.send<WishDetail>(who, 'wish', 'step', { id, name, note })
const detail = (who: Who, id: string) => district.must<WishDetail>(who, 'wish', 'detail', { id })
const claim = (who: CastName, id: string, unitId = homeUnit, requestId?: string) =>
  district.send<WishDetail>(who, 'wish', 'claimForUnit', { id, unitId }, requestId)
/** 交给（或换成）这位党员；`instead` 是现在交给了谁。 */
const assign = (
  who: CastName,
  id: string,
  member: string,
  instead: string | null = null,
  requestId?: string,
) => {
  const input = { id, memberId: member, instead }
  return district.send<WishDetail>(who, 'wish', 'assign', input, requestId)
}
const substitute = (id: string) =>
  assign(
    'unitLiaison',
    id,
    memberId(district, 'partyMemberOther'),
    memberId(district, 'partyMember'),
  )
const contact = async (who: CastName, id: string) =>
  (await district.send(who, 'wish', 'showContact', { id })).code ?? 'ok'
const releasesOf = (unitId: string) =>
  (district.find('units', { _id: unitId }) as unknown as Unit[])[0]?.releases.length
const personReleases = (who: CastName) =>
  (district.find('accounts', { openid: cast[who] }) as unknown as Account[])[0]?.releases.length
/** 写给某人（或信箱）的、说到这个心愿的消息，由旧到新。 */
const told = (who: CastName | 'box', id: string) => {
  const reader = who === 'box' ? `unitLiaison@${homeUnit}` : accountId(district, who)
  return wordsTo(district, reader, id)
}

test('联络员认领、交给一位党员、换人，换来的人办好；各人各得该得的消息，许愿人听不到姓名', async () => {
  await open()
  const { id } = await wishAt(district, 'open')
  const claimed = (await claim('unitLiaison', id)).data
  expect(claimed).toMatchObject({ status: 'claimed', relation: 'unitLead', assignedTo: null })
  expect(claimed.unit).toEqual({ id: homeUnit, name: HOUSING })
  const first = memberId(district, 'partyMember')
  const given = (await assign('unitLiaison', id, first)).data
  expect(given.assignedTo).toEqual({ memberId: first, name: '陈志远' })
  expect((await substitute(id)).data.assignedTo?.name).toBe('林晓燕')
  expect((await step('partyMemberOther', id, 'reach')).ok).toBe(true)
  expect((await step('partyMemberOther', id, 'deliver', '老花镜送到了')).ok).toBe(true)
  expect((await step('resident', id, 'confirm')).ok).toBe(true)

  const handed = stored(id).timeline.map((event) => event.to)
  expect(handed.filter(Boolean)).toEqual([
    accountId(district, 'unitLiaison'),
    accountId(district, 'partyMember'),
    accountId(district, 'partyMemberOther'),
  ])
  expect(told('resident', id)).toEqual([
    '心愿收到了，社区会在 1 个工作日内看。',
    '社区通过了，正在等人认领。',
    `${HOUSING}认领了您的心愿，会派一位党员和您联系。`,
    `由${HOUSING}的一位党员来办，会和您联系。`,
    `由${HOUSING}的一位党员来办，会和您联系。`,
    '认领的人说已经和您联系上了。',
    '帮忙的人说办好了：老花镜送到了 请您说一声收到没有。',
  ])
  expect(told('partyMember', id)).toEqual([
    `${HOUSING}请您来办金桂第二网格的一个微心愿，请尽快联系许愿人。`,
    '单位换了人来办这个心愿，您不用再办了，谢谢您。',
  ])
  expect(told('partyMemberOther', id)).toEqual([
    `${HOUSING}请您来办金桂第二网格的一个微心愿，请尽快联系许愿人。`,
    '许愿人确认收到了，谢谢您。',
  ])
  expect(told('box', id)).toEqual([
    '金桂第二网格的微心愿，交给的人说办好了，等许愿人确认。',
    '许愿人确认收到了，谢谢你们单位。',
  ])
  const urgent = district.find('outbox', { ticketId: id, topic: 'todo' })
  expect(urgent.map((letter) => letter.to).sort()).toEqual(
    [accountId(district, 'partyMember'), accountId(district, 'partyMemberOther')].sort(),
  )
})

test('单位的消息联络员在自己的消息里看得到，别的单位的联络员看不到', async () => {
  await open()
  const { id } = await unitAssigned(district)
  await step('partyMember', id, 'deliver')
  const has = async (who: CastName) => {
    const { rows } = await district.must<{ rows: { ticketId: string }[] }>(who, 'inbox', 'list')
    return rows.some((row) => row.ticketId === id)
  }
  expect(await has('unitLiaison')).toBe(true)
  expect(await has('unitLiaisonOther')).toBe(false)
})

test('联系方式只给现在办的人：联络员交出去以后看不到，换下来的人也看不到', async () => {
  await open()
  const { id } = await unitClaimed(district)
  expect(await contact('unitLiaison', id)).toBe('ok')
  expect(await contact('partyMember', id)).toBe('FORBIDDEN')
  await assign('unitLiaison', id, memberId(district, 'partyMember'))
  expect(await contact('unitLiaison', id)).toBe('FORBIDDEN')
  expect(await contact('partyMember', id)).toBe('ok')
  await substitute(id)
  expect(await contact('partyMember', id)).toBe('FORBIDDEN')
  expect(await contact('partyMemberOther', id)).toBe('ok')
  expect(await contact('unitLiaisonOther', id)).toBe('FORBIDDEN')
})

test('联络员看得到原话和经过里说的话；办的人的姓名只有他看得到，库里是密封的', async () => {
  await open()
  const form = { ...wishForm, text: '想要一副老花镜，来之前打 13900001234' }
  const posted = await district.must<WishDetail>('resident', 'wish', 'post', form)
  await district.must('worker', 'wish', 'step', { id: posted.id, name: 'approve' })
  await claim('unitLiaison', posted.id)
  await assign('unitLiaison', posted.id, memberId(district, 'partyMember'))
  await step('partyMember', posted.id, 'postpone', '要等配件')
  const lead = await detail('unitLiaison', posted.id)
  expect(lead.text).toContain('13900001234')
  expect(lead.timeline.map((row) => row.note)).toContain('要等配件')
  expect(JSON.stringify(lead)).toMatch(NAMES)
  for (const who of [null, 'resident', 'worker', 'unitLiaisonOther', 'street'] as const)
    expect([who, JSON.stringify(await detail(who, posted.id))]).toEqual([
      who,
      expect.not.stringMatching(NAMES),
    ])
  expect((await detail('unitLiaisonOther', posted.id)).text).not.toContain('13900001234')
  expect(JSON.stringify(stored(posted.id))).not.toMatch(NAMES)
  await step('partyMember', posted.id, 'deliver')
  await step('resident', posted.id, 'confirm')
  expect((await detail('unitLiaison', posted.id)).status).toBe('done')
  const stranger = await district.send('unitLiaisonOther', 'wish', 'detail', { id: posted.id })
  expect(stranger.code).toBe('NOT_FOUND')
})

describe('交给谁', () => {
  const list = async (id: string) =>
    (await district.must<MembersView>('unitLiaison', 'wish', 'members', { id })).members

  test('名单是本单位此刻在任的党员，一人一行，标出现在由谁办；别的单位的联络员看不到', async () => {
    await open()
    const unit = { id: homeUnit, name: HOUSING }
    const ended = new Date(now() - SECOND).toISOString()
    await appoint(district, 'partyMemberElsewhere', [
      { role: 'partyMember', areaId: 'D-01-02', unit, to: ended },
    ])
    const { id } = await unitAssigned(district)
    const members = await list(id)
    const names = members.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['陈志远', '林晓燕']))
    expect(names).not.toContain('徐建军')
    expect(members.filter(({ current }) => current).map(({ name }) => name)).toEqual(['陈志远'])
    for (const who of ['unitLiaisonOther', 'partyMember', 'worker', 'resident'] as const)
      expect([who, (await district.send(who, 'wish', 'members', { id })).code]).toEqual([
        who,
        'FORBIDDEN',
      ])
    const old = memberId(district, 'partyMemberElsewhere')
    expect((await assign('unitLiaison', id, old, memberId(district, 'partyMember'))).code).toBe(
      'INVALID',
    )
  })

  test('别的单位的党员、不是党员的任职、编出来的编号，都不能交；已经在办的人也不用再交', async () => {
    await open()
    const { id } = await unitClaimed(district)
    const [liaisonPost] = district.find('appointments', {
      accountId: accountId(district, 'unitLiaison'),
    })
    const wrong = [memberId(district, 'partyMemberElsewhere'), String(liaisonPost?._id), 'nobody']
    for (const one of wrong)
      expect([one, (await assign('unitLiaison', id, one)).code]).toEqual([one, 'INVALID'])
    const chen = memberId(district, 'partyMember')
    for (const who of ['unitLiaisonOther', 'partyMember', 'partyMemberOther', 'worker'] as const)
      expect([who, (await assign(who, id, chen)).code]).toEqual([who, 'FORBIDDEN'])
    expect((await assign('unitLiaison', id, chen)).ok).toBe(true)
    expect((await assign('unitLiaison', id, chen, chen)).code).toBe('INVALID')
    expect(events(id).filter((name) => name === 'assign')).toHaveLength(1)
  })

  test('不能交给许愿人自己、代许的人；名单里没有他，说的话看不出他是谁', async () => {
    await open()
    const form = { ...wishForm, areaId: 'D-03-05-02' }
    const posted = await district.must<WishDetail>('partyMember', 'wish', 'post', form)
    await district.must('worker', 'wish', 'step', { id: posted.id, name: 'approve' })
    await claim('unitLiaison', posted.id)
    expect((await list(posted.id)).map(({ name }) => name)).not.toContain('陈志远')
    const refused = await assign('unitLiaison', posted.id, memberId(district, 'partyMember'))
    expect([refused.code, refused.message]).toEqual([
      'INVALID',
      '不能交给这一位来办，请从本单位的名单里另选一位。',
    ])
    const proxied = { ...stored(posted.id), proxyId: accountId(district, 'partyMemberOther') }
    await district.replace('tickets', proxied)
    const other = memberId(district, 'partyMemberOther')
    expect((await assign('unitLiaison', posted.id, other)).code).toBe('INVALID')
  })

  test('联络员不能以单位的名义认领自己许的、自己代许的；也不能用别的单位的名义', async () => {
    await open()
    const form = { ...wishForm, areaId: 'D-03-05-02' }
    const posted = await district.must<WishDetail>('unitLiaison', 'wish', 'post', form)
    await district.must('worker', 'wish', 'step', { id: posted.id, name: 'approve' })
    expect((await claim('unitLiaison', posted.id)).code).toBe('FORBIDDEN')
    const { id } = await wishAt(district, 'open')
    await district.replace('tickets', {
      ...stored(id),
      ...{ askedBy: null, proxyId: accountId(district, 'unitLiaison') },
    })
    expect((await claim('unitLiaison', id)).code).toBe('FORBIDDEN')
    const plain = await wishAt(district, 'open')
    expect((await claim('unitLiaison', plain.id, otherUnit)).code).toBe('FORBIDDEN')
    expect((await claim('unitLiaisonOther', plain.id, otherUnit)).ok).toBe(true)
  })
})

describe('同时与重复', () => {
  const second = () =>
    appoint(district, 'residentNext', [
      { role: 'unitLiaison', areaId: 'D', unit: { id: homeUnit, name: HOUSING } },
    ])

  test('两位联络员同时认领一个，只成一个；同时交给不同的人，也只成一个', async () => {
    await open()
    await second()
    for (let round = 0; round < 3; round += 1) {
      const { id } = await wishAt(district, 'open')
      const claims = await Promise.all([claim('unitLiaison', id), claim('residentNext', id)])
      expect(claims.map((a) => a.code ?? 'ok').sort()).toEqual(['CONFLICT', 'ok'])
      const given = await Promise.all([
        assign('unitLiaison', id, memberId(district, 'partyMember')),
        assign('residentNext', id, memberId(district, 'partyMemberOther')),
      ])
      expect(given.map((a) => a.code ?? 'ok').sort()).toEqual(['CONFLICT', 'ok'])
      expect(events(id)).toEqual(['post', 'approve', 'claimForUnit', 'assign'])
      const won = given[0]?.ok ? 'partyMember' : 'partyMemberOther'
      expect(stored(id).handlerId).toBe(accountId(district, won))
    }
  })

  test('同一次认领、同一次交办发几遍，只记一笔；同一编号换了人，拒绝', async () => {
    await open()
    const { id } = await wishAt(district, 'open')
    const claiming = newRequestId()
    const five = () => Array.from({ length: 5 }, () => claim('unitLiaison', id, homeUnit, claiming))
    const answers = await Promise.all(five())
    for (const answer of answers) expect(answer.data).toEqual(answers[0]?.data)
    const [chen, lin] = [memberId(district, 'partyMember'), memberId(district, 'partyMemberOther')]
    const giving = newRequestId()
    for (let i = 0; i < 3; i += 1)
      expect((await assign('unitLiaison', id, chen, null, giving)).ok).toBe(true)
    expect((await assign('unitLiaison', id, lin, null, giving)).code).toBe('CONFLICT')
    await assign('unitLiaison', id, lin, chen)
    // 先前那一次的重发晚到：不会把人换回去。
    expect((await assign('unitLiaison', id, chen, null, giving)).data.assignedTo?.name).toBe(
      '林晓燕',
    )
    expect(events(id)).toEqual(['post', 'approve', 'claimForUnit', 'assign', 'assign'])
    expect(told('partyMember', id)).toHaveLength(2)
  })
})

describe('数量', () => {
  const roomy = { openPerResident: 1e6, newPerMonth: 1e6 }
  const claimMany = async (many: number) => {
    const wishes = []
    for (let i = 0; i < many; i += 1) wishes.push(await wishAt(district, 'open'))
    return wishes.map(({ id }) => id)
  }
  const heldBy = (unitId: string) =>
    district.find('tickets', { status: 'claimed', 'wish.unit.id': unitId }).length

  test('一个单位手上最多 10 个没送达，同时认领再多也只到 10 个；送达一个才能再认领', async () => {
    await open(roomy)
    const before = heldBy(homeUnit)
    const ids = await claimMany(13 - before)
    const answers = await Promise.all(ids.map((id) => claim('unitLiaison', id)))
    const won = ids.filter((_, i) => answers[i]?.ok)
    expect(heldBy(homeUnit)).toBe(10)
    expect(won).toHaveLength(10 - before)
    for (const answer of answers) if (!answer.ok) expect(answer.code).toBe('LIMIT')
    const left = ids.find((id) => !won.includes(id)) ?? ''
    expect((await claim('unitLiaison', left)).message).toContain('10 个')
    expect((await claim('unitLiaisonOther', left, otherUnit)).ok).toBe(true)
    const another = ids.find((id) => !won.includes(id) && id !== left) ?? ''
    await step('unitLiaison', won[0] ?? '', 'deliver')
    expect((await claim('unitLiaison', another)).ok).toBe(true)
  })

  test('区里改了单位的数目，照改过的', async () => {
    await open({ ...roomy, claimsPerUnit: heldBy2 })
    const before = heldBy(homeUnit)
    const [one = '', two = ''] = await claimMany(2)
    expect(before).toBe(heldBy2 - 1)
    expect((await claim('unitLiaison', one)).ok).toBe(true)
    expect((await claim('unitLiaison', two)).code).toBe('LIMIT')
  })
  /** 演示区里住建局手上已经有一个。 */
  const heldBy2 = 2

  test('单位的不占个人的：手上交来四个，自己的三个照样能认领；第四个不行', async () => {
    await open(roomy)
    const lin = memberId(district, 'partyMemberOther')
    const own = district
      .find('tickets', { status: 'claimed', handlerId: accountId(district, 'partyMemberOther') })
      .filter(({ wish }) => (wish as { unit: unknown }).unit === null).length
    for (let i = 0; i < 4; i += 1) {
      const { id } = await unitClaimed(district)
      expect((await assign('unitLiaison', id, lin)).ok).toBe(true)
    }
    const ids = await claimMany(4 - own)
    const answers = []
    for (const id of ids) answers.push((await step('partyMemberOther', id, 'claim')).code ?? 'ok')
    expect(answers).toEqual([...Array(3 - own).fill('ok'), 'LIMIT'])
  })
})

describe('先联系', () => {
  test('还没联系上就换人，48 小时不重新算：差一秒还在，过一秒放回大厅，记在单位上', async () => {
    await open()
    const { id } = await unitClaimed(district)
    const limit = wakeOf(id)
    expect(Math.abs(limit - CONTACT - now())).toBeLessThan(60 * SECOND)
    await to(now() + 20 * HOUR)
    await assign('unitLiaison', id, memberId(district, 'partyMember'))
    await to(limit - 2 * HOUR)
    await substitute(id)
    expect(wakeOf(id)).toBe(limit)
    expect((await detail('partyMemberOther', id)).contactBy).toBe(new Date(limit).toISOString())
    await to(limit - SECOND)
    expect(stored(id).status).toBe('claimed')
    await to(limit + SECOND)
    expect(stored(id)).toMatchObject({ status: 'open', handlerId: null })
    expect(stored(id).wish).toMatchObject({ unit: null, assigned: null })
    expect(releasesOf(homeUnit)).toBe(1)
    for (const who of ['unitLiaison', 'partyMember', 'partyMemberOther'] as const)
      expect([who, personReleases(who)]).toEqual([who, 0])
    expect(told('box', id).at(-1)).toBe('48 小时里没有联系许愿人，心愿已经放回大厅。')
    expect(told('partyMemberOther', id).at(-1)).toContain('放回大厅')
  })

  test('联系上以后换人，新来的人从换人起 48 小时内要联系；说过就不放', async () => {
    await open()
    const silent = await unitAssigned(district)
    const spoken = await unitAssigned(district)
    for (const { id } of [silent, spoken]) await step('partyMember', id, 'reach')
    await to(now() + 4 * DAY)
    expect(stored(silent.id).status).toBe('claimed')
    const dueAt = String(stored(silent.id).dueAt)
    for (const { id } of [silent, spoken]) await substitute(id)
    const limit = wakeOf(silent.id)
    expect(Math.abs(limit - CONTACT - now())).toBeLessThan(60 * SECOND)
    expect(stored(silent.id).dueAt).toBe(dueAt)
    await to(limit - SECOND)
    expect((await step('partyMemberOther', spoken.id, 'reach')).ok).toBe(true)
    expect(stored(silent.id).status).toBe('claimed')
    await to(limit + SECOND)
    expect(stored(silent.id).status).toBe('open')
    expect(stored(spoken.id).status).toBe('claimed')
  })

  test('联系上以后换了人、没联系又换人：还是从第一次换人算', async () => {
    await open()
    const { id } = await unitAssigned(district)
    await step('partyMember', id, 'reach')
    await to(now() + 3 * DAY)
    await substitute(id)
    const limit = wakeOf(id)
    await to(now() + 30 * HOUR)
    const [chen, lin] = [memberId(district, 'partyMember'), memberId(district, 'partyMemberOther')]
    expect((await assign('unitLiaison', id, chen, lin)).ok).toBe(true)
    expect(wakeOf(id)).toBe(limit)
  })
})

describe('办不了', () => {
  test('交来的人自己不能放回，由联络员放回；记在单位上，不记在人上', async () => {
    await open()
    const { id } = await unitAssigned(district)
    expect((await step('partyMember', id, 'release')).code).toBe('FORBIDDEN')
    expect((await step('unitLiaison', id, 'release', '都出差了')).data.status).toBe('open')
    expect(releasesOf(homeUnit)).toBe(1)
    expect([personReleases('unitLiaison'), personReleases('partyMember')]).toEqual([0, 0])
    expect(stored(id)).toMatchObject({ handlerId: null, helperIds: [] })
    expect(told('partyMember', id).at(-1)).toBe('单位把这个心愿放回了大厅，您不用再办了：都出差了')
    // 之后个人认领，就和单位没有关系了。
    await step('partyMemberElsewhere', id, 'claim')
    expect((await detail('unitLiaison', id)).relation).toBe('visitor')
    expect(stored(id).wish).toMatchObject({ unit: null })
  })

  test('到期没办好，社区收回：记在单位上；兼着社区工作者的联络员自己不能收回', async () => {
    await open()
    const { id } = await unitAssigned(district)
    await step('partyMember', id, 'reach')
    const due = wakeOf(id)
    expect(Math.abs(due - 15 * DAY - now())).toBeLessThan(60 * SECOND)
    await to(due + SECOND)
    expect(told('box', id).at(-1)).toContain('到期了')
    await appoint(district, 'residentNext', [
      { role: 'unitLiaison', areaId: 'D', unit: { id: homeUnit, name: HOUSING } },
      { role: 'communityWorker', areaId: 'D-03-05' },
    ])
    expect((await step('residentNext', id, 'takeBack')).code).toBe('FORBIDDEN')
    expect((await step('worker', id, 'takeBack')).data.status).toBe('open')
    expect([releasesOf(homeUnit), personReleases('partyMember')]).toEqual([1, 0])
  })

  test('单位 30 天内放回两次，再认领要申请；社区同意后以单位的名义认领；过了 30 天又可以', async () => {
    await open({ openPerResident: 1e6, newPerMonth: 1e6 })
    for (let i = 0; i < 2; i += 1) {
      const { id } = await unitClaimed(district)
      expect((await step('unitLiaison', id, 'release')).ok).toBe(true)
    }
    const { id } = await wishAt(district, 'open')
    expect((await detail('unitLiaison', id)).steps).toEqual(['apply'])
    expect((await claim('unitLiaison', id)).code).toBe('LIMIT')
    const ask = { id, unitId: homeUnit, note: '已经安排好了人' }
    await district.must('unitLiaison', 'wish', 'apply', ask)
    const [one] = (await detail('worker', id)).applications
    expect(one).toMatchObject({ name: '沈海霞', unit: HOUSING, releases: 2 })
    const granted = { id, applicationId: one?.id ?? '' }
    await district.must('worker', 'wish', 'grant', granted)
    expect(stored(id).wish).toMatchObject({ unit: { id: homeUnit } })
    expect((await detail('unitLiaison', id)).steps).toContain('assign')
    const later = await wishAt(district, 'open')
    await to(now() + 30 * DAY + SECOND)
    expect((await claim('unitLiaison', later.id)).ok).toBe(true)
  })
})

test('圆了的梦只算一次：单位认领的算单位，个人认领的算个人，没等到确认的谁也不算', async () => {
  await open()
  const credit = (id: string) => stored(id).wish.credit
  const unit = await unitAssigned(district)
  await step('partyMember', unit.id, 'deliver')
  expect(credit(unit.id)).toBeNull()
  await step('resident', unit.id, 'confirm')
  await step('resident', unit.id, 'thank')
  expect(credit(unit.id)).toEqual({ kind: 'unit', id: homeUnit })
  const person = await wishAt(district, 'done')
  expect(credit(person.id)).toEqual({ kind: 'person', id: accountId(district, 'partyMember') })
  const silent = await unitAssigned(district)
  await step('partyMember', silent.id, 'deliver')
  await to(now() + 8 * DAY)
  expect(stored(silent.id).status).toBe('unconfirmed')
  expect(credit(silent.id)).toBeNull()
})

test('我的认领：联络员另有单位的一张单子，照索引取；交来的在各人自己的单子里', async () => {
  await open()
  const { id } = await unitAssigned(district)
  const page = (who: CastName, unitId?: string) =>
    district.send<ClaimsPage>(who, 'wish', 'claims', unitId ? { unitId } : {})
  const has = (answer: { data: ClaimsPage }) => answer.data.rows.some((row) => row.id === id)
  expect((await page('unitLiaison')).data.units).toEqual([{ id: homeUnit, name: HOUSING }])
  expect(has(await page('unitLiaison', homeUnit))).toBe(true)
  for (const operation of district.cloud.calls.at(-1)?.operations ?? []) {
    expect(operation.index).not.toBe('SCAN')
    expect(operation.examined ?? 0).toBeLessThanOrEqual((operation.returned ?? 0) * 2 + 10)
  }
  expect(has(await page('unitLiaison'))).toBe(false)
  expect(has(await page('partyMember'))).toBe(true)
  expect((await page('partyMember')).data.units).toEqual([])
  expect((await page('unitLiaisonOther', homeUnit)).code).toBe('FORBIDDEN')
  expect((await page('partyMember', homeUnit)).code).toBe('FORBIDDEN')
})

test('给未成年人许的：交来的人也只能通过社区联系，换一次人就再请社区牵一次线', async () => {
  await open()
  const form = { ...wishForm, guardian: { name: '李秀英', agreed: true } }
  const posted = await district.must<WishDetail>('resident', 'wish', 'post', form)
  await district.must('worker', 'wish', 'step', { id: posted.id, name: 'approve' })
  await claim('unitLiaison', posted.id)
  await assign('unitLiaison', posted.id, memberId(district, 'partyMember'))
  await substitute(posted.id)
  expect((await detail('partyMemberOther', posted.id)).contactThrough).toBe('金桂社区')
  expect(await contact('partyMemberOther', posted.id)).toBe('FORBIDDEN')
  const asked = district
    .find('notices', { ticketId: posted.id, to: 'communityWorker@D-03-05' })
    .filter(({ text }) => String(text).includes('请帮他们联系'))
  expect(asked).toHaveLength(3)
  expect(told('resident', posted.id).at(-1)).toContain('会请社区和您联系')
})
