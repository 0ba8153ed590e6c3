import type { JobView } from '@domain/accountcare/job'
import type { MergeOutcome, MergePreview } from '@domain/accountcare/merge'
import type { HelperView } from '@domain/helper/usecases'
import type { WishDetail } from '@domain/wish/present'
import { type Caretaker, caretakerOf } from './account-people'
import { alarmAt, type District, openDistrict, wideQuotas, wishAt, wishForm } from './district'
import type { CastName } from './seed/cast'

let district: District
let care: Caretaker
const open = async (quotas?: object) => {
  district = await openDistrict(quotas)
  care = caretakerOf(district)
}
beforeEach(() => open())
afterEach(() => district.close())

interface Page {
  readonly rows: readonly { id: string; relation: string }[]
}
interface Inbox {
  readonly rows: readonly { text: string; ticketId: string }[]
}

const postAs = (who: CastName, form: object = {}) =>
  district.send<WishDetail>(who, 'wish', 'post', { ...wishForm, ...form })
const step = (who: CastName, id: string, name: string, note: string | null = null) =>
  district.send<WishDetail>(who, 'wish', 'step', { id, name, note })
const startMerge = async (from: CastName, into: CastName) => {
  const code = await care.askCode(from)
  return district.send<MergeOutcome<JobView>>(into, 'account', 'merge', { code })
}

test('两边都许过愿：合成一个以后，两个微信看到的都是全部，消息、账号也是同一份', async () => {
  const mine = await wishAt(district, 'pending')
  const other = (await postAs('residentOther', { text: '想要一床厚被子，冬天夜里冷' })).data
  const code = await care.askCode('residentOther')
  const seen = await district.must<MergeOutcome<MergePreview>>('resident', ...preview(code))
  const before = district.find('tickets', { beneficiary: care.idOf('residentOther') })
  expect(seen.result).toMatchObject({ wishes: before.length, claims: 0, appointments: [] })
  const { state } = await care.merge('residentOther', 'resident')
  expect(state).toBe('done')
  for (const who of ['resident', 'residentOther'] as const) {
    const { rows } = await district.must<Page>(who, 'wish', 'mine')
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([mine.id, other.id]))
    const detail = await district.must<WishDetail>(who, 'wish', 'detail', { id: other.id })
    expect([who, detail.relation]).toEqual([who, 'owner'])
    const inbox = await district.must<Inbox>(who, 'inbox', 'list')
    expect(inbox.rows.map(({ ticketId }) => ticketId)).toContain(other.id)
    expect(inbox.rows.some(({ text }) => text.startsWith('两个账号合成一个了'))).toBe(true)
  }
  const [one, two] = await Promise.all([
    district.must('resident', 'account', 'care'),
    district.must('residentOther', 'account', 'care'),
  ])
  expect(two).toEqual(one)
})

const preview = (code: string) => ['account', 'previewMerge', { code }] as const

test('许愿的数量两边合起来数：各有两个没办完，合成一个就不能再许', async () => {
  await district.close()
  await open({ ...wideQuotas, openPerResident: 4 })
  const fresh = { areaId: 'D-03-05-02' }
  const own = district.find('tickets', { beneficiary: care.idOf('residentYoung') })
  const going = own.filter(({ status }) => !['done', 'withdrawn'].includes(String(status))).length
  for (let i = going; i < 2; i += 1) await postAs('residentYoung', fresh)
  await district.must('newcomer', 'account', 'consent', { version: '2026-11' })
  for (let i = 0; i < 2; i += 1) expect((await postAs('newcomer', fresh)).ok).toBe(true)
  await care.merge('newcomer', 'residentYoung')
  for (const who of ['newcomer', 'residentYoung'] as const)
    expect((await postAs(who, fresh)).code).toBe('LIMIT')
})

test('认领也归一个人：手上的数量、放回的次数、联系方式，两个微信一样', async () => {
  const already = (['partyMember', 'partyMemberOther'] as const).flatMap((who) =>
    district.find('tickets', { handlerId: care.idOf(who), status: 'claimed', 'wish.unit': null }),
  )
  const quotas = { ...wideQuotas, claimsPerHelper: already.length + 2 }
  await district.replace('settings', { ...rules, quotas })
  const held: string[] = []
  for (const who of ['partyMember', 'partyMemberOther'] as const) {
    const released = await wishAt(district, 'open')
    expect((await step(who, released.id, 'claim')).ok).toBe(true)
    expect((await step(who, released.id, 'release', '家里临时有事，这周去不了')).ok).toBe(true)
    const { id } = await wishAt(district, 'open')
    expect((await step(who, id, 'claim')).ok).toBe(true)
    held.push(id)
  }
  await care.merge('partyMemberOther', 'partyMember')
  for (const who of ['partyMember', 'partyMemberOther'] as const) {
    const { rows } = await district.must<Page>(who, 'wish', 'claims')
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(held))
    for (const id of held)
      expect((await district.send(who, 'wish', 'showContact', { id })).ok).toBe(true)
    const more = await wishAt(district, 'open')
    expect((await step(who, more.id, 'claim')).code).toBe('LIMIT')
    await district.replace('settings', { ...rules, quotas: { ...quotas, releasesPerMonth: 2 } })
    const detail = await district.must<WishDetail>(who, 'wish', 'detail', { id: more.id })
    expect([detail.steps.includes('claim'), detail.steps.includes('apply')]).toEqual([false, true])
    await district.replace('settings', { ...rules, quotas })
  }
  const [account] = district.find('accounts', { _id: care.idOf('partyMember') })
  expect(account).toMatchObject({
    moving: null,
    releases: [expect.any(String), expect.any(String)],
  })
})

test('同一个单位的同一段任职只留一段，单位还在；联络员那一段跟过来，照样替单位认领', async () => {
  await care.merge('partyMemberOther', 'partyMember')
  await care.merge('unitLiaison', 'partyMember')
  const { appointments } = await district.must<{ appointments: object[] }>(
    ...(['partyMember', 'account', 'mine'] as const),
  )
  expect(appointments).toHaveLength(2)
  const [account] = district.find('accounts', { _id: care.idOf('partyMember') })
  const live = ((account?.appointments ?? []) as { to: string | null; unit: object }[]).filter(
    ({ to }) => to === null,
  )
  expect(live.map(({ unit }) => unit)).toEqual([expect.any(Object), expect.any(Object)])
  const wish = await wishAt(district, 'open')
  for (const who of ['unitLiaison', 'partyMember'] as const) {
    const { units } = await district.must<{ units: { id: string }[] }>(who, 'wish', 'claims')
    expect(units).toHaveLength(1)
  }
  const [unit] = district.find('units', { name: '区住房和建设局' })
  const claim = { id: wish.id, unitId: String(unit?._id) }
  const claimed = await district.must<WishDetail>('partyMember', 'wish', 'claimForUnit', claim)
  expect(claimed.status).toBe('claimed')
})

test('社区工作者把自己许愿的微信并进来：自己的心愿从此由同事审', async () => {
  const wish = await wishAt(district, 'pending')
  expect((await district.must<WishDetail>('worker', ...detail(wish.id))).steps).toContain('approve')
  await care.merge('resident', 'worker')
  expect((await district.must<WishDetail>('worker', ...detail(wish.id))).steps).not.toContain(
    'approve',
  )
  expect((await step('resident', wish.id, 'approve')).code).toBe('FORBIDDEN')
  expect((await step('secretary', wish.id, 'approve')).ok).toBe(true)
})

const rules = { _id: 'wish', rev: 1, workdays: [], holidays: [] }

const detail = (id: string) => ['wish', 'detail', { id }] as const

test('一边许的、另一边正在帮的，不能合成一个；办完了就可以', async () => {
  const wish = await wishAt(district, 'claimed')
  const refused = await startMerge('resident', 'partyMember')
  expect(refused).toMatchObject({ ok: false, code: 'CONFLICT' })
  expect(refused.message).toContain(wish.no)
  expect((await startMerge('partyMember', 'resident')).code).toBe('CONFLICT')
  await step('partyMember', wish.id, 'deliver', '老花镜送到家里了')
  await step('resident', wish.id, 'confirm')
  const going = district
    .find('tickets', { beneficiary: care.idOf('resident') })
    .filter(({ handlerId }) => handlerId === care.idOf('partyMember'))
    .filter(({ status }) => status === 'claimed' || status === 'delivered')
  for (const { _id } of going) await step('partyMember', String(_id), 'release', '先放回')
  const left = await startMerge('resident', 'partyMember')
  expect(left.ok).toBe(going.every(({ status }) => status === 'claimed'))
})

test('投诉建议、代许、我能帮什么、微信提醒都跟过来；经过里写着当时是谁', async () => {
  await district.must('partyMemberOther', 'helper', 'save', {
    ...{ areaId: 'D-03-05-02-b01', skills: ['repair'], free: 'now', daily: false },
  })
  const complaint = await district.must<{ id: string }>('partyMemberOther', 'complaint', 'write', {
    ...{ kind: 'suggestion', text: '楼下的路灯坏了一个月了', contact: null },
  })
  const wish = await wishAt(district, 'open')
  await step('partyMemberOther', wish.id, 'claim')
  const old = care.idOf('partyMemberOther')
  await care.merge('partyMemberOther', 'partyMember')
  const helper = await district.must<HelperView>('partyMember', 'helper', 'mine')
  expect(helper.place?.id).toBeTruthy()
  const { rows } = await district.must<Page>('partyMember', 'complaint', 'mine')
  expect(rows.map(({ id }) => id)).toContain(complaint.id)
  const [ticket] = district.find('tickets', { _id: wish.id })
  expect(ticket).toMatchObject({ handlerId: care.idOf('partyMember') })
  const timeline = ticket?.timeline as { step: string; by: string }[]
  expect(timeline.find((one) => one.step === 'claim')?.by).toBe(old)
  for (const name of ['helpers', 'reminders', 'mergeCodes', 'openingTries'])
    expect([name, district.find(name, { _id: old })]).toEqual([name, []])
})

test('正在合并的时候看得了、办不了；断在半路，定时任务接着做完，做到哪儿都不乱', async () => {
  for (let i = 0; i < 60; i += 1) await postAs('residentOther')
  const { data } = await startMerge('residentOther', 'resident')
  const job = data.result as JobView
  expect((await postAs('resident')).code).toBe('CONFLICT')
  expect((await postAs('residentOther')).message).toContain('正在合并或注销')
  expect((await district.send('resident', 'wish', 'mine')).ok).toBe(true)
  expect((await district.send('resident', 'inbox', 'catchUp')).ok).toBe(true)
  const carry = { id: job.id, step: job.steps }
  const [first, twice] = await Promise.all([
    district.must<JobView>('resident', 'account', 'carryOn', carry),
    district.must<JobView>('residentOther', 'account', 'carryOn', carry),
  ])
  expect([first.steps, twice.steps]).toEqual([1, 1])
  expect((await district.send('worker', 'account', 'carryOn', { ...carry, step: 1 })).code).toBe(
    'NOT_FOUND',
  )
  await alarmAt(district, district.cloud.clock.now() + 1000)
  district.cloud.clock.go()
  const [after] = district.find('accountJobs', { _id: job.id })
  expect(after).toMatchObject({ state: 'done', owner: '', ids: [], to: '' })
  expect(district.find('tickets', { beneficiary: care.idOf('residentOther') })).toEqual([])
  expect(district.find('tickets', { beneficiary: care.idOf('resident') }).length).toBeGreaterThan(
    60,
  )
  expect((await postAs('residentOther')).ok).toBe(true)
})

test('没有并过的人，认人还是只读一次账号；并过的读两次', async () => {
  await care.merge('residentOther', 'resident')
  const reads = async (who: CastName) => {
    await district.must(who, 'wish', 'mine')
    const call = district.cloud.calls.at(-1)
    return call?.operations.filter((o) => o.collection === 'accounts').length
  }
  expect([
    await reads('residentNext'),
    await reads('resident'),
    await reads('residentOther'),
  ]).toEqual([1, 1, 2])
})

test('并进来的账号再并到第三个：三个微信都是一个人', async () => {
  const wish = (await postAs('residentOther')).data
  await care.merge('residentOther', 'resident')
  await care.merge('resident', 'residentNext')
  for (const who of ['residentOther', 'resident', 'residentNext'] as const) {
    const seen = await district.must<WishDetail>(who, 'wish', 'detail', { id: wish.id })
    expect([who, seen.relation]).toEqual([who, 'owner'])
  }
})
