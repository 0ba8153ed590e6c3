import type { FrontView } from '@domain/home/usecases'
import type { NoticeView } from '@domain/inbox/usecases'
import type { WishPage } from '@domain/wish/lists'
import { type District, openDistrict, wishAt } from './district'
import { type CastName, cast } from './seed/cast'

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

const inbox = (who: CastName) =>
  district.must<{ rows: NoticeView[]; next: string | null }>(who, 'inbox', 'list')

const openInbox = (who: CastName) =>
  district.must<{ rows: NoticeView[]; next: string | null }>(who, 'inbox', 'catchUp')

test('新消息算没看，打开之后就看过了，之后来的又算没看', async () => {
  await wishAt(district, 'open')
  const unread = async () => (await district.must<FrontView>('resident', 'home', 'front')).unread
  expect(await unread()).toBeGreaterThanOrEqual(2)
  const first = await openInbox('resident')
  expect(first.rows.slice(0, 2).every((row) => row.unread)).toBe(true)
  expect(await unread()).toBe(0)
  const again = await openInbox('resident')
  expect(again.rows.some((row) => row.unread)).toBe(false)
  await wishAt(district, 'pending')
  expect(await unread()).toBe(1)
})

test('两部手机同时打开消息，都看得到，看到哪里不会往回退', async () => {
  await wishAt(district, 'open')
  const [one, other] = await Promise.all([openInbox('resident'), openInbox('resident')])
  expect(one.rows.map((row) => row.id)).toEqual(other.rows.map((row) => row.id))
  const [account] = district.find('accounts', { openid: cast.resident })
  expect(account?.inboxSeen).toBe(one.rows[0]?.order)
})

test('游客、还没同意指引的人打开消息，看到的是空的', async () => {
  for (const who of [null, 'newcomer'] as const)
    expect(await district.must(who, 'inbox', 'catchUp')).toEqual({ rows: [], next: null })
})

test('岗位的消息同一岗位的人都看得到，别的社区看不到，普通居民更看不到', async () => {
  const wish = await wishAt(district, 'pending')
  const has = async (who: CastName) => (await inbox(who)).rows.some((r) => r.ticketId === wish.id)
  expect(await has('worker')).toBe(true)
  expect(await has('secretary')).toBe(true)
  for (const who of ['workerElsewhere', 'residentOther', 'partyMember', 'gridWorker'] as const)
    expect([who, await has(who)]).toEqual([who, false])
})

test('消息和大厅一页一页看，不漏、不重、有尽头', async () => {
  for (let i = 0; i < 12; i += 1) await wishAt(district, 'open')
  const walk = async (fn: string, name: string, who: CastName | null, input: object) => {
    const seen: string[] = []
    let before: string | undefined
    for (let pages = 0; pages < 50; pages += 1) {
      const page = await district.must<WishPage>(who, fn, name, {
        ...input,
        ...(before ? { before } : {}),
      })
      seen.push(...page.rows.map((row) => row.id))
      if (page.next === null) return seen
      before = page.next
    }
    throw new Error('列表没有尽头')
  }
  const hall = await walk('wish', 'hall', null, {})
  const open = district.find('tickets', { status: 'open' })
  expect(hall).toHaveLength(open.length)
  expect(new Set(hall).size).toBe(hall.length)
  const repairs = await walk('wish', 'hall', null, { areaId: 'D-03-05', category: 'repair' })
  const wanted = open.filter((w) => (w.wish as { category: string }).category === 'repair')
  const here = wanted.filter((w) => (w.within as string[]).includes('D-03-05'))
  expect([...repairs].sort()).toEqual(here.map((w) => w._id).sort())
  const rows = await walk('inbox', 'list', 'resident', {})
  const mine = district.find('notices').filter((n) => String(n.to).length === 22)
  expect(new Set(rows).size).toBe(rows.length)
  expect(rows.length).toBeGreaterThan(20)
  expect(mine.length).toBeGreaterThanOrEqual(rows.length)
})
