import { roundupDue } from '@domain/helper/roundup'
import type { HelperView } from '@domain/helper/usecases'
import type { FrontView } from '@domain/home/usecases'
import type { NoticeView } from '@domain/inbox/usecases'
import type { WishCard, WishDetail } from '@domain/wish/present'
import type { Wish, WishKind } from '@domain/wish/wish'
import { DAY, type District, HOUR, monday, openDistrict, wishAt, wishForm } from './district'
import { invite, pickedFor, quietDown } from './helper-people'
import { type CastName, cast } from './seed/cast'
import { elsewhere, home } from './seed/places'

// 钟点、人数、先后都照着规则手写在这里，不引用程序里的表。
const SECOND = 1000
const MINUTE = 60 * SECOND
/** 同一社区、不同楼栋。 */
const nextDoor = `${home.neighbourGridId}-b01`
const faraway = `${elsewhere.gridId}-b01`

let district: District
beforeEach(async () => {
  district = await openDistrict()
  await quietDown(district)
})
afterEach(() => district.close())

/** 东八区星期一的几点几分几秒；24 点以上是星期二。 */
const clock = (hour: number, minute = 0, second = 0) =>
  monday - 10 * HOUR + hour * HOUR + minute * MINUTE + second * SECOND
const alarm = () => district.cloud.timers.run('alarm')
/** 拨到某一刻，并且正好来一次定时任务。 */
const to = async (ms: number) => {
  await district.cloud.clock.set(ms)
  await alarm()
}
const idOf = (who: CastName) => String(district.find('accounts', { openid: cast[who] })[0]?._id)
const helperOf = (id: string) =>
  district.find('helpers', { _id: id })[0] as unknown as {
    picks: string[]
    turnAt: string
    roundup: { wishIds: string[]; dueAt: string | null; sentDay: string | null }
  }
const roundups = (id: string) => district.find('notices', { to: id, about: 'roundup' })
const letters = (id: string) => district.find('outbox', { to: id, topic: 'roundup' })
const fill = (who: CastName, more: object = {}) =>
  district.send<HelperView>(who, 'helper', 'save', {
    ...{ areaId: home.buildingId, skills: ['goods'], free: 'now', daily: true },
    ...more,
  })
const step = (who: CastName, id: string, name: string) =>
  district.must<WishDetail>(who, 'wish', 'step', { id, name, note: '写一句' })
/** 请来一排人：`prefix1`、`prefix2`…… */
const crowd = async (prefix: string, count: number, areaId: string, more: object = {}) => {
  const ids = Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`)
  const skills: WishKind[] = ['other']
  for (const id of ids) await invite(district, { id, areaId, skills, ...more })
  return ids
}

describe('我能帮什么', () => {
  test('在职党员和志愿者填得了；居民、网格员、社区、游客填不了', async () => {
    for (const who of ['partyMember', 'volunteer'] as const)
      expect((await fill(who)).data).toMatchObject({
        ...{ may: true, skills: ['goods'], free: 'now', daily: true },
        place: { id: home.buildingId, name: '金桂社区 · 金桂第二网格 · 10栋' },
      })
    for (const who of ['resident', 'gridWorker', 'worker', 'street', 'district'] as const)
      expect([who, (await fill(who)).code]).toEqual([who, 'FORBIDDEN'])
    expect((await district.send(null, 'helper', 'mine')).code).toBe('SIGN_IN')
    expect(await district.must<HelperView>('resident', 'helper', 'mine')).toMatchObject({
      may: false,
    })
  })

  test('楼栋要真有，至少选一样，别的字段不收', async () => {
    for (const wrong of [
      { areaId: 'D-03' },
      { areaId: 'D-03-05-02-b99' },
      { skills: [] },
      { skills: ['goods', 'goods'] },
      { free: 'always' },
      { accountId: 'somebody' },
    ])
      expect([wrong, (await fill('partyMember', wrong)).code]).toEqual([wrong, 'INVALID'])
    expect(helperOf(idOf('partyMember')).picks).toEqual([])
  })

  test('一填好就看得到合适的：同一栋、同一社区的在前，再是会的；首页最多三个', async () => {
    const inBuilding = await wishAt(district, 'open')
    await fill('partyMember', { skills: ['skill'] })
    const cards = await district.must<WishCard[]>('partyMember', 'helper', 'picks')
    expect(cards.length).toBeGreaterThan(3)
    expect(cards[0]?.id).toBe(inBuilding.id)
    for (const card of cards) expect(card.status).toBe('open')
    const near = cards.map(({ place }) => place.startsWith('金桂社区'))
    expect(near).toEqual([...near].sort((a, b) => Number(b) - Number(a)))
    const front = await district.must<FrontView>('partyMember', 'home', 'front')
    const suited = front.suited.map(({ id }) => id)
    expect(suited).toEqual(cards.slice(0, 3).map(({ id }) => id))
    expect(front.nearby.filter(({ id }) => suited.includes(id))).toEqual([])
    await step('partyMemberOther', inBuilding.id, 'claim')
    const later = await district.must<FrontView>('partyMember', 'home', 'front')
    expect(later.suited.map(({ id }) => id)).not.toContain(inBuilding.id)
  })

  test('说暂时没空就不再有；自己的心愿不在里面；没填过的、居民都没有', async () => {
    const own = await district.must<WishDetail>('partyMember', 'wish', 'post', wishForm)
    await step('worker', own.id, 'approve')
    await fill('partyMember')
    const front = (who: CastName) => district.must<FrontView>(who, 'home', 'front')
    expect((await front('partyMember')).suited).toHaveLength(3)
    expect((await front('partyMember')).suited.map(({ id }) => id)).not.toContain(own.id)
    await fill('partyMember', { free: 'later' })
    for (const who of ['partyMember', 'partyMemberOther', 'resident'] as const)
      expect((await front(who)).suited).toEqual([])
  })

  test('首页还是一次调用，为它只多读两次；没填过的党员多读一次，居民不多读', async () => {
    await wishAt(district, 'open')
    await fill('partyMember')
    const reads = async (who: CastName) => {
      await district.must(who, 'home', 'front')
      const operations = district.cloud.calls.at(-1)?.operations ?? []
      for (const { index } of operations) expect(index).not.toBe('SCAN')
      return operations.filter(
        ({ collection, index }) =>
          collection === 'helpers' || (collection === 'tickets' && index === '_id'),
      ).length
    }
    expect(await reads('partyMember')).toBe(2)
    expect(await reads('volunteerElsewhere')).toBe(1)
    expect(await reads('resident')).toBe(0)
  })
})

describe('一个心愿挑给谁', () => {
  test('同一栋楼 → 同一社区 → 会这一样；每组里现在有空的在前；一次最多二十个', async () => {
    const skills: WishKind[] = ['goods']
    await crowd('building-now-', 3, home.buildingId)
    await crowd('building-weekend-', 3, home.buildingId, { free: 'weekend' })
    await crowd('community-now-', 3, nextDoor)
    await crowd('community-weekend-', 3, nextDoor, { free: 'weekend' })
    await crowd('skill-now-', 6, faraway, { skills })
    await crowd('skill-weekend-', 6, faraway, { skills, free: 'weekend' })
    await crowd('stranger-', 3, faraway)
    await crowd('busy-', 3, home.buildingId, { free: 'later' })
    const wish = await wishAt(district, 'open')
    await alarm()
    const names = (group: string, count: number) =>
      Array.from({ length: count }, (_, i) => `${group}-${i + 1}`)
    expect(pickedFor(district, wish.id)).toEqual(
      [
        ...names('building-now', 3),
        ...names('building-weekend', 3),
        ...names('community-now', 3),
        ...names('community-weekend', 3),
        ...names('skill-now', 6),
        ...names('skill-weekend', 2),
      ].sort(),
    )
  })

  test('人多的时候，同一栋楼周末有空的，也排在别的楼现在有空的前面', async () => {
    await crowd('building-now-', 9, home.buildingId)
    await crowd('building-weekend-', 6, home.buildingId, { free: 'weekend' })
    await crowd('community-now-', 9, nextDoor)
    await crowd('community-weekend-', 6, nextDoor, { free: 'weekend' })
    const wish = await wishAt(district, 'open')
    await alarm()
    const count = (group: string) =>
      pickedFor(district, wish.id).filter((id) => id.startsWith(group)).length
    expect([count('building-now'), count('building-weekend')]).toEqual([9, 6])
    expect([count('community-now'), count('community-weekend')]).toEqual([5, 0])
  })

  test('一样近的，很久没轮到的先挑；满五个还没告诉的，让给别人', async () => {
    const early = new Date(monday - 9 * DAY).toISOString()
    const late = new Date(monday - DAY).toISOString()
    await crowd('early-', 10, home.buildingId, { turnAt: early })
    await crowd('late-', 15, home.buildingId, { turnAt: late })
    const never = await crowd('never-', 2, home.buildingId)
    const first = await wishAt(district, 'open')
    await alarm()
    const picked = pickedFor(district, first.id)
    expect(picked).toHaveLength(20)
    expect(picked).toEqual(expect.arrayContaining(never))
    expect(picked.filter((id) => id.startsWith('early-'))).toHaveLength(10)

    const second = await wishAt(district, 'open')
    await alarm()
    const left = pickedFor(district, second.id).filter((id) => !picked.includes(id))
    expect(left).toHaveLength(7)

    const [full = ''] = never
    const { roundup } = helperOf(full)
    const five = ['w1', 'w2', 'w3', 'w4', 'w5']
    await district.replace('helpers', { ...helperOf(full), roundup: { ...roundup, wishIds: five } })
    const third = await wishAt(district, 'open')
    await alarm()
    expect(pickedFor(district, third.id)).not.toContain(full)
  })

  test('许愿的、认领过又放回的、关掉的不挑；先前挑过的不再挑', async () => {
    await fill('partyMemberOther')
    await fill('partyMemberElsewhere', { areaId: faraway })
    await fill('partyMember', { daily: false })
    const own = await district.must<WishDetail>('partyMemberOther', 'wish', 'post', wishForm)
    await step('worker', own.id, 'approve')
    const wish = await wishAt(district, 'open')
    await alarm()
    const [other, far] = [idOf('partyMemberOther'), idOf('partyMemberElsewhere')]
    expect(pickedFor(district, own.id)).toEqual([far])
    expect(pickedFor(district, wish.id)).toEqual([far, other].sort())

    await step('partyMemberOther', wish.id, 'claim')
    await step('partyMemberOther', wish.id, 'release')
    await fill('partyMemberOther')
    const blank = { picks: [], roundup: { wishIds: [], dueAt: null, sentDay: null } }
    await district.replace('helpers', { ...helperOf(other), ...blank })
    await district.replace('helpers', { ...helperOf(far), picks: [] })
    await alarm()
    expect(pickedFor(district, wish.id)).toEqual([])
    expect(helperOf(far).roundup.wishIds).toEqual([own.id, wish.id])
  })

  test('不再是党员的不挑，哪怕填的时候是', async () => {
    const [gone = '', here = ''] = await crowd('member-', 2, home.buildingId)
    const [account] = district.find('accounts', { _id: gone })
    await district.replace('accounts', { ...account, appointments: [] })
    const wish = await wishAt(district, 'open')
    await alarm()
    expect(pickedFor(district, wish.id)).toEqual([here])
  })

  test('先认领时段里只挑党员；差一秒不挑志愿者，满 48 小时才挑，别的社区的志愿者一直不挑', async () => {
    const skills: WishKind[] = ['goods']
    const role = 'volunteer'
    const [member = ''] = await crowd('member-', 1, home.buildingId)
    const [here = ''] = await crowd('volunteer-', 1, home.buildingId, { role })
    await crowd('far-volunteer-', 1, faraway, { role, skills })
    const wish = await wishAt(district, 'open')
    await alarm()
    expect(pickedFor(district, wish.id)).toEqual([member])
    const [stored] = district.find('tickets', { _id: wish.id }) as unknown as Wish[]
    const opened = Date.parse(stored?.wish.openedAt ?? '')
    await crowd('late-member-', 1, home.buildingId)
    await to(opened + 48 * HOUR - SECOND)
    expect(pickedFor(district, wish.id)).toEqual([member])
    expect(helperOf(here).turnAt).toBe('')
    await to(opened + 48 * HOUR)
    expect(pickedFor(district, wish.id)).toEqual([member, here])
    await to(opened + 6 * DAY)
    expect(pickedFor(district, wish.id)).toEqual([member, here])
  })

  test('一周没人认领：先挑会这一样的，再是近的；先前说过的也再说一次', async () => {
    await crowd('near-', 15, home.buildingId)
    const skills: WishKind[] = ['goods']
    await crowd('skilled-', 10, faraway, { skills, turnAt: new Date(monday).toISOString() })
    const wish = await wishAt(district, 'open')
    await alarm()
    const count = (prefix: string) =>
      district
        .find('helpers', { 'roundup.wishIds': wish.id })
        .filter(({ _id }) => String(_id).startsWith(prefix)).length
    expect([count('near-'), count('skilled-')]).toEqual([15, 5])
    const wakeAt = Date.parse(String(district.find('tickets', { _id: wish.id })[0]?.wakeAt))
    await to(wakeAt - SECOND)
    expect([count('near-'), count('skilled-')]).toEqual([0, 0])
    await to(wakeAt + SECOND)
    expect([count('near-'), count('skilled-')]).toEqual([10, 10])
  })

  test('撤回了、被认领了的不再挑人；没有人合适也不会一直挑', async () => {
    const open = await wishAt(district, 'open')
    const claimed = await wishAt(district, 'claimed')
    const at = (id: string) => district.find('tickets', { _id: id })[0]?.suggestAt
    expect(at(claimed.id)).toBeNull()
    await alarm()
    expect(Date.parse(String(at(open.id)))).toBeGreaterThan(monday + 47 * HOUR)
    await to(monday + 3 * DAY)
    expect(at(open.id)).toBeNull()
  })
})

describe('每天最多告诉一次', () => {
  test('9 点以前挑的当天说，9 点整起挑的、当天说过的，都等明天', () => {
    for (const [now, sentDay, due] of [
      ['2026-11-23T00:59:59.999Z', null, '2026-11-23T01:00:00.000Z'],
      ['2026-11-23T01:00:00.000Z', null, '2026-11-24T01:00:00.000Z'],
      ['2026-11-23T00:59:59.999Z', '20261123', '2026-11-24T01:00:00.000Z'],
      ['2026-11-23T00:59:59.999Z', '20261122', '2026-11-23T01:00:00.000Z'],
      ['2026-11-22T16:00:00.000Z', '20261122', '2026-11-23T01:00:00.000Z'],
      ['2026-11-23T15:59:59.999Z', '20261123', '2026-11-24T01:00:00.000Z'],
    ] as const)
      expect([now, sentDay, roundupDue(now, sentDay)]).toEqual([now, sentDay, due])
  })

  test('差一秒到 9 点不说，9 点说一条；多跑几遍还是一条；点开是那几个心愿', async () => {
    await fill('partyMember')
    const id = idOf('partyMember')
    const wishes = [await wishAt(district, 'open'), await wishAt(district, 'open')]
    await alarm()
    await to(clock(32, 59, 59))
    expect(roundups(id)).toHaveLength(0)
    await to(clock(33))
    await alarm()
    await to(clock(33, 5))
    expect(roundups(id)).toHaveLength(1)
    expect(letters(id)).toHaveLength(1)
    const { rows } = await district.must<{ rows: NoticeView[] }>('partyMember', 'inbox', 'list')
    expect(rows[0]).toMatchObject({
      ...{ about: 'roundup', ticketNo: '', unread: true },
      text: '有 2 个心愿适合您帮：物品。',
    })
    const cards = await district.must<WishCard[]>('partyMember', 'helper', 'picks')
    const ids = wishes.map((wish) => wish.id)
    expect(
      cards
        .slice(0, 2)
        .map((card) => card.id)
        .sort(),
    ).toEqual(ids.sort())
  })

  test('当天说过的，再挑的等明天；五个定时任务同时跑，一人一天还是一条', async () => {
    const people = await crowd('member-', 6, home.buildingId)
    await wishAt(district, 'open')
    await Promise.all(Array.from({ length: 5 }, alarm))
    for (const id of people) expect(helperOf(id).roundup.wishIds).toHaveLength(1)
    await district.cloud.clock.set(clock(33, 0, 0))
    await Promise.all(Array.from({ length: 5 }, alarm))
    for (const id of people) expect([roundups(id).length, letters(id).length]).toEqual([1, 1])
    await wishAt(district, 'open')
    await to(clock(33, 30))
    await to(clock(56, 59, 59))
    for (const id of people) expect(roundups(id)).toHaveLength(1)
    await to(clock(57))
    for (const id of people) expect([roundups(id).length, letters(id).length]).toEqual([2, 2])
    await to(clock(24 * 5))
    for (const id of people) expect(roundups(id)).toHaveLength(2)
  })

  test('到时候被认领的不说；一个不剩就不打扰，也不算说过', async () => {
    await fill('partyMember')
    const id = idOf('partyMember')
    const kept = await wishAt(district, 'open')
    const gone = await wishAt(district, 'open')
    await alarm()
    await step('partyMemberOther', gone.id, 'claim')
    await to(clock(33))
    expect(roundups(id).map(({ text }) => text)).toEqual(['有 1 个心愿适合您帮：物品。'])
    const last = await wishAt(district, 'open')
    await alarm()
    for (const wish of [kept, last]) await step('partyMemberOther', wish.id, 'claim')
    await to(clock(57))
    expect(roundups(id)).toHaveLength(1)
    expect(helperOf(id).roundup).toEqual({ wishIds: [], dueAt: null, sentDay: '20261124' })
  })

  test.each([
    ['关掉了', { daily: false }],
    ['没空了', { free: 'later' }],
  ])('挑好以后%s：到时候不说', async (_, change) => {
    await fill('partyMember')
    await wishAt(district, 'open')
    await alarm()
    expect(helperOf(idOf('partyMember')).roundup.wishIds).toHaveLength(1)
    await fill('partyMember', change)
    await to(clock(33))
    expect(roundups(idOf('partyMember'))).toHaveLength(0)
  })

  test('在“微信提醒”里关掉这一类，也就不挑了；打开又挑', async () => {
    await fill('partyMember')
    const choose = (on: boolean) =>
      district.must('partyMember', 'inbox', 'choose', { topic: 'roundup', on })
    await choose(false)
    expect(await district.must<HelperView>('partyMember', 'helper', 'mine')).toMatchObject({
      daily: false,
    })
    const quiet = await wishAt(district, 'open')
    await alarm()
    await choose(true)
    const heard = await wishAt(district, 'open')
    await alarm()
    expect(helperOf(idOf('partyMember')).roundup.wishIds).toEqual([heard.id])
    expect(pickedFor(district, quiet.id)).toEqual([])
  })

  test('定时任务停了一天，晚到的也只说一条；微信提醒照样避开夜里，点开是那一页', async () => {
    await fill('partyMember')
    const id = idOf('partyMember')
    await wishAt(district, 'open')
    await alarm()
    // 星期二 9 点的没有跑成，夜里 11 点才补上。
    const due = helperOf(id)
    await district.replace('helpers', {
      ...due,
      roundup: { ...due.roundup, dueAt: new Date(clock(47)).toISOString() },
    })
    await to(clock(47))
    await alarm()
    expect(roundups(id)).toHaveLength(1)
    expect(letters(id)[0]?.dueAt).toBe(new Date(clock(55)).toISOString())
    await fetch(`${district.cloud.url}/client/subscribe`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${district.cloud.tokenFor(cast.partyMember)}`,
      },
      body: JSON.stringify({ templates: ['demo-template'] }),
    })
    await district.must('partyMember', 'inbox', 'subscribed', { templates: ['demo-template'] })
    await district.cloud.clock.set(clock(55, 1))
    await district.cloud.timers.run('notice')
    const sent = district.cloud.openapi.sent.filter(({ openid }) => openid === cast.partyMember)
    expect(JSON.stringify(sent)).toContain('features/helper/pages/roundup/index')
  })
})
