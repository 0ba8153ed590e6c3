import type { ClaimsPage } from '@domain/wish/lists'
import type { WishDetail } from '@domain/wish/present'
import type { MembersView } from '@domain/wish/unit-claim'
import { type District, newRequestId, openDistrict, wishAt, wishForm } from './district'
import type { CastName } from './seed/cast'
import {
  accountId,
  actsIn,
  appoint,
  homeUnit,
  otherUnit,
  unitAssigned,
  unitClaimed,
} from './unit-walk'

const SECOND = 1000
const HOUSING = '区住房和建设局'
const NAMES = /陈志远|林晓燕/

let district: District
afterEach(() => district.close())
const open = async () => {
  district = await openDistrict()
}

const now = () => district.cloud.clock.now()
const acts = actsIn(() => district)
const { stored, events, step, detail, claim, assign, substitute, told, member } = acts
const contact = async (who: CastName, id: string) =>
  (await district.send(who, 'wish', 'showContact', { id })).code ?? 'ok'

test('联络员认领、交给一位党员、换人，换来的人办好；各人各得该得的消息，许愿人听不到姓名', async () => {
  await open()
  const { id } = await wishAt(district, 'open')
  const claimed = (await claim('unitLiaison', id)).data
  expect(claimed).toMatchObject({ status: 'claimed', relation: 'unitLead', assignedTo: null })
  expect(claimed.unit).toEqual({ id: homeUnit, name: HOUSING })
  const first = member('partyMember')
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
  await assign('unitLiaison', id, member('partyMember'))
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
  await assign('unitLiaison', posted.id, member('partyMember'))
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
    const old = member('partyMemberElsewhere')
    expect((await assign('unitLiaison', id, old, member('partyMember'))).code).toBe('INVALID')
  })

  test('一个单位的人再多，也只列一百位，并说明没有列全', async () => {
    await open()
    const [one] = district.find('appointments', {
      accountId: accountId(district, 'partyMember'),
      role: 'partyMember',
    })
    for (let i = 0; i < 101; i += 1) {
      const [_id, who] = [`crowd-${i}`, `account-${i}`]
      await district.replace('appointments', { ...one, _id, id: _id, accountId: who })
    }
    const { id } = await unitClaimed(district)
    const shown = await district.must<MembersView>('unitLiaison', 'wish', 'members', { id })
    expect([shown.members.length, shown.partial]).toEqual([100, true])
  })

  test('别的单位的党员、不是党员的任职、编出来的编号，都不能交；已经在办的人也不用再交', async () => {
    await open()
    const { id } = await unitClaimed(district)
    const [liaisonPost] = district.find('appointments', {
      accountId: accountId(district, 'unitLiaison'),
    })
    const wrong = [member('partyMemberElsewhere'), String(liaisonPost?._id), 'nobody']
    for (const one of wrong)
      expect([one, (await assign('unitLiaison', id, one)).code]).toEqual([one, 'INVALID'])
    const chen = member('partyMember')
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
    const refused = await assign('unitLiaison', posted.id, member('partyMember'))
    expect([refused.code, refused.message]).toEqual([
      'INVALID',
      '不能交给这一位来办，请从本单位的名单里另选一位。',
    ])
    const proxied = { ...stored(posted.id), proxyId: accountId(district, 'partyMemberOther') }
    await district.replace('tickets', proxied)
    const other = member('partyMemberOther')
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
        assign('unitLiaison', id, member('partyMember')),
        assign('residentNext', id, member('partyMemberOther')),
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
    const [chen, lin] = [member('partyMember'), member('partyMemberOther')]
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
  await assign('unitLiaison', posted.id, member('partyMember'))
  await substitute(posted.id)
  expect((await detail('partyMemberOther', posted.id)).contactThrough).toBe('金桂社区')
  expect(await contact('partyMemberOther', posted.id)).toBe('FORBIDDEN')
  const asked = district
    .find('notices', { ticketId: posted.id, to: 'communityWorker@D-03-05' })
    .filter(({ text }) => String(text).includes('请帮他们联系'))
  expect(asked).toHaveLength(3)
  expect(told('resident', posted.id).at(-1)).toContain('会请社区和您联系')
})
