import type { DeskView } from '@domain/home/usecases'
import type { RemindersView } from '@domain/inbox/reminders'
import type { NoticeView } from '@domain/inbox/usecases'
import type { WishDetail } from '@domain/wish/present'
import { DAY, type District, HOUR, monday, newRequestId, openDistrict, wishAt } from './district'
import { type CastName, cast } from './seed/cast'

// 分钟数和钟点照着规则手写在这里，不引用程序里的表。
const SECOND = 1000
const MINUTE = 60 * SECOND
const TEMPLATE = 'demo-template'

let district: District
beforeEach(async () => {
  district = await openDistrict()
})
afterEach(() => district.close())

/** 东八区星期一的几点几分几秒；24 点以上是星期二。 */
const clock = (hour: number, minute = 0, second = 0) =>
  monday - 10 * HOUR + hour * HOUR + minute * MINUTE + second * SECOND
const to = (ms: number) => district.cloud.clock.set(ms)
const timer = () => district.cloud.timers.run('notice')
/** 拨到某一刻，并且正好来一次定时任务。 */
const at = async (ms: number) => {
  await to(ms)
  await timer()
}

/** 把等着发的都改成到点了（拨钟会先跑定时任务），再让五个定时任务同时跑，直到没有剩下的。 */
async function fiveTimers(): Promise<void> {
  const waiting = district.find('outbox', { state: 'waiting' })
  const dueAt = new Date(monday).toISOString()
  for (const row of waiting) await district.replace('outbox', { ...row, dueAt })
  await Promise.all(Array.from({ length: 5 }, timer))
  await timer()
}

/** 在手机上点了同意：平台记一次，服务端也记一次。 */
async function agree(who: CastName, times = 1): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    await grant(who)
    await district.must(who, 'inbox', 'subscribed', { templates: [TEMPLATE] })
  }
}
const grant = (who: CastName) =>
  fetch(`${district.cloud.url}/client/subscribe`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${district.cloud.tokenFor(cast[who])}`,
    },
    body: JSON.stringify({ templates: [TEMPLATE] }),
  })

/** 平台收到的、发给这个人的提醒（不管收没收）。 */
const tried = (who: CastName) =>
  district.cloud.openapi.sent.filter(
    (s) => s.api === 'subscribeMessage.send' && s.openid === cast[who],
  )
const states = (ticketId: string, more: object = {}) =>
  district
    .find('outbox', { ticketId, ...more })
    .sort((a, b) => (String(a.at) < String(b.at) ? -1 : 1))
    .map((row) => row.state)
const step = (who: CastName, id: string, name: string, note: string | null = null) =>
  district.must<WishDetail>(who, 'wish', 'step', { id, name, note })
const settings = (who: CastName) => district.must<RemindersView>(who, 'inbox', 'settings')
const ownerOf = (wish: WishDetail) => String(district.find('tickets', { _id: wish.id })[0]?.askedBy)
const rowsOf = async (who: CastName, ticketId: string) => {
  const { rows } = await district.must<{ rows: NoticeView[] }>(who, 'inbox', 'list')
  return rows.filter((row) => row.ticketId === ticketId).map((row) => row.text)
}
const desk = async (who: CastName = 'worker') =>
  (await district.must<DeskView>(who, 'home', 'desk')).calls

describe('二十分钟里一张工单只提醒一次', () => {
  test('差一秒不发，满二十分钟发一条，发的是最新的一句；站内消息一件一条', async () => {
    await agree('resident', 3)
    const wish = await wishAt(district, 'pending')
    const posted = Date.parse(wish.at)
    await to(posted + 10 * MINUTE)
    await step('worker', wish.id, 'approve')
    await at(posted + 20 * MINUTE - SECOND)
    expect(tried('resident')).toHaveLength(0)
    await at(posted + 20 * MINUTE + SECOND)
    expect(tried('resident')).toHaveLength(1)
    expect(JSON.stringify(tried('resident')[0])).toContain('社区通过了')
    expect(states(wish.id)).toEqual(['merged', 'sent'])
    expect(await rowsOf('resident', wish.id)).toHaveLength(2)
    expect((await settings('resident')).left).toBe(2)
  })

  test('发过以后再有的事，重新等二十分钟', async () => {
    await agree('resident', 3)
    const wish = await wishAt(district, 'pending')
    const posted = Date.parse(wish.at)
    await at(posted + 20 * MINUTE + SECOND)
    await step('worker', wish.id, 'approve')
    await at(posted + 40 * MINUTE)
    expect(tried('resident')).toHaveLength(1)
    await at(posted + 41 * MINUTE)
    expect(tried('resident')).toHaveLength(2)
  })

  test('两张工单各提醒各的', async () => {
    await agree('resident', 2)
    const first = await wishAt(district, 'pending')
    const second = await wishAt(district, 'pending')
    await at(Date.parse(second.at) + 21 * MINUTE)
    expect(tried('resident')).toHaveLength(2)
    expect([states(first.id), states(second.id)]).toEqual([['sent'], ['sent']])
    expect((await settings('resident')).left).toBe(0)
  })
})

describe('夜里不打扰', () => {
  test.each([
    ['21 点 39 分的事，夜里 10 点前一秒还能发', clock(21, 39), clock(21, 59, 59), 1],
    ['21 点 40 分 01 秒的事，到 10 点以后了，先不发', clock(21, 40, 1), clock(22, 0, 1), 0],
    ['早上 6 点 59 分 59 秒，还不发', clock(23), clock(24 + 6, 59, 59), 0],
    ['早上 7 点，发', clock(23), clock(24 + 7, 0, 0), 1],
    ['后半夜的事，也是早上 7 点', clock(24 + 2), clock(24 + 7, 0, 0), 1],
    ['早上 6 点 50 分的事，7 点 10 分才满二十分钟', clock(24 + 6, 50), clock(24 + 7, 9), 0],
  ])('%s', async (_, happens, look, count) => {
    await agree('resident')
    await to(happens)
    await wishAt(district, 'pending')
    await at(look)
    expect(tried('resident')).toHaveLength(count)
  })

  test('待发的时刻就写着早上 7 点；急的不挪', async () => {
    await to(clock(22))
    const wish = await wishAt(district, 'pending')
    const [row] = district.find('outbox', { ticketId: wish.id })
    expect(row).toMatchObject({ urgent: false, dueAt: new Date(clock(24 + 7)).toISOString() })
    await agree('resident')
    const dueAt = new Date(clock(22, 20)).toISOString()
    await district.replace('outbox', { ...row, urgent: true, dueAt })
    await at(clock(22, 20))
    expect(tried('resident')).toHaveLength(1)
  })

  test('定时任务停过，夜里才补跑：该发的挪到早上，不在夜里发', async () => {
    await agree('resident')
    const wish = await wishAt(district, 'pending')
    await at(clock(22))
    expect(tried('resident')).toHaveLength(0)
    await at(clock(24 + 7))
    expect(states(wish.id)).toEqual(['sent'])
  })

  test('夜里急的先发，同一张工单不急的留到早上', async () => {
    await agree('resident', 2)
    await to(clock(22, 1))
    const wish = await wishAt(district, 'open')
    const [first] = district.find('outbox', { ticketId: wish.id, text: { $regex: '收到' } })
    const dueAt = new Date(clock(22, 21)).toISOString()
    await district.replace('outbox', { ...first, urgent: true, dueAt })
    await at(clock(22, 30))
    expect(states(wish.id).sort()).toEqual(['sent', 'waiting'])
    await at(clock(24 + 7))
    expect(states(wish.id)).toEqual(['sent', 'sent'])
  })
})

describe('同意了几条才发几条', () => {
  test('没同意过的不去试，记为没订阅；站内消息还在', async () => {
    await grant('resident')
    const wish = await wishAt(district, 'pending')
    await at(Date.parse(wish.at) + 21 * MINUTE)
    expect(tried('resident')).toHaveLength(0)
    expect(states(wish.id)).toEqual(['refused'])
    expect(await rowsOf('resident', wish.id)).toHaveLength(1)
  })

  test('用完了就不再试', async () => {
    await agree('resident')
    const first = await wishAt(district, 'pending')
    const second = await wishAt(district, 'pending')
    await at(Date.parse(second.at) + 21 * MINUTE)
    expect(tried('resident')).toHaveLength(1)
    expect([...states(first.id), ...states(second.id)].sort()).toEqual(['refused', 'sent'])
  })

  test('平台说他没同意：记的次数清零，不再白试', async () => {
    for (let i = 0; i < 3; i += 1)
      await district.must('resident', 'inbox', 'subscribed', { templates: [TEMPLATE] })
    expect((await settings('resident')).left).toBe(3)
    const first = await wishAt(district, 'pending')
    await at(Date.parse(first.at) + 21 * MINUTE)
    expect(states(first.id)).toEqual(['refused'])
    expect((await settings('resident')).left).toBe(0)
    const before = tried('resident').length
    const second = await wishAt(district, 'pending')
    await at(Date.parse(second.at) + 21 * MINUTE)
    expect(tried('resident')).toHaveLength(before)
  })

  test('同一次同意发几遍只记一次；别的模板不记；各人记各人的', async () => {
    const requestId = newRequestId()
    const input = { templates: [TEMPLATE] }
    for (let i = 0; i < 3; i += 1)
      await district.send('resident', 'inbox', 'subscribed', input, requestId)
    await district.must('resident', 'inbox', 'subscribed', { templates: ['another'] })
    expect((await settings('resident')).left).toBe(1)
    expect((await settings('partyMember')).left).toBe(0)
  })

  test('没同意过隐私指引的人，记不了', async () => {
    const answer = await district.send(null, 'inbox', 'subscribed', { templates: [TEMPLATE] })
    expect(answer.code).toBe('SIGN_IN')
  })
})

describe('最多发一次', () => {
  test('正在发的时候崩了：不会再发第二次，站内消息还在', async () => {
    await agree('resident', 2)
    const wish = await wishAt(district, 'pending')
    const [row] = district.find('outbox', { ticketId: wish.id, state: 'waiting' })
    await district.replace('outbox', { ...row, state: 'sending' })
    for (let i = 1; i <= 3; i += 1) await at(Date.parse(wish.at) + i * HOUR)
    expect(tried('resident')).toHaveLength(0)
    expect(states(wish.id)).toEqual(['sending'])
    expect(await rowsOf('resident', wish.id)).toHaveLength(1)
  })

  test('五个定时任务同时跑：一张工单还是一条，同意的次数也不多扣', async () => {
    await agree('resident', 9)
    const wishes: WishDetail[] = []
    for (let i = 0; i < 4; i += 1) wishes.push(await wishAt(district, 'open'))
    await fiveTimers()
    expect(tried('resident')).toHaveLength(4)
    for (const wish of wishes) {
      const mine = states(wish.id, { to: ownerOf(wish) })
      expect(mine.sort()).toEqual(['merged', 'sent'])
    }
    expect((await settings('resident')).left).toBe(5)
  })
})

describe('要不要提醒，自己定', () => {
  test('关掉进展：不提醒也不扣次数，站内消息照有；打开又提醒', async () => {
    await agree('resident', 2)
    await district.must('resident', 'inbox', 'choose', { topic: 'progress', on: false })
    const quiet = await wishAt(district, 'open')
    await at(monday + HOUR)
    expect(states(quiet.id)).toEqual(['muted', 'muted'])
    expect(await rowsOf('resident', quiet.id)).toHaveLength(2)
    expect(await desk()).toEqual([])
    await district.must('resident', 'inbox', 'choose', { topic: 'progress', on: true })
    const heard = await wishAt(district, 'open')
    await at(monday + 2 * HOUR)
    expect(tried('resident')).toHaveLength(1)
    expect(states(heard.id)).toEqual(['merged', 'sent'])
  })

  test('关了进展，有人认领、请他回话还是要提醒，说的不是关掉的那一句', async () => {
    await agree('resident', 2)
    await district.must('resident', 'inbox', 'choose', { topic: 'progress', on: false })
    const wish = await wishAt(district, 'claimed')
    await step('partyMember', wish.id, 'reach')
    await at(monday + HOUR)
    expect(JSON.stringify(tried('resident'))).toContain('有人认领了您的心愿')
    expect(tried('resident')).toHaveLength(1)
  })

  test('许愿的和认领的分开关；等他接着办的关不掉', async () => {
    await agree('partyMember', 3)
    await district.must('partyMember', 'inbox', 'choose', { topic: 'claimed', on: false })
    const wish = await wishAt(district, 'done')
    await at(monday + HOUR)
    expect(tried('partyMember')).toHaveLength(0)
    expect(states(wish.id, { topic: 'claimed' })).toEqual(['muted'])
    const again = await wishAt(district, 'delivered')
    await step('resident', again.id, 'half', '还差一个眼镜盒')
    await at(monday + 2 * HOUR)
    expect(tried('partyMember')).toHaveLength(1)
  })

  test.each(['answer', 'contact', 'todo'])('%s 这一类关不掉，话里说明白', async (topic) => {
    const answer = await district.send('resident', 'inbox', 'choose', { topic, on: false })
    expect([answer.code, answer.message]).toEqual(['INVALID', expect.stringContaining('不能关')])
    const { topics } = await settings('resident')
    expect(topics.find(({ name }) => name === topic)).toMatchObject({ fixed: true, on: true })
  })
})

describe('请打电话', () => {
  test('有人认领了、提醒不到许愿人：本社区有一个电话要打，别的社区和网格员没有', async () => {
    const wish = await wishAt(district, 'claimed')
    await at(monday + HOUR)
    const [call, ...more] = await desk()
    expect(more).toEqual([])
    expect(call).toMatchObject({ ticketId: wish.id, called: null })
    expect(call?.text).toContain('有人认领了您的心愿')
    expect(await desk('secretary')).toHaveLength(1)
    expect(await desk('workerElsewhere')).toEqual([])
    expect(await desk('gridWorker')).toEqual([])
    expect(JSON.stringify(call)).not.toContain('13900001234')
  })

  test('打过了：记下谁、什么时候；同事也看得到，重复按不改', async () => {
    await wishAt(district, 'claimed')
    await at(monday + HOUR)
    const id = String((await desk())[0]?.id)
    await to(monday + 2 * HOUR)
    await district.must('worker', 'inbox', 'called', { id })
    await district.must('secretary', 'inbox', 'called', { id })
    const mine = (await desk())[0]?.called
    expect(mine).toMatchObject({ byMe: true, duty: expect.stringContaining('社区工作者') })
    expect(Date.parse(String(mine?.at)) - monday - 2 * HOUR).toBeLessThan(MINUTE)
    expect((await desk('secretary'))[0]?.called).toMatchObject({ byMe: false })
    for (const who of ['resident', 'partyMember', 'workerElsewhere', 'gridWorker'] as const) {
      const answer = await district.send(who, 'inbox', 'called', { id })
      expect([who, answer.code]).toEqual([who, 'NOT_FOUND'])
    }
  })

  test('号码要另外点开看，看一次记一次', async () => {
    const wish = await wishAt(district, 'claimed')
    await at(monday + HOUR)
    const before = district.find('looks', { ticketId: wish.id }).length
    const contact = await district.must<{ phone: string }>('worker', 'wish', 'showContact', {
      id: wish.id,
    })
    expect(contact.phone).toBe('13900001234')
    expect(district.find('looks', { ticketId: wish.id })).toHaveLength(before + 1)
  })

  test('收到提醒的人不用打；只是进展、是认领人的，也不用打', async () => {
    await agree('resident', 1)
    await wishAt(district, 'claimed')
    await at(monday + HOUR)
    expect(await desk()).toEqual([])
    await wishAt(district, 'open')
    const half = await wishAt(district, 'delivered')
    await step('resident', half.id, 'half', '还差一个眼镜盒')
    await at(monday + 2 * HOUR)
    expect(await desk()).toEqual([])
  })

  test('等他回话的：他自己来回过话，电话就不用打了', async () => {
    const wish = await wishAt(district, 'delivered')
    await at(monday + HOUR)
    expect((await desk()).map((call) => call.ticketId)).toEqual([wish.id])
    await step('resident', wish.id, 'confirm')
    expect(await desk()).toEqual([])
  })

  test('要紧的话后面跟着一句进展：提醒不到时，电话里说的还是要紧的那句', async () => {
    const wish = await wishAt(district, 'claimed')
    await step('partyMember', wish.id, 'reach')
    await at(monday + HOUR)
    expect((await desk()).map((call) => call.text)).toEqual([
      expect.stringContaining('有人认领了您的心愿'),
    ])
  })

  test('平台没收下的也请社区打电话，只有一个电话', async () => {
    await district.must('resident', 'inbox', 'subscribed', { templates: [TEMPLATE] })
    const wish = await wishAt(district, 'claimed')
    await fiveTimers()
    expect(states(wish.id, { to: ownerOf(wish) }).at(-1)).toBe('refused')
    expect(await desk()).toHaveLength(1)
    await at(monday + DAY)
    expect(await desk()).toHaveLength(1)
  })
})
