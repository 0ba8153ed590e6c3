import type { MeView } from '@domain/account/usecases'
import type { EraseView } from '@domain/accountcare/erase'
import type { JobView } from '@domain/accountcare/job'
import type { WishDetail } from '@domain/wish/present'
import { openVault } from '../cloudfunctions/_shared/vault'
import { DEMO_VAULT_KEY } from '../config/run/demo'
import { type Caretaker, caretakerOf } from './account-people'
import { plainJpeg } from './camera-photo'
import { alarmAt, type District, openDistrict, wishForm } from './district'
import { everyString } from './every-string'
import { type CastName, cast, people } from './seed/cast'

const vault = openVault(DEMO_VAULT_KEY)

let district: District
let care: Caretaker
beforeEach(async () => {
  district = await openDistrict()
  care = caretakerOf(district)
})
afterEach(() => district.close())

const step = (who: CastName, id: string, name: string, note: string | null = null) =>
  district.must<WishDetail>(who, 'wish', 'step', { id, name, note })
const eraseNow = async (who: CastName) =>
  care.finish(who, await district.must<JobView>(who, 'account', 'erase'))
const personal = {
  ...wishForm,
  ...{ name: '欧阳若兰', phone: '13900007777', room: '9 单元 9901' },
}

/** 库里还有没有这几样，密封的也打开看。返回在哪里。 */
function traces(words: readonly string[]): string[] {
  return everyString(district.cloud).flatMap(({ where, text }) => {
    const opened = text.length > 60 ? unsealed(text) : ''
    return words.some((word) => text.includes(word) || opened.includes(word)) ? [where] : []
  })
}

function unsealed(text: string): string {
  try {
    return JSON.stringify(vault.open(text))
  } catch {
    return ''
  }
}

/** 一个人把能做的都做一遍，再走：许愿带照片和声音、办成一个上墙、投诉、被看过联系方式。 */
async function livedHere(): Promise<{ done: string; claimed: string; delivered: string }> {
  await district.must('newcomer', 'account', 'consent', { version: '2026-11' })
  await care.bind('newcomer')
  const post = async (text: string) =>
    (await district.must<WishDetail>('newcomer', 'wish', 'post', { ...personal, text })).id
  const done = await post('我是欧阳若兰，想要一副老花镜，电话13900007777')
  const claimed = await post('想有人陪我去一趟医院看看眼睛')
  const delivered = await post('家里的灯泡坏了，想请人来换')
  for (const id of [done, claimed, delivered]) {
    await step('worker', id, 'approve')
    await step('partyMember', id, 'claim')
  }
  await district.must('partyMember', 'wish', 'showContact', { id: done })
  for (const id of [done, delivered])
    await step('partyMember', id, 'deliver', '东西送到欧阳若兰家里了')
  await step('newcomer', done, 'confirm')
  await step('newcomer', done, 'thank', '谢谢您，若兰常念着，欧阳若兰敬上')
  await district.must('newcomer', 'wish', 'share', { id: done, version: '2026-11' })
  await district.must('newcomer', 'complaint', 'write', {
    ...{ kind: 'suggestion', text: '欧阳若兰建议多装一盏路灯' },
    contact: { name: '欧阳若兰', phone: '13900007777' },
  })
  return { done, claimed, delivered }
}

test('注销以后，库里每一个集合都找不到他的编号、姓名、手机号，密封的打开看也没有', async () => {
  const { done, claimed, delivered } = await livedHere()
  const id = care.idOf('newcomer')
  const phone = people.find(({ name }) => name === '唐雨欣')?.phone ?? ''
  const secrets = [id, '欧阳若兰', '13900007777', '9 单元 9901', phone, 'demo-newcomer-tang']
  expect(traces(secrets).length).toBeGreaterThan(10)
  expect((await eraseNow('newcomer')).state).toBe('done')
  expect(traces(secrets)).toEqual([])
  const statuses = [done, claimed, delivered].map(
    (wish) => district.find('tickets', { _id: wish })[0]?.status,
  )
  expect(statuses).toEqual(['done', 'withdrawn', 'unconfirmed'])
  const told = district.find('notices', { ticketId: claimed, to: care.idOf('partyMember') })
  expect(told.map(({ text }) => text)).toContain('许愿人注销了账号，这个心愿不用再办了，谢谢您。')
  const [ticket] = district.find('tickets', { _id: done })
  expect(ticket?.wish).toMatchObject({
    calledName: '一位居民',
    wall: null,
    pictures: [],
    voice: null,
  })
})

test('再用同一个微信来，是新的账号，看不到原来的一件；留下的一件“注销”说不出是谁', async () => {
  const { done } = await livedHere()
  await eraseNow('newcomer')
  expect(await district.must<MeView>('newcomer', 'account', 'mine')).toMatchObject({
    ...{ known: true, consented: false, phone: null, home: null },
  })
  await district.must('newcomer', 'account', 'consent', { version: '2026-11' })
  for (const [fn, name] of [
    ['wish', 'mine'],
    ['wish', 'claims'],
    ['inbox', 'list'],
    ['complaint', 'mine'],
  ] as const)
    expect([name, await district.must(...(['newcomer', fn, name] as const))]).toEqual([
      name,
      expect.objectContaining({ rows: [] }),
    ])
  expect((await district.send('newcomer', 'wish', 'detail', { id: done })).code).toBe('NOT_FOUND')
  const own = await district.must<{ account: { trail: object[] } }>('newcomer', 'account', 'care')
  expect(own.account.trail).toEqual([])
  const left = district.find('accountEvents', { what: 'left' })
  expect(left).toEqual([expect.objectContaining({ reason: null })])
  expect(left[0]?.who).not.toBe(care.idOf('newcomer'))
})

test('手上还有没办完的、合力里还有一份的，先说清楚怎么办；办完就能注销，办过的事都留着', async () => {
  const { claimed, delivered, done } = await livedHere()
  const blocked = await district.must<EraseView>('partyMember', 'account', 'eraseStart')
  expect(blocked.blocks).toEqual([
    expect.stringContaining('您手上还有没办完的心愿'),
    expect.stringContaining('您给合力的心愿出了一份'),
  ])
  expect((await district.send('partyMember', 'account', 'erase')).code).toBe('CONFLICT')
  const id = care.idOf('partyMember')
  await step('newcomer', delivered, 'confirm')
  const going = district.find('tickets', { handlerId: id, status: 'claimed' })
  expect(going.map(({ _id }) => _id)).toContain(claimed)
  for (const { _id, wish } of going) {
    const ofUnit = (wish as { unit: object | null }).unit !== null
    await step(ofUnit ? 'unitLiaison' : 'partyMember', String(_id), 'release', '要搬走了')
  }
  for (const one of district.find('tickets', { handlerId: id, status: 'delivered' }))
    await district.replace('tickets', { ...one, status: 'done' })
  for (const one of district.find('tickets', { helperIds: id, status: 'open' }))
    await district.replace('tickets', { ...one, helperIds: [] })
  expect((await district.must<EraseView>('partyMember', 'account', 'eraseStart')).blocks).toEqual(
    [],
  )
  await eraseNow('partyMember')
  expect(traces([id, '陈志远'])).toEqual([])
  const [kept] = district.find('tickets', { _id: done })
  expect(kept).toMatchObject({ status: 'done', reply: { text: '东西送到欧阳若兰家里了' } })
  const seen = await district.must<WishDetail>('newcomer', 'wish', 'detail', { id: done })
  expect(seen.timeline.map(({ label }) => label)).toContain('有人认领了')
})

test('任职到此为止：免去的社区工作者再来只是居民，审核过的心愿都在', async () => {
  const id = care.idOf('worker')
  const reviewed = district.find('tickets', { 'timeline.by': id }).length
  expect(reviewed).toBeGreaterThan(3)
  await eraseNow('worker')
  expect((await district.send('worker', 'home', 'desk')).code).toBe('CONSENT')
  const ended = district.find('appointments', { areaId: 'D-03-05', role: 'communityWorker' })
  expect(ended.filter(({ to }) => to !== null)).toHaveLength(1)
  expect(traces([id, '王丽娟'])).toEqual([])
})

test('并过账号的人注销：先前那个微信也不再认得，两个编号都找不到', async () => {
  await district.must('newcomer', 'account', 'consent', { version: '2026-11' })
  await district.must('newcomer', 'wish', 'post', personal)
  const [old, kept] = [care.idOf('newcomer'), care.idOf('residentYoung')]
  await care.merge('newcomer', 'residentYoung')
  await eraseNow('residentYoung')
  expect(traces([old, kept, '欧阳若兰', '何雨桐'])).toEqual([])
  expect((await district.must<MeView>('newcomer', 'account', 'mine')).consented).toBe(false)
})

test('断在半路：定时任务接着做完；做完以后再点，照实说做完了', async () => {
  await livedHere()
  const request = 'the-leaving-request-01'
  const started = await district.send<JobView>('newcomer', 'account', 'erase', {}, request)
  const job = started.data
  expect((await district.send('newcomer', 'wish', 'post', personal)).code).toBe('CONFLICT')
  expect(
    (
      await district.send('newcomer', 'complaint', 'write', {
        ...{ kind: 'suggestion', text: '注销到一半还想写一件', contact: null },
      })
    ).code,
  ).toBe('CONFLICT')
  await district.must('newcomer', 'account', 'carryOn', { id: job.id, step: 0 })
  const again = await district.must<JobView>('newcomer', 'account', 'carryOn', {
    ...{ id: job.id, step: 0 },
  })
  expect(again.steps).toBe(1)
  const id = care.idOf('newcomer')
  await alarmAt(district, district.cloud.clock.now() + 1000)
  district.cloud.clock.go()
  expect(traces([id, '欧阳若兰'])).toEqual([])
  const late = { id: job.id, step: 1 }
  expect(await district.must<JobView>('newcomer', 'account', 'carryOn', late)).toMatchObject({
    state: 'done',
  })
  const resent = await district.send<JobView>('newcomer', 'account', 'erase', {}, request)
  expect(resent.data.state).toBe('done')
})

test('全区最后一位区管理员走不了；有了另一位就可以', async () => {
  const blocked = await district.must<EraseView>('district', 'account', 'eraseStart')
  expect(blocked.blocks).toEqual([expect.stringContaining('最后一位区管理员')])
  expect((await district.send('district', 'account', 'erase')).code).toBe('CONFLICT')
  const [held] = district.find('appointments', { role: 'district' })
  const another = { ...held, _id: 'another', id: 'another', accountId: care.idOf('auditor') }
  await district.replace('appointments', another)
  expect((await eraseNow('district')).state).toBe('done')
})

test('照片也从云存储里删掉，原来的地址打不开了', async () => {
  await district.must('newcomer', 'account', 'consent', { version: '2026-11' })
  const { uploadFolder } = await district.must<{ uploadFolder: string }>(
    ...(['newcomer', 'wish', 'start'] as const),
  )
  const path = `${uploadFolder}/one.jpg`
  const fileId = await district.cloud.upload(cast.newcomer, path, plainJpeg)
  const form = { ...personal, pictures: [fileId] }
  const { id } = await district.must<WishDetail>('newcomer', 'wish', 'post', form)
  const [check] = district.cloud.openapi.media
  await district.cloud.openapi.answerMedia(check?.traceId ?? '', 'pass')
  const wish = await district.must<WishDetail>('newcomer', 'wish', 'detail', { id })
  const url = wish.pictures[0]?.url ?? ''
  expect((await fetch(url)).status).toBe(200)
  await eraseNow('newcomer')
  expect((await fetch(url)).status).toBe(404)
})
