import { termOf } from '@domain/unit/taking'
import { alarmAt, DAY, type District, HOUR, justBefore, openDistrict } from './district'
import { freshCommunity, office, reportForm, unitActsIn } from './unit-report-walk'
import { homeUnit } from './unit-walk'

// 期限照着规则手写在这里：3 个工作日确认，一半时提醒；最长 3 年；到期前 30 天提醒、可以续。
const SECOND = 1000

let district: District
beforeEach(async () => {
  district = await openDistrict()
  // 演示区里的心愿、挑人不在这里看；拿走，定时任务才不用一件件过问几年。
  for (const collectionName of ['tickets', 'helpers'])
    await district.cloud.database.run('database.removeDocument', {
      ...{ collectionName, queryType: 'WHERE', query: '{}', multi: true },
    })
})
afterEach(() => district.close())

const { must, send, step, stored, told } = unitActsIn(() => district)
const ms = (iso: string) => Date.parse(iso)
const events = (id: string) => stored(id).timeline.map((event) => event.step)
const report = (months = 12) => must('unitLiaison', 'reportIn', { ...reportForm(), months })
const street = (id: string) => told('street@D-03', id)
const community = (id: string) => told(`communityWorker@${freshCommunity}`, id)
const unit = (id: string) => told(`unitLiaison@${homeUnit}`, id)

/** 不受角色所限，直接换成确认过的：那个社区的工作人员不在身份页上。 */
async function confirmed(months = 12) {
  const { id } = await report(months)
  const doc = stored(id)
  // 身份页上的王丽娟临时派到这个社区。
  const [account] = district.find('accounts', { openid: 'demo-worker-wang' })
  const [held] = (account?.appointments ?? []) as object[]
  const here = { ...held, areaId: freshCommunity }
  await district.replace('accounts', { ...account, appointments: [held, here] })
  await must('worker', 'confirm', { id: doc._id, office })
  return stored(id)
}

test.each([
  ['平常的一周', '2026-11-23T02:00:00.000Z', '2026-11-26T02:00:00.000Z'],
  ['隔着周末', '2026-11-26T02:00:00.000Z', '2026-12-01T02:00:00.000Z'],
  ['隔着元旦', '2026-12-30T02:00:00.000Z', '2027-01-05T02:00:00.000Z'],
])('确认的期限是 3 个工作日（%s）：差一秒不报街道，到了就报，只报一次', async (_, from, due) => {
  const [rules] = district.find('settings', { _id: 'wish' })
  await district.replace('settings', { ...rules, holidays: ['20270101'] })
  district.cloud.clock.stop()
  await district.cloud.clock.set(ms(from))
  const { id, dueAt } = await report()
  district.cloud.clock.go()
  expect(dueAt).toBe(due)
  await alarmAt(district, ms(due) - SECOND)
  expect([events(id), street(id)]).toEqual([['reportIn', 'halfway'], []])
  await alarmAt(district, ms(due) + SECOND)
  await district.cloud.timers.run('alarm')
  expect(events(id)).toEqual(['reportIn', 'halfway', 'tooLate'])
  expect(street(id)).toHaveLength(1)
  await alarmAt(district, ms(due) + 40 * DAY)
  expect(events(id)).toHaveLength(3)
  expect(stored(id).status).toBe('pending')
})

test('区里另有安排的日子优先：后天放假，期限往后顺延一天', async () => {
  const [rules] = district.find('settings', { _id: 'wish' })
  await district.replace('settings', { ...rules, holidays: ['20261125'] })
  const { dueAt } = await report()
  expect(dueAt?.slice(0, 10)).toBe('2026-11-27')
})

test('过了一个半工作日提醒社区一次，差一秒不提醒；半天落在周末就顺延', async () => {
  district.cloud.clock.stop()
  const { id } = await report()
  const half = ms(stored(id).enteredAt) + DAY + 12 * HOUR
  expect(stored(id).wakeAt).toBe(new Date(half).toISOString())
  await alarmAt(district, half - SECOND)
  expect(community(id)).toHaveLength(1)
  await alarmAt(district, half)
  await district.cloud.timers.run('alarm')
  expect(community(id).slice(1)).toEqual([
    '区住房和建设局的报到还没有确认，时间过了一半，请看一看。',
  ])
  // 周四下午两点报到：一个半工作日是周六凌晨，顺延到周一凌晨。
  await district.cloud.clock.set(ms('2026-12-03T06:00:00.000Z'))
  await step('unitLiaison', id, 'cancel', null)
  const next = await report()
  expect(stored(next.id).wakeAt).toBe('2026-12-06T18:00:00.000Z')
})

test('定时任务晚跑几天、连着跑几遍，结果和按时跑一样', async () => {
  const { id } = await report()
  await alarmAt(district, ms(stored(id).enteredAt) + 20 * DAY)
  for (let i = 0; i < 3; i += 1) await district.cloud.timers.run('alarm')
  expect(events(id)).toEqual(['reportIn', 'halfway', 'tooLate'])
  const [, halfway, late] = stored(id).timeline
  expect(ms(String(halfway?.at)) - ms(stored(id).enteredAt)).toBe(DAY + 12 * HOUR)
  expect(late?.at).toBe(stored(id).dueAt)
})

test.each([0, 37, 1.5, -1])(
  '报到 %s 个月不收：最少 1 个月、最长 3 年，按整月算',
  async (months) => {
    const answer = await send('unitLiaison', 'reportIn', { ...reportForm(), months })
    expect([answer.code, district.find('unitReportIns', { unitId: homeUnit }).length]).toEqual([
      'INVALID',
      2,
    ])
  },
)

test('报到 36 个月收；从确认的那一刻起，到三年后那天的零点', async () => {
  const { from, to, enteredAt } = await confirmed(36)
  expect([from, to]).toEqual([enteredAt, '2029-11-22T16:00:00.000Z'])
})

test.each([
  ['平常的一年', 12, '2026-11-23T02:00:00.000Z', '2027-11-22T16:00:00.000Z'],
  ['二月二十九日起的一年', 12, '2028-02-29T03:00:00.000Z', '2029-02-27T16:00:00.000Z'],
  ['月末起的一个月', 1, '2027-01-31T03:00:00.000Z', '2027-02-27T16:00:00.000Z'],
  ['北京时间零点以后', 6, '2026-12-31T16:00:00.000Z', '2027-06-30T16:00:00.000Z'],
  ['北京时间零点以前一秒', 6, '2026-12-31T15:59:59.000Z', '2027-06-29T16:00:00.000Z'],
])('到期的那一刻：%s', (_, months, now, to) => {
  expect(termOf({ notBefore: null, months }, now)).toEqual({ from: now, to })
})

test('到期前 30 天两边各得一条，差一秒没有；到期那一刻结束，差一秒还在', async () => {
  const { _id: id, to } = await confirmed(2)
  const end = ms(String(to))
  await alarmAt(district, end - 30 * DAY - SECOND)
  const before = [unit(id).length, community(id).length]
  await alarmAt(district, end - 30 * DAY)
  await district.cloud.timers.run('alarm')
  expect(unit(id).slice(before[0])).toEqual([expect.stringContaining('还有 30 天到期')])
  expect(community(id).slice(before[1])).toEqual([expect.stringContaining('还有 30 天到期')])
  await alarmAt(district, end - SECOND)
  expect(stored(id).status).toBe('confirmed')
  await alarmAt(district, end)
  expect(stored(id)).toMatchObject({ status: 'ended', wakeAt: null, dueAt: null })
})

describe('续一期', () => {
  const renew = (id: string, months = 12) => send('unitLiaison', 'renewTerm', { id, months })

  test('到期前 30 天起才能续，差一秒不行；只续一次；下一期从到期时接上，要社区再确认', async () => {
    const { _id: id, to } = await confirmed(2)
    const end = ms(String(to))
    const early = await justBefore(district, end - 30 * DAY, () => renew(id))
    expect(early.code).toBe('FORBIDDEN')
    await district.cloud.clock.set(end - 30 * DAY)
    const next = await renew(id)
    expect(next.data).toMatchObject({ status: 'pending', renewal: true, notBefore: to })
    expect((await renew(id)).code).toBe('FORBIDDEN')
    await must('worker', 'confirm', { id: next.data.id, office })
    expect(stored(next.data.id)).toMatchObject({ from: to, status: 'confirmed' })
    await alarmAt(district, end)
    expect([stored(id).status, stored(next.data.id).status]).toEqual(['ended', 'confirmed'])
  })

  test('续的那一期撤回了，可以再续；到期以后就不能续，另报一次', async () => {
    const { _id: id, to } = await confirmed(2)
    const end = ms(String(to))
    await district.cloud.clock.set(end - 10 * DAY)
    const first = (await renew(id)).data.id
    expect((await send('unitLiaison', 'reportIn', reportForm())).code).toBe('CONFLICT')
    await step('unitLiaison', first, 'cancel', null)
    const second = (await renew(id)).data.id
    expect(second).not.toBe(first)
    await step('unitLiaison', second, 'cancel', null)
    await district.cloud.clock.set(end + SECOND)
    // 定时任务还没有来，也已经算到期了。
    expect((await renew(id)).code).toBe('FORBIDDEN')
    expect((await step('unitLiaison', id, 'end', '晚了')).code).toBe('FORBIDDEN')
    expect((await send('unitLiaison', 'reportIn', reportForm())).ok).toBe(true)
  })

  test('重发同一个请求，还是那一期', async () => {
    const { _id: id, to } = await confirmed(2)
    await district.cloud.clock.set(ms(String(to)) - DAY)
    const input = { id, months: 12 }
    const ask = () => send('unitLiaison', 'renewTerm', input, 'renew-request-0001')
    const [once, again] = [await ask(), await ask()]
    expect([again.ok, again.data.id]).toEqual([true, once.data.id])
  })
})
