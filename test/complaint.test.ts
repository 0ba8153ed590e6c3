import type { ComplaintView } from '@domain/complaint/present'
import type { NoticeView } from '@domain/inbox/usecases'
import { DAY, type District, HOUR, monday, newRequestId, openDistrict, type Who } from './district'
import { type CastName, cast } from './seed/cast'

interface Page {
  rows: ComplaintView[]
  next: string | null
}

const form = { kind: 'complaint', text: '社区说三天内答复，等了十天没有人来。', contact: null }
const contact = { name: '李阿姨', phone: '13900001234' }
const everyone: Who[] = [null, ...(Object.keys(cast) as CastName[])]

let district: District
beforeEach(async () => {
  district = await openDistrict()
})
afterEach(() => district.close())

const write = (who: Who, change: object = {}, requestId?: string) =>
  district.send<ComplaintView>(who, 'complaint', 'write', { ...form, ...change }, requestId)
const written = async (who: CastName, change: object = {}) => {
  const answer = await write(who, change)
  expect(answer.message).toBeUndefined()
  return answer.data
}
const reply = (who: Who, id: string, text = '已经查过，明天上门。', requestId?: string) =>
  district.send<ComplaintView>(who, 'complaint', 'answer', { id, text }, requestId)
const queue = (who: Who, status = 'new') =>
  district.send<Page>(who, 'complaint', 'queue', { status })
const mine = (who: Who) => district.must<Page>(who, 'complaint', 'mine')
const inbox = (who: CastName) => district.must<{ rows: NoticeView[] }>(who, 'inbox', 'list')

// 照规则用手写的：李秀英住在桂园街道，她写的交给桂园街道和区里。
const receivers: readonly CastName[] = ['street', 'district']

test('谁看得见、谁能答：只有写的人、她的街道、区里；被说到的社区看不见', async () => {
  const { id, no } = await written('resident', { contact })
  expect(no).toBe('T-20261123-001')
  for (const who of everyone) {
    const handles = who !== null && receivers.includes(who)
    const seen = await district.send<ComplaintView>(who, 'complaint', 'detail', { id })
    expect([who, seen.ok]).toEqual([who, handles || who === 'resident'])
    if (!seen.ok) expect(seen.code).toBe('NOT_FOUND')
    else
      expect([who, seen.data.canAnswer, seen.data.hasContact, seen.data.mine]).toEqual([
        ...[who, handles, handles],
        who === 'resident',
      ])
    const list = await queue(who)
    const mayList = who !== null && [...receivers, 'streetElsewhere'].includes(who)
    expect([who, list.ok]).toEqual([who, mayList])
    if (list.ok) expect([who, list.data.rows.length]).toEqual([who, handles ? 1 : 0])
    if (handles) continue
    const looked = await district.send(who, 'complaint', 'showContact', { id })
    expect([who, (await reply(who, id)).ok, looked.ok]).toEqual([who, false, false])
  }
  expect(district.find('complaints', { _id: id })[0]).toMatchObject({ status: 'new', rev: 1 })
  expect(district.find('looks', { ticketId: id })).toHaveLength(0)
})

test('没有任职、没同意过指引的人也能写；留联系方式才要先同意；游客请他先进来', async () => {
  const plain = await written('newcomer')
  expect(district.find('accounts', { openid: cast.newcomer })).toHaveLength(0)
  expect(district.find('complaints', { _id: plain.id })[0]?.within).toEqual(['D'])
  expect((await write('newcomer', { contact })).code).toBe('CONSENT')
  await district.must('newcomer', 'account', 'consent', { version: '2026-11' })
  expect((await written('newcomer', { contact })).hasContact).toBe(false)
  expect((await write(null)).code).toBe('SIGN_IN')
  expect((await mine(null)).rows).toEqual([])
})

test('没同意过指引的人写的，答复在自己的列表里看得到', async () => {
  const { id } = await written('newcomer')
  await reply('district', id)
  expect((await mine('newcomer')).rows[0]).toMatchObject({
    status: 'answered',
    reply: { text: '已经查过，明天上门。' },
  })
})

test('答复之后：写的人看得到，收到一条消息；受理的人的信箱里有一条新的；再答一次不行', async () => {
  const { id } = await written('resident')
  for (const who of receivers) {
    const [notice] = (await inbox(who)).rows
    expect(notice).toMatchObject({ ticketId: id, about: 'complaint', unread: true })
    expect(notice?.text).not.toContain('十天')
  }
  for (const who of ['worker', 'secretary', 'streetElsewhere'] as const)
    expect((await inbox(who)).rows.filter((row) => row.ticketId === id)).toEqual([])
  expect((await reply('street', id)).data.status).toBe('answered')
  const [told] = (await inbox('resident')).rows
  expect(told).toMatchObject({ ticketId: id, about: 'complaint', unread: true })
  expect((await reply('district', id, '区里再答一次')).code).toBe('CONFLICT')
  expect((await queue('street')).data.rows).toEqual([])
  expect((await queue('street', 'answered')).data.rows.map((row) => row.id)).toEqual([id])
})

test('同一次提交发几遍是同一件；同一编号换了内容不收；答复重发也只有一次', async () => {
  const again = newRequestId()
  const first = await write('resident', {}, again)
  const second = await write('resident', {}, again)
  expect(second.data).toEqual(first.data)
  expect((await write('resident', { text: '换了一段别的话来' }, again)).code).toBe('CONFLICT')
  expect(district.find('complaints')).toHaveLength(1)
  const answering = newRequestId()
  const { id } = first.data
  await reply('street', id, '明天上门', answering)
  expect((await reply('street', id, '明天上门', answering)).ok).toBe(true)
  expect((await reply('street', id, '后天上门', answering)).code).toBe('CONFLICT')
  expect(district.find('notices', { to: ownerOf(id), ticketId: id })).toHaveLength(1)
})

const ownerOf = (id: string) => district.find('complaints', { _id: id })[0]?.askedBy as string

test('街道和区里同时答，只成一个', async () => {
  const { id } = await written('resident')
  const answers = await Promise.all([
    reply('street', id, '街道的答复'),
    reply('district', id, '区里的答复'),
  ])
  expect(answers.map((a) => a.code ?? 'ok').sort()).toEqual(['CONFLICT', 'ok'])
  expect(district.find('notices', { to: ownerOf(id), ticketId: id })).toHaveLength(1)
})

test('很多人同时写，号码不跳也不重', async () => {
  const people = (Object.keys(cast) as CastName[]).slice(0, 10)
  const answers = await Promise.all(people.map((who) => written(who)))
  const numbers = answers.map((one) => one.no).sort()
  expect(numbers).toEqual(people.map((_, i) => `T-20261123-${String(i + 1).padStart(3, '0')}`))
})

test('一天五件：第六件请他明天来；满 24 小时差一秒还不行，到点就行；同时来也只收五件', async () => {
  const six = await Promise.all(
    Array.from({ length: 6 }, (_, i) => write('resident', { text: `第 ${i} 件事没有人答复` })),
  )
  expect(six.filter((a) => a.ok)).toHaveLength(5)
  expect(six.find((a) => !a.ok)?.code).toBe('LIMIT')
  const orders = district.find('complaints').map((c) => Date.parse(c.at as string))
  const first = Math.min(...orders)
  await district.cloud.clock.set(first + DAY - 1000)
  expect((await write('resident')).code).toBe('LIMIT')
  await district.cloud.clock.set(first + DAY + 50)
  expect((await write('resident')).ok).toBe(true)
  expect((await write('residentOther')).ok).toBe(true)
  expect(monday + HOUR).toBeLessThan(district.cloud.clock.now())
})

test('内容检查：不行的不收，没有回应也不收；答复一样，什么也没写', async () => {
  const { id } = await written('resident')
  const risky = '这里夹着特殊词测试几个字'
  expect((await write('resident', { text: risky })).code).toBe('CONTENT')
  expect((await reply('street', id, risky)).code).toBe('CONTENT')
  const { openapi } = district.cloud
  openapi.fail('security.msgSecCheck', 'down')
  expect((await write('resident')).code).toBe('UNAVAILABLE')
  expect((await reply('street', id)).code).toBe('UNAVAILABLE')
  openapi.fail('security.msgSecCheck', null)
  expect(district.find('complaints')).toHaveLength(1)
  expect(district.find('complaints')[0]).toMatchObject({ status: 'new', reply: null })
  expect((await reply('street', id)).ok).toBe(true)
})

test('联系方式密封存放；受理的人看一次记一次，没留的说没留', async () => {
  const { id } = await written('resident', { contact })
  expect(JSON.stringify(district.find('complaints'))).not.toContain(contact.phone)
  const look = newRequestId()
  for (let i = 0; i < 2; i += 1)
    expect((await district.send('street', 'complaint', 'showContact', { id }, look)).data).toEqual(
      contact,
    )
  expect(district.find('looks', { ticketId: id })).toHaveLength(1)
  const without = await written('residentOther')
  const none = await district.send('street', 'complaint', 'showContact', { id: without.id })
  expect(none.code).toBe('NOT_FOUND')
})

test('受理的人自己写的，要由别人来答', async () => {
  const { id } = await written('district')
  expect((await reply('district', id)).code).toBe('FORBIDDEN')
})

test('字数的边：4 个字不收、5 个字收；300 个字收、301 个字不收；电话不对不收', async () => {
  const words = (n: number) => '话'.repeat(n)
  const got: (string | undefined)[] = []
  for (const n of [4, 5, 300, 301]) got.push((await write('resident', { text: words(n) })).code)
  expect(got).toEqual(['INVALID', undefined, undefined, 'INVALID'])
  const wrong = await write('resident', { contact: { ...contact, phone: '139' } })
  expect(wrong.message).toBe('手机号应是 11 位数字，请检查。')
})
