import type { MeView } from '@domain/account/usecases'
import type { AreaNode } from '@domain/appointment/area-tree'
import type { ChecklistView } from '@domain/opening/checklist'
import {
  accountIdOf,
  appointed,
  formFor,
  nameIn,
  newPhone,
  noticesTo,
  recordsFor,
  recordsOf,
  workersA,
} from './appointment-walk'
import { alarmAt, type District, justBefore, newRequestId, openDistrict } from './district'
import { openHandset } from './handset'
import { openerOf, phoneOf } from './opener'
import { elsewhere, home } from './seed/places'

let district: District
const open = async () => {
  district = await openDistrict()
}
const close = () => district.close()

const clerk = { role: 'clerk', areaId: home.communityId } as const
const gridA = { role: 'gridWorker', duty: 'A', areaId: elsewhere.gridId } as const
const midnight = (day: string) => Date.parse(`${day}T00:00:00.000+08:00`)
const dutiesOf = async (who: 'resident' | 'newcomer') =>
  (await district.must<MeView>(who, 'account', 'mine')).appointments.map(({ role }) => role)

describe('任命', () => {
  beforeAll(open)
  afterAll(close)

  test('号码登记过的当场到位；姓名和号码密封，消息告诉本人', async () => {
    const form = formFor(clerk, { name: '李秀英', phone: phoneOf('resident') })
    expect(await appointed(district, 'secretary', form)).toMatchObject({ ok: true })
    expect(await dutiesOf('resident')).toEqual(['柜台核销员'])
    const [record] = recordsFor(district, phoneOf('resident')).filter((r) => r.role === 'clerk')
    expect(record).toMatchObject({ accountId: accountIdOf(district, 'resident') })
    expect(JSON.stringify(record)).not.toContain('李秀英')
    expect(JSON.stringify(record)).not.toContain(phoneOf('resident'))
    const [said] = noticesTo(district, accountIdOf(district, 'resident'))
    expect(said).toBe('您担任金桂社区 柜台核销员。')
  })

  test('还没有来的人先等着，登记手机号时到位；等着的时候树上写明他还没有来', async () => {
    const form = formFor(clerk, { name: '唐雨欣', phone: phoneOf('newcomer') })
    await appointed(district, 'secretary', form)
    const seats = async () =>
      (await district.must<AreaNode>('secretary', 'appointment', 'areaTree')).seats
    const holder = async () =>
      (await seats())
        .find(({ role }) => role === 'clerk')
        ?.holders.find(({ name }) => name === '唐雨欣')
    expect(await holder()).toMatchObject({ waiting: true })
    const opener = openerOf(district)
    await opener.agree('newcomer')
    expect(await opener.bind('newcomer')).toMatchObject({ granted: 1 })
    expect(await dutiesOf('newcomer')).toEqual(['柜台核销员'])
    expect(await holder()).toMatchObject({ waiting: false })
  })

  test('先任命、后登记，也任命不了自己：登记自己的号码时不给', async () => {
    const secretary = district.find('accounts', { openid: 'demo-secretary-zhao' })[0] ?? {}
    await district.replace('accounts', { ...secretary, phone: null, phoneDigest: null })
    const form = formFor(clerk, { name: '赵国林', phone: phoneOf('secretary') })
    expect(await appointed(district, 'secretary', form)).toMatchObject({ ok: true })
    expect(await openerOf(district).bind('secretary')).toMatchObject({ granted: 0 })
  })

  test('同一次请求重发只任命一次；同一个编号换了内容，请他先看看', async () => {
    const form = formFor(clerk)
    const id = newRequestId()
    for (let i = 0; i < 2; i += 1)
      expect(await appointed(district, 'secretary', form, id)).toMatchObject({ ok: true })
    expect(recordsFor(district, form.phone)).toHaveLength(1)
    const other = await appointed(district, 'secretary', { ...form, name: '别人' }, id)
    expect(other.code).toBe('CONFLICT')
    expect((await appointed(district, 'secretary', form)).message).toContain('续任')
  })

  test.each([
    [{ role: 'gridWorker', areaId: home.gridId }, '请选分工|要选分工'],
    [{ role: 'clerk', duty: 'A', areaId: home.communityId }, '只有网格员才有分工'],
    [{ role: 'clerk', areaId: home.gridId }, '在社区任职'],
    [{ role: 'gridWorker', duty: 'A', areaId: home.communityId }, '在网格任职'],
    [{ role: 'partySecretary', unitId: 'U-01' }, '不能有党组织书记'],
    [{ role: 'partySecretary' }, '请选党组织书记是哪个单位的'],
    [{ role: 'clerk', areaId: 'D-99' }, '没有找到这个地方'],
  ] as const)('写错地方的 %j 说得出错在哪里', async (post, says) => {
    const answer = await appointed(district, 'district', formFor(post))
    expect([answer.code, answer.message]).toEqual(['INVALID', expect.stringMatching(says)])
  })

  test.each([
    [{ from: '2026-11-22' }, '开始的日期已经过了'],
    [{ last: '2026-11-22' }, '结束的日期已经过了'],
    [{ from: '2026-12-01', last: '2026-11-30' }, '比开始还早'],
    [{ last: '2037-01-01' }, '最长十年'],
    [{ last: '2027-02-30' }, '认不出这个日期'],
    [{ last: '明年' }, '认不出这个日期'],
    [{ phone: '12345' }, '11 位数字'],
    [{ name: ' ' }, '请填写姓名'],
  ])('填错的 %j 说得出怎么改', async (wrong, says) => {
    const before = recordsOf(district, { accountId: null })
    const answer = await appointed(district, 'district', formFor(clerk, wrong))
    expect([answer.code, answer.message]).toEqual(['INVALID', expect.stringContaining(says)])
    expect(recordsOf(district, { accountId: null })).toEqual(before)
  })
})

describe('任期', () => {
  beforeEach(open)
  afterEach(close)

  test('结束日期是最后一天：差一秒还在，到点当场不在，树上就空出来', async () => {
    await appointed(
      district,
      'secretary',
      formFor(clerk, { phone: phoneOf('resident'), last: '2026-12-31' }),
    )
    const edge = midnight('2027-01-01')
    await justBefore(district, edge, async () =>
      expect(await dutiesOf('resident')).toEqual(['柜台核销员']),
    )
    await district.cloud.clock.set(edge)
    expect(await dutiesOf('resident')).toEqual([])
  })

  test('说好以后才开始的：差一秒还不算，到点就算', async () => {
    await appointed(
      district,
      'secretary',
      formFor(clerk, { phone: phoneOf('resident'), from: '2026-12-01' }),
    )
    const edge = midnight('2026-12-01')
    await justBefore(district, edge, async () => expect(await dutiesOf('resident')).toEqual([]))
    await district.cloud.clock.set(edge)
    expect(await dutiesOf('resident')).toEqual(['柜台核销员'])
  })

  test('续任从原来的结束往后推；本来没有期限的不用续，不能越续越短', async () => {
    const form = formFor(clerk, { last: '2026-12-31' })
    await appointed(district, 'secretary', form)
    const id = recordsFor(district, form.phone)[0]?._id
    const extend = (last: string | null) =>
      district.send('secretary', 'appointment', 'extend', { id, last })
    expect((await extend('2026-12-30')).code).toBe('INVALID')
    expect(await extend('2027-12-31')).toMatchObject({ ok: true })
    expect(recordsFor(district, form.phone)[0]?.to).toBe('2027-12-31T16:00:00.000Z')
    expect(await extend(null)).toMatchObject({ ok: true })
    expect((await extend('2028-12-31')).message).toContain('没有期限')
  })

  test('免去当场生效：管人管事的岗位没有通行证，下一次来就认得出', async () => {
    const form = formFor(
      { role: 'communityWorker', areaId: home.communityId },
      { phone: phoneOf('resident') },
    )
    await appointed(district, 'street', form)
    const phone = openHandset(district, 'resident')
    expect(await phone.must('home', 'desk')).toMatchObject({ reviews: true })
    const id = recordsFor(district, phoneOf('resident')).find((r) => r.role !== 'partyMember')?._id
    await district.must('street', 'appointment', 'dismiss', { id })
    await expect(phone.must('home', 'desk')).rejects.toThrow('FORBIDDEN')
    await expect(phone.must('appointment', 'areaTree')).rejects.toThrow('FORBIDDEN')
    const [said] = noticesTo(district, accountIdOf(district, 'resident'))
    expect(said).toBe('您不再担任金桂社区 社区工作者，谢谢您。')
  })

  test('免去以后还缺谁，答复里说得出；只缺一半的不说', async () => {
    const b = recordsOf(district, { areaId: home.gridId, duty: 'B' })[0]?._id
    const gone = await district.must('street', 'appointment', 'dismiss', { id: b })
    expect(gone).toEqual({ missing: ['网格员（B 岗）'] })
    const worker = recordsOf(district, { areaId: home.communityId, role: 'communityWorker' })[0]
    await appointed(
      district,
      'street',
      formFor({ role: 'communityWorker', areaId: home.communityId }),
    )
    const left = await district.must('street', 'appointment', 'dismiss', { id: worker?._id })
    expect(left).toEqual({ missing: [] })
    const { items } = await district.must<ChecklistView>('district', 'opening', 'checklist')
    expect(items.find(({ key }) => key === 'noB')?.list).toEqual(['金桂第二网格'])
  })

  test('到期前三十天：本人和能任免他的书记各一条，早一秒没有，多跑几遍也只有一条', async () => {
    await appointed(
      district,
      'secretary',
      formFor(clerk, { name: '李秀英', phone: phoneOf('resident'), last: '2027-01-30' }),
    )
    const [person, ruler] = [
      accountIdOf(district, 'resident'),
      accountIdOf(district, 'secretary'),
    ] as const
    const told = (to: string) => noticesTo(district, to).filter((text) => text.includes('任期到'))
    const edge = midnight('2027-01-01')
    await alarmAt(district, edge - 1000)
    expect([told(person), told(ruler)]).toEqual([[], []])
    for (let i = 0; i < 3; i += 1) await alarmAt(district, edge)
    expect(told(person)).toEqual(['您担任金桂社区 柜台核销员，任期到2027年1月30日为止。'])
    expect(told(ruler)).toEqual([
      '李秀英担任金桂社区 柜台核销员，任期到2027年1月30日为止，请续任或换人。',
    ])
    const id = recordsFor(district, phoneOf('resident')).find((r) => r.role === 'clerk')?._id
    district.cloud.clock.go()
    await district.must('secretary', 'appointment', 'extend', { id, last: '2027-12-31' })
    await alarmAt(district, midnight('2027-12-02'))
    expect(told(person)).toHaveLength(2)
  })

  test('书记管不了的，提醒街道；街道管不了的，提醒区里', async () => {
    const worker = { role: 'communityWorker', areaId: home.communityId } as const
    await appointed(district, 'street', formFor(worker, { last: '2027-01-30' }))
    await appointed(
      district,
      'district',
      formFor({ role: 'unitLiaison', unitId: 'U-03' }, { last: '2027-01-30' }),
    )
    for (let i = 0; i < 2; i += 1) await alarmAt(district, midnight('2027-01-01'))
    expect(noticesTo(district, `street@${home.streetId}`)[0]).toContain('金桂社区 社区工作者')
    expect(noticesTo(district, 'district@D')[0]).toContain('区实验小学 派出单位联络员')
  })
})

/** 先让云函数的几个实例都热起来：冷的一个一个启动，几个人就不是同一刻来的了。 */
const warm = () =>
  Promise.all(Array.from({ length: 8 }, () => district.must('district', 'appointment', 'areaTree')))

describe('换人', () => {
  beforeEach(open)
  afterEach(close)

  const current = () => workersA(district, elsewhere.gridId)

  test('一个网格正好一名 A 岗：新的来，旧的同一刻下，中间不空也不重', async () => {
    const [old] = current()
    const plain = await appointed(district, 'district', formFor(gridA))
    expect([plain.code, plain.message]).toEqual(['CONFLICT', expect.stringContaining('换人')])
    const form = formFor(gridA, { name: '新来的', replaces: old?._id ?? '' })
    expect(await appointed(district, 'district', form)).toEqual(
      expect.objectContaining({ data: { missing: [] } }),
    )
    expect(current().map(nameIn)).toEqual(['新来的'])
    expect(recordsOf(district, { _id: old?._id })[0]?.to).toBe(current()[0]?.from)
  })

  test('约好某天换人：那天零点以前是旧的，零点起是新的', async () => {
    const [old] = current()
    const form = formFor(gridA, { name: '新来的', from: '2026-12-01', replaces: old?._id ?? '' })
    await appointed(district, 'district', form)
    const edge = midnight('2026-12-01')
    await justBefore(district, edge, async () =>
      expect(current().map(({ _id }) => _id)).toEqual([old?._id]),
    )
    await district.cloud.clock.set(edge)
    expect(current().map(nameIn)).toEqual(['新来的'])
  })

  test('两个人同时换 A 岗，只成一个', async () => {
    const [old] = current()
    const forms = ['甲', '乙', '丙', '丁'].map((name) =>
      formFor(gridA, { name, replaces: old?._id ?? '' }),
    )
    const who = ['district', 'streetElsewhere'] as const
    await warm()
    const answers = await Promise.all(
      forms.map((form, i) => appointed(district, who[i % 2] ?? null, form)),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    for (const { ok, code } of answers) if (!ok) expect(code).toBe('CONFLICT')
    expect(current()).toHaveLength(1)
  })

  test('空着的 A 岗，几个人同时任命，也正好只有一名', async () => {
    await district.must('district', 'appointment', 'dismiss', { id: current()[0]?._id })
    expect(current()).toEqual([])
    await warm()
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        appointed(district, i % 2 ? 'district' : 'streetElsewhere', formFor(gridA)),
      ),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(current()).toHaveLength(1)
  })
})

describe('最后一位区管理员', () => {
  beforeEach(open)
  afterEach(close)

  const second = async () => {
    const form = formFor({ role: 'district', areaId: 'D' }, { phone: phoneOf('department') })
    await appointed(district, 'district', form)
    return recordsFor(district, phoneOf('department')).find((r) => r.role === 'district')?._id
  }
  const first = () =>
    recordsOf(district, { accountId: accountIdOf(district, 'district'), role: 'district' })[0]?._id

  test('两位同时互相免去，只成一个，区里总有人', async () => {
    const id = await second()
    await warm()
    const answers = await Promise.all([
      district.send('district', 'appointment', 'dismiss', { id }),
      district.send('department', 'appointment', 'dismiss', { id: first() }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const now = new Date(district.cloud.clock.now()).toISOString()
    const left = recordsOf(district, { role: 'district' }).filter(({ to }) => !to || to > now)
    expect(left).toHaveLength(1)
  })

  test('接替的人还没有来，就还是最后一位', async () => {
    const form = formFor({ role: 'district', areaId: 'D' }, { phone: newPhone() })
    await appointed(district, 'district', form)
    const waiting = recordsFor(district, form.phone)[0]?._id
    expect(
      await district.send('district', 'appointment', 'dismiss', { id: waiting }),
    ).toMatchObject({ ok: true })
  })
})

describe('看手机号', () => {
  beforeEach(open)
  afterEach(close)

  test('能任免他的人看得到，看一次记一次；树上没有号码', async () => {
    const form = formFor(clerk, { name: '核销员', phone: newPhone() })
    await appointed(district, 'secretary', form)
    const id = recordsFor(district, form.phone)[0]?._id ?? ''
    const shown = await district.must('secretary', 'appointment', 'showPhone', { id })
    expect(shown).toEqual({ name: '核销员', phone: form.phone })
    await district.must('secretary', 'appointment', 'showPhone', { id })
    expect(district.find('looks', { ticketId: id })).toHaveLength(2)
    for (const who of ['worker', 'auditor', 'gridWorker', 'partyMember'] as const)
      expect((await district.send(who, 'appointment', 'showPhone', { id })).code).toBe('FORBIDDEN')
    expect(district.find('looks', { ticketId: id })).toHaveLength(2)
    const tree = await district.must('secretary', 'appointment', 'areaTree')
    expect(JSON.stringify(tree)).not.toMatch(/1[3-9]\d{9}/)
  })
})
