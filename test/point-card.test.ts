import type { CheckInView } from '@domain/checkin/present'
import type { WalkInView } from '@domain/counter/ask'
import type { LinkOutcome } from '@domain/counter/link'
import type { PinOutcome } from '@domain/counter/nod'
import type { AssistedView } from '@domain/pointcard/assisted'
import type { CardDetail, CardPage } from '@domain/pointcard/lists'
import type { CardFace } from '@domain/pointcard/present'
import type { RedemptionView } from '@domain/shop/present'
import { caretakerOf } from './account-people'
import { beginOne, closeAll } from './checkin-walk'
import { cardForm, counterOf, NO_MATCH } from './counter-walk'
import { type District, HOUR, openDistrict } from './district'
import { everyString } from './every-string'
import { assertBalanced, pointsOf, shopId, vault } from './points-walk'
import type { CastName } from './seed/cast'

let district: District
let points: ReturnType<typeof pointsOf>
let counter: ReturnType<typeof counterOf>
let card: CardFace
beforeEach(async () => {
  district = await openDistrict()
  points = pointsOf(district)
  counter = counterOf(district)
  card = await counter.issue('worker')
})
afterEach(async () => {
  district.cloud.clock.go()
  assertBalanced(district)
  await district.close()
})

const send = <T = Record<string, unknown>>(who: CastName, name: string, input: object) =>
  district.send<T>(who, 'counter', name, input)
const must = <T = Record<string, unknown>>(who: CastName, name: string, input: object) =>
  district.must<T>(who, 'counter', name, input)
const detail = () => must<CardDetail>('worker', 'cardDetail', { id: card.id })
const order = (lines: readonly object[] = [points.line('soap', 40)], who: CastName = 'worker') =>
  send<AssistedView>(who, 'orderForCard', { id: card.id, shopId, lines })

test('发一张卡：八位卡号、二维码，姓名电话密封；发两遍是同一张', async () => {
  expect(card).toMatchObject({ called: '周爷爷', community: '金桂社区' })
  expect(card.no).toMatch(/^[1-8]\d{7}$/)
  expect(card.text).toMatch(/^card~[\w-]{22}$/)
  const id = 'same-card-request-01'
  const once = await district.send<CardFace>('worker', 'counter', 'issueCard', cardForm, id)
  const twice = await district.send<CardFace>('worker', 'counter', 'issueCard', cardForm, id)
  expect(twice.data).toEqual(once.data)
  expect(district.find('pointCards')).toHaveLength(2)
  const text = JSON.stringify(district.find('pointCards'))
  for (const secret of ['周德福', '8801234', '2580', card.text.slice(5)])
    expect(text).not.toContain(secret)
  const page = await must<CardPage>('clerk', 'cards', { no: card.no })
  expect(page).toMatchObject({ rows: [{ name: '周德福', steps: [] }], issues: false })
  const easy = await send('worker', 'issueCard', { ...cardForm, pin: '1111' })
  expect(easy.message).toBe('这个密码太好猜，请换一个。')
})

test('点名报卡号：签退以后卡上得分，名单上看得到姓名', async () => {
  await closeAll(district)
  const occasion = await beginOne(district)
  const input = { id: occasion.id, cardNo: card.no }
  const row = await district.must<CheckInView>('worker', 'checkin', 'rollCall', input)
  expect(row).toMatchObject({ name: '周德福', duty: '积分卡', inHow: 'rollCall' })
  await district.must('worker', 'checkin', 'rollCall', input)
  await district.cloud.clock.advance(HOUR + 60_000)
  await district.must('worker', 'checkin', 'seeOff', { id: row.id })
  await district.cloud.timers.run('alarm')
  await district.cloud.timers.run('alarm')
  expect(counter.cardWallet(card.no)).toMatchObject({ balance: 10 })
  expect(await detail()).toMatchObject({ balance: 10, entries: [{ points: 10 }] })
  const wrong = { id: occasion.id, cardNo: '12345678' }
  expect((await district.send('worker', 'checkin', 'rollCall', wrong)).code).toBe('NOT_FOUND')
})

test('电话里替她下单：码只给这一次，再看要记一次；谁说得出码谁来领，记下是代领', async () => {
  await counter.grantCard(card.id, 100)
  const { data } = await order()
  expect(data).toMatchObject({ digits: counter.code(data.id), words: '香皂 1 件', points: 40 })
  expect(district.find('redemptions', { _id: data.id })[0]).toMatchObject({
    ...{ way: 'assisted', onCard: true, accountId: card.id, status: 'ordered' },
  })
  expect(JSON.stringify(await detail())).not.toContain(data.digits)
  const looks = () => district.find('looks', { ticketId: data.id })
  expect(looks()).toEqual([])
  const looked = await must<AssistedView>('clerk', 'showCode', { id: data.id })
  expect(looked.digits).toBe(data.digits)
  expect(looks()).toMatchObject([{ by: counter.idOf('clerk') }])
  const { pickups } = await counter.mustFind('clerk', data.digits)
  expect(pickups).toMatchObject([{ called: '周爷爷', onCard: true, way: 'assisted' }])
  await counter.hand('clerk', data.id, data.digits, true)
  expect(district.find('redemptions', { _id: data.id })[0]).toMatchObject({
    ...{ status: 'collected', timeline: [{ step: 'order' }, { step: 'collect', note: '代领' }] },
  })
  expect((await send('clerk', 'showCode', { id: data.id })).code).toBe('CONFLICT')
})

test('替她取消，积分退回卡上；手机下的单，社区看不到码，也取消不了', async () => {
  await counter.grantCard(card.id, 100)
  const { data } = await order()
  await must('clerk', 'step', { id: data.id, name: 'cancel', note: '她说不要了' })
  expect(counter.cardWallet(card.no)?.balance).toBe(100)
  await points.grant('volunteer', 100)
  const own = await points.mustRedeem('volunteer', points.line('soap', 40))
  expect((await send('clerk', 'showCode', { id: own.id })).code).toBe('NOT_FOUND')
  expect((await points.step('worker', own.id, 'cancel')).code).toBe('FORBIDDEN')
})

/** 拿卡到柜台当场换一块香皂，等她点头。 */
async function cardAsk(): Promise<WalkInView> {
  return (await counter.ask('clerk', card.text, [points.line('soap', 40)])).data
}
const pin = (id: string, typed: string) => must<PinOutcome>('clerk', 'pinNod', { id, pin: typed })

test('拿卡当场换：密码对了就换成；错了慢下来、锁住，对的也不收，改在登记表上签字', async () => {
  await counter.grantCard(card.id, 200)
  const one = await cardAsk()
  expect(one).toMatchObject({ onCard: true, state: 'asking' })
  expect((await pin(one.id, '2580')).walkIn).toMatchObject({
    ...{ state: 'done', handed: { called: '周爷爷' } },
  })
  expect(counter.cardWallet(card.no)?.balance).toBe(160)
  district.cloud.clock.stop()
  const start = Math.ceil(district.cloud.clock.now() / 60_000) * 60_000
  await district.cloud.clock.set(start)
  const two = await cardAsk()
  const why: (string | null)[] = []
  for (const typed of ['0001', '0002', '0003', '2580']) why.push((await pin(two.id, typed)).why)
  expect(new Set(why).size).toBe(1)
  await district.cloud.clock.set(start + 60_000)
  expect((await pin(two.id, '0004')).why).toBe(why[0])
  await district.cloud.clock.set(start + 3 * 60_000 - 1000)
  expect((await pin(two.id, '2580')).why).toBe(why[0])
  await district.cloud.clock.set(start + 3 * 60_000)
  expect((await pin(two.id, '0005')).why).toBe(why[0])
  // 锁两小时；这时候签字照样行。
  await must('clerk', 'signNod', { id: two.id, present: true })
  await district.cloud.clock.set(start + 3 * 60_000 + 2 * HOUR - 1000)
  const three = await cardAsk()
  expect((await pin(three.id, '2580')).walkIn).toBeNull()
  await district.cloud.clock.set(start + 3 * 60_000 + 2 * HOUR)
  expect((await pin(three.id, '2580')).walkIn).toMatchObject({ state: 'done' })
})

test('丢了：挂失当场不能用，积分都在；换新卡旧码不认，卡号不变，密码重设', async () => {
  await counter.grantCard(card.id, 100)
  const old = await cardAsk()
  await must('worker', 'blockCard', { id: card.id, note: '在菜场丢了' })
  for (const code of [card.text, card.no])
    expect((await counter.find('clerk', code)).data.why).toBe(NO_MATCH)
  expect((await send('clerk', 'signNod', { id: old.id, present: true })).code).toBe('FORBIDDEN')
  expect((await order()).code).toBe('CONFLICT')
  const fresh = await must<CardFace>('worker', 'renewCard', { id: card.id, pin: '8642' })
  expect([fresh.no, fresh.text === card.text]).toEqual([card.no, false])
  expect((await counter.find('clerk', card.text)).data.why).toBe(NO_MATCH)
  expect((await counter.find('clerk', fresh.text)).data.person).toMatchObject({ balance: 100 })
  card = fresh
  const one = await cardAsk()
  expect((await pin(one.id, '2580')).walkIn).toBeNull()
  expect((await pin(one.id, '8642')).walkIn).toMatchObject({ state: 'done' })
})

async function link(code: string, who: CastName = 'worker') {
  const { why, job } = await must<LinkOutcome>(who, 'linkCard', { id: card.id, code })
  let now = job
  while (now?.state === 'moving')
    now = (await must<LinkOutcome>(who, 'carryLink', { id: card.id, step: now.steps })).job
  return why
}

test('她有了手机：卡并到账号，积分、流水、兑换、签到都跟过去，只并一次', async () => {
  await counter.grantCard(card.id, 100)
  await points.grant('residentOther', 30)
  const { data } = await order()
  expect(await link('91234567')).toBe(NO_MATCH)
  expect(await link(await counter.pointToken('residentOther'))).toBeNull()
  expect(points.wallet('residentOther').balance).toBe(90)
  expect(counter.cardWallet(card.no)).toBeUndefined()
  const mine = await district.must<{ rows: RedemptionView[] }>('residentOther', 'shop', 'mine', {})
  expect(mine.rows).toMatchObject([{ id: data.id, code: { digits: data.digits } }])
  expect((await send('worker', 'showCode', { id: data.id })).code).toBe('NOT_FOUND')
  await points.mustStep('residentOther', data.id, 'cancel')
  expect(points.wallet('residentOther').balance).toBe(130)
  const again = await counter.pointToken('residentYoung')
  expect((await send('worker', 'linkCard', { id: card.id, code: again })).code).toBe('CONFLICT')
  expect((await counter.find('clerk', card.text)).data.why).toBe(NO_MATCH)
  expect(JSON.stringify(district.find('entries'))).not.toContain(card.id)
  const told = district.find('notices', { to: counter.idOf('residentOther') })
  expect(told.map(({ text }) => text)).toContain(
    '您的积分卡并到这个账号上了，积分和兑换都在“我的积分”里。',
  )
  expect((await send('worker', 'linkCard', { id: card.id, code: 'x' })).ok).toBe(false)
})

test('断在半路的，定时任务接着并完；这时候做完的服务，积分不丢', async () => {
  await counter.grantCard(card.id, 100)
  const code = await counter.pointToken('residentOther')
  await must('worker', 'linkCard', { id: card.id, code })
  await district.replace('services', {
    ...{ _id: 'late-service', rev: 1, kind: 'checkIn', accountId: card.id, minutes: 60 },
    ...{ communityId: 'D-03-05', title: '清扫', wishKind: null, backfilled: false },
    ...{ at: '2026-11-23T01:00:00.000Z', followed: false },
  })
  for (let i = 0; i < 3; i += 1) await district.cloud.timers.run('alarm')
  expect(points.wallet('residentOther').balance).toBe(110)
  expect(counter.cardWallet(card.no)).toBeUndefined()
})

test('并到自己账号上不行；以后她注销，卡上的人一个字也不留', async () => {
  const own = await counter.pointToken('worker')
  expect(await link(own)).toBe(NO_MATCH)
  await link(await counter.pointToken('residentOther'))
  const care = caretakerOf(district)
  await care.finish(
    'residentOther',
    await district.must<never>('residentOther', 'account', 'erase'),
  )
  expect(district.find('pointCards')).toEqual([])
  const traces = everyString(district.cloud).filter(({ text }) => {
    try {
      return text.length > 60 && JSON.stringify(vault.open(text)).includes('周德福')
    } catch {
      return text.includes('周德福')
    }
  })
  expect(traces.map(({ where }) => where)).toEqual([])
})

/** 谁管得了金桂社区的积分卡，手写的一遍。 */
const manage: readonly CastName[] = ['worker', 'secretary']
const see: readonly CastName[] = [...manage, 'clerk']
const nobody: readonly CastName[] = [
  ...(['resident', 'partyMember', 'volunteer', 'gridWorker', 'buildingHead', 'street'] as const),
  ...(['district', 'auditor', 'workerElsewhere', 'secretaryElsewhere', 'department'] as const),
]

test('发卡、挂失、换新、换密码、再印、并卡归社区；看卡、替她下单还有柜台；别人一样也不行', async () => {
  await counter.grantCard(card.id, 1000)
  const { data } = await order()
  const managing = [
    ['changePin', { id: card.id, pin: '1357' }],
    ['cardFace', { id: card.id }],
    ['renewCard', { id: card.id, pin: '2468' }],
    ['linkCard', { id: card.id, code: '91234567' }],
    ['issueCard', cardForm],
  ] as const
  const seeing = [
    ['cardDetail', { id: card.id }],
    ['cards', { no: card.no }],
    ['showCode', { id: data.id }],
    ['orderForCard', { id: card.id, shopId, lines: [points.line('pin', 100)] }],
  ] as const
  const done = async (who: CastName, list: readonly (readonly [string, object])[]) => {
    const answers = []
    for (const [name, input] of list) answers.push((await send(who, name, input)).ok)
    return answers
  }
  for (const who of see) expect([who, await done(who, seeing)]).toEqual([who, Array(4).fill(true)])
  for (const who of nobody)
    expect([who, await done(who, [...seeing, ...managing])]).toEqual([who, Array(9).fill(false)])
  expect(await done('clerk', managing)).toEqual(Array(5).fill(false))
  const block = ['blockCard', { id: card.id, note: '丢了' }] as const
  expect(await done('clerk', [block])).toEqual([false])
  for (const who of manage)
    expect([who, await done(who, managing)]).toEqual([who, Array(5).fill(true)])
  expect(await done('secretary', [block])).toEqual([true])
})
