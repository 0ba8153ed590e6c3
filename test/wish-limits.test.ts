import type { WishDetail } from '@domain/wish/present'
import {
  alarmAt,
  DAY,
  type District,
  HOUR,
  monday,
  newRequestId,
  openDistrict,
  wishAt,
  wishForm,
} from './district'
import { type CastName, cast } from './seed/cast'

// 期限照着规则手写在这里，不引用程序里的表。
const SECOND = 1000

let district: District
afterEach(() => district.close())

const open = async (quotas?: object) => {
  district = await openDistrict(quotas)
}
const now = () => district.cloud.clock.now()
const to = (ms: number) => alarmAt(district, ms)
const step = (who: CastName, id: string, name: string, note = '写一句') =>
  district.send<WishDetail>(who, 'wish', 'step', { id, name, note })
const state = (id: string) => {
  const [wish] = district.find('tickets', { _id: id })
  const steps = (wish?.timeline as { step: string }[] | undefined)?.map((event) => event.step)
  return { status: wish?.status, level: wish?.level, handlerId: wish?.handlerId, steps }
}
/** 这个心愿下一次被过问的时刻，毫秒。 */
const wakeOf = (id: string) => Date.parse(String(district.find('tickets', { _id: id })[0]?.wakeAt))
const told = (id: string, to: RegExp) =>
  district.find('notices', { ticketId: id }).filter((n) => to.test(String(n.to))).length

test('审核：满一个工作日报书记和街道，满两个报区里；差一秒不报', async () => {
  await open()
  const wish = await wishAt(district, 'pending')
  const posted = Date.parse(wish.at)
  await to(posted + DAY - SECOND)
  expect(state(wish.id).level).toBe(0)
  await to(posted + DAY + SECOND)
  expect(state(wish.id)).toMatchObject({ status: 'pending', level: 1 })
  expect(told(wish.id, /^street@D-03$/)).toBe(1)
  await to(posted + 2 * DAY + SECOND)
  expect(state(wish.id)).toMatchObject({ status: 'pending', level: 2 })
  expect(told(wish.id, /^district@D$/)).toBe(1)
  await to(posted + 20 * DAY)
  expect(state(wish.id).level).toBe(2)
})

test('审核期限跳过周末、国庆，调休的周末照算上班；区里另有安排的听区里的', async () => {
  await open()
  const due = async (at: string) => {
    await to(Date.parse(at))
    const wish = await wishAt(district, 'pending')
    return wish.dueAt
  }
  // 2026-11-27 是星期五，下一个工作日是 11-30 星期一。
  expect((await due('2026-11-27T02:00:00.000Z'))?.slice(0, 10)).toBe('2026-11-30')
  await district.replace('settings', {
    _id: 'wish',
    rev: 2,
    quotas: { openPerResident: 99, newPerMonth: 99 },
    workdays: ['20261205'],
    holidays: ['20261201'],
  })
  expect((await due('2026-11-30T02:00:00.000Z'))?.slice(0, 10)).toBe('2026-12-02')
  expect((await due('2026-12-04T02:00:00.000Z'))?.slice(0, 10)).toBe('2026-12-05')
})

test('没人认领：一周请本社区党员看看，两周由社区来办，一个月请社区说明', async () => {
  await open()
  const wish = await wishAt(district, 'open')
  const opened = wakeOf(wish.id) - 7 * DAY
  expect(Math.abs(opened - now())).toBeLessThan(60 * SECOND)
  await to(opened + 7 * DAY - SECOND)
  expect(told(wish.id, /^partyMember@/)).toBe(0)
  await to(opened + 7 * DAY + SECOND)
  expect(told(wish.id, /^partyMember@D-03-05$/)).toBe(1)
  expect((await step('worker', wish.id, 'claim')).code).toBe('FORBIDDEN')
  expect((await step('worker', wish.id, 'explain')).code).toBe('FORBIDDEN')
  await to(opened + 30 * DAY + SECOND)
  expect(state(wish.id).steps?.slice(-3)).toEqual(['week', 'fortnight', 'month'])
  const explained = await step('worker', wish.id, 'explain', '正在联系爱心商家')
  expect(explained.ok).toBe(true)
  const guest = await district.must<WishDetail>(null, 'wish', 'detail', { id: wish.id })
  expect(guest.explanation).toBe('正在联系爱心商家')
  expect((await step('worker', wish.id, 'claim')).data.status).toBe('claimed')
})

test('认领后 48 小时没说联系上：放回大厅；差一秒说了就不放', async () => {
  await open()
  const silent = await wishAt(district, 'claimed')
  const spoken = await wishAt(district, 'claimed')
  const limit = wakeOf(silent.id)
  expect(Math.abs(limit - 48 * HOUR - now())).toBeLessThan(60 * SECOND)
  await to(limit - SECOND)
  expect((await step('partyMember', spoken.id, 'reach')).ok).toBe(true)
  expect(state(silent.id).status).toBe('claimed')
  await to(limit + SECOND)
  expect(state(silent.id)).toMatchObject({ status: 'open', handlerId: null })
  expect(state(spoken.id).status).toBe('claimed')
  const contact = await district.send('partyMember', 'wish', 'showContact', { id: silent.id })
  expect(contact.code).toBe('FORBIDDEN')
})

test('办理：15 天到期请社区过问，社区可以收回；延期一次 7 天，第二次不行', async () => {
  await open()
  const plain = await wishAt(district, 'claimed')
  const longer = await wishAt(district, 'claimed')
  for (const { id } of [plain, longer]) await step('partyMember', id, 'reach')
  const due = wakeOf(plain.id)
  expect(Math.abs(due - 15 * DAY - now())).toBeLessThan(60 * SECOND)
  const postponed = await step('partyMember', longer.id, 'postpone', '要等配件到货')
  expect(postponed.data.postponedFor).toBe('要等配件到货')
  expect((await step('partyMember', longer.id, 'postpone')).code).toBe('FORBIDDEN')
  const longerDue = wakeOf(longer.id)
  expect(Math.abs(longerDue - 7 * DAY - due)).toBeLessThan(60 * SECOND)
  await to(due - SECOND)
  expect((await step('worker', plain.id, 'takeBack')).code).toBe('FORBIDDEN')
  await to(due + SECOND)
  expect(state(plain.id)).toMatchObject({ status: 'claimed', level: 1 })
  expect(state(longer.id).level).toBe(0)
  expect((await step('worker', plain.id, 'takeBack')).data.status).toBe('open')
  await to(longerDue - SECOND)
  expect(state(longer.id).level).toBe(0)
  await to(longerDue + SECOND)
  expect(state(longer.id).level).toBe(1)
})

test('确认：第 5 天请社区打电话，认领的人自己不能替许愿人回话；第 7 天记为未获确认', async () => {
  await open()
  const asked = await wishAt(district, 'delivered')
  const silent = await wishAt(district, 'delivered')
  const delivered = wakeOf(silent.id) - 5 * DAY
  expect(Math.abs(delivered - now())).toBeLessThan(60 * SECOND)
  await to(delivered + 5 * DAY - SECOND)
  expect((await step('worker', asked.id, 'heardYes')).code).toBe('FORBIDDEN')
  await to(delivered + 5 * DAY + SECOND)
  for (const who of ['partyMember', 'resident', 'workerElsewhere', 'gridWorker'] as const)
    expect([who, (await step(who, asked.id, 'heardYes')).code]).toEqual([who, 'FORBIDDEN'])
  const heard = await step('secretary', asked.id, 'heardHalf', '李阿姨接的，说度数浅了')
  expect(heard.data.status).toBe('claimed')
  await to(delivered + 7 * DAY - SECOND)
  expect(state(silent.id).status).toBe('delivered')
  await to(delivered + 7 * DAY + SECOND)
  expect(state(silent.id).status).toBe('unconfirmed')
  expect((await step('resident', silent.id, 'confirm')).ok).toBe(false)
})

test('一天天走和一下跳过去，结果一样；任务多跑几遍也一样', async () => {
  const walk = async (days: readonly number[]) => {
    await open()
    const ids = []
    for (const at of ['pending', 'open', 'claimed', 'delivered'] as const)
      ids.push((await wishAt(district, at)).id)
    for (const day of days) {
      await to(monday + HOUR + day * DAY)
      for (let i = 0; i < 2; i += 1) await district.cloud.timers.run('alarm')
    }
    return ids.map((id) => {
      const { status, level, steps } = state(id)
      return [status, level, steps?.join('，')]
    })
  }
  const jumped = await walk([40])
  await district.close()
  const daily = await walk(Array.from({ length: 40 }, (_, i) => i + 1))
  expect(daily).toEqual(jumped)
  expect(jumped.map(([status]) => status)).toEqual(['pending', 'open', 'open', 'unconfirmed'])
})

describe('数量', () => {
  const post = (who: CastName, requestId?: string) =>
    district.send<WishDetail>(who, 'wish', 'post', wishForm, requestId)
  const mineOf = (openid: string) => {
    const [account] = district.find('accounts', { openid })
    return district.find('tickets', { askedBy: account?._id })
  }

  test('许愿人手上最多 3 个没办完，30 天内最多新许 3 个；同时来四次也不会超', async () => {
    await open({})
    const openid = cast.residentElsewhere
    const unfinished = ['pending', 'open', 'claimed', 'delivered', 'rejected']
    const monthAgo = new Date(now() - 30 * DAY).toISOString()
    const before = mineOf(openid)
    const busy = before.filter((w) => unfinished.includes(String(w.status))).length
    const recent = before.filter((w) => String(w.order) > monthAgo).length
    const room = 3 - Math.max(busy, recent)
    const four = await Promise.all([1, 2, 3, 4].map(() => post('residentElsewhere')))
    expect(four.filter((a) => a.ok)).toHaveLength(room)
    for (const a of four) if (!a.ok) expect(a.code).toBe('LIMIT')
    for (const a of four) if (a.ok) await step('residentElsewhere', a.data.id, 'withdraw')
    for (let i = recent + room; i < 3; i += 1)
      expect((await post('residentElsewhere')).ok).toBe(true)
    expect((await post('residentElsewhere')).code).toBe('LIMIT')
    await to(now() + 30 * DAY + SECOND)
    const left = mineOf(openid).filter((w) => unfinished.includes(String(w.status))).length
    expect((await post('residentElsewhere')).ok).toBe(left < 3)
  })

  test('认领人手上最多 3 个；同时认领四个也只成三个；送达一个才能再认领', async () => {
    await open({ openPerResident: 99, newPerMonth: 99 })
    const wishes = []
    for (let i = 0; i < 5; i += 1) wishes.push(await wishAt(district, 'open'))
    const held = district.find('tickets', { status: 'claimed' })
    const [me] = district.find('accounts', { openid: 'demo-member-lin' })
    const already = held.filter((w) => w.handlerId === me?._id).length
    const answers = await Promise.all(
      wishes.map((w) =>
        district.send<WishDetail>('partyMemberOther', 'wish', 'step', { id: w.id, name: 'claim' }),
      ),
    )
    const won = answers.filter((a) => a.ok)
    expect(won).toHaveLength(3 - already)
    for (const a of answers) if (!a.ok) expect(a.code).toBe('LIMIT')
    const first = won[0]?.data.id ?? ''
    await step('partyMemberOther', first, 'deliver')
    const again = wishes.find((w) => !won.some((a) => a.data.id === w.id))
    expect((await step('partyMemberOther', again?.id ?? '', 'claim')).ok).toBe(true)
  })

  test('30 天内放回两次，第三次认领要先和社区说；过了 30 天又可以', async () => {
    await open({ openPerResident: 99, newPerMonth: 99 })
    const release = async () => {
      const wish = await wishAt(district, 'open')
      const claimed = await step('partyMemberElsewhere', wish.id, 'claim')
      if (claimed.ok) await step('partyMemberElsewhere', wish.id, 'release')
      return claimed.code ?? 'ok'
    }
    expect([await release(), await release(), await release()]).toEqual(['ok', 'ok', 'LIMIT'])
    await to(now() + 30 * DAY + SECOND)
    expect(await release()).toBe('ok')
  })
})

test.each([
  ['想要两千块现金过年', 'INVALID', '要钱'],
  ['谁能借钱给我交学费', 'INVALID', '借钱'],
  ['帮我找个中介介绍工作', 'INVALID', '中介'],
  ['请帮忙代购药品和保健品', 'INVALID', '药'],
  ['想换一台 3001 元的冰箱', 'LIMIT', '300'],
  ['想要一部 5.2 千元的手机', 'LIMIT', '300'],
])('不收的心愿“%s”：说清楚为什么，什么也不写', async (text, code, word) => {
  await open()
  const before = district.find('tickets').length
  const answer = await district.send(
    'resident',
    'wish',
    'post',
    { ...wishForm, text },
    newRequestId(),
  )
  expect([answer.code, answer.message]).toEqual([code, expect.stringContaining(word)])
  expect(district.find('tickets')).toHaveLength(before)
})

test('三百元以内的、帮忙取药的照收', async () => {
  await open()
  for (const text of ['想要一个 300 元的电饭煲', '请帮忙去医院取药，药已经开好了'])
    expect((await district.send('resident', 'wish', 'post', { ...wishForm, text })).ok).toBe(true)
})
