import { accountCode } from '@domain/account/account'
import type { Entry } from '@domain/points/entry'
import type { Wallet } from '@domain/points/wallet'
import type { LastNight, RecountView } from '@domain/recount/look'
import { caretakerOf } from './account-people'
import { DAY, type District, openDistrict } from './district'
import { accountIdOf, pointsOf, vault } from './points-walk'
import { cast } from './seed/cast'

let district: District
let points: ReturnType<typeof pointsOf>
beforeEach(async () => {
  district = await openDistrict()
  points = pointsOf(district)
})
afterEach(() => district.close())

/** 核对一夜：跑到数完为止；一天只数一次，所以每次换一天。 */
async function night(): Promise<RecountView> {
  const { cloud, must } = district
  cloud.clock.jump(DAY)
  for (let run = 0; run < 10; run += 1) {
    await cloud.timers.run('recount')
    const { night: one } = await must<LastNight>('district', 'recount', 'last')
    if (one?.state === 'done') return one
  }
  throw new Error('没有数完')
}

/** 照定时任务的样子入完账。 */
const settle = async () => {
  district.cloud.clock.jump(10 * 60_000)
  await district.cloud.timers.run('alarm')
}

const brief = ({ differences }: RecountView) =>
  differences.map(({ kind, name, figures }) => [kind, name, figures])
const ownEntries = (who: 'volunteer') =>
  district.find('entries', { 'lines.id': accountIdOf(cast[who]) }) as unknown as Entry[]
const code = () => accountCode(vault, accountIdOf(cast.volunteer))
const removeEntry = (_id: string) =>
  district.cloud.database.run('database.removeDocument', {
    ...{ collectionName: 'entries', queryType: 'DOC', query: JSON.stringify({ _id }) },
  })

test('演示区样样对得上：数过每一个账户、每一家货架', async () => {
  await points.grant('volunteer', 100)
  await points.mustRedeem('volunteer', points.line('soap', 40))
  await settle()
  const one = await night()
  expect(one.differences).toEqual([])
  expect(one).toMatchObject({ state: 'done', found: 0, skipped: 0, moved: false })
  expect(one.wallets).toBe(district.find('wallets').length)
  expect(one.shelves).toBe(district.find('shelves').length)
  expect(one.entries).toBe(district.cloud.database.find('entries', { limit: 1e6 }).length)
  expect(district.find('notices', { about: 'recount' })).toEqual([])
})

test('改了余额的：说得出是谁，几个数并排；区里收到一条', async () => {
  await points.grant('volunteer', 100)
  await settle()
  const wallet = points.wallet('volunteer')
  await district.replace('wallets', { ...wallet, balance: wallet.balance + 7 })
  const posted = wallet.balance
  expect(brief(await night())).toEqual([
    ['wallet', code(), { balance: posted + 7, posted, lots: posted }],
  ])
  const [told] = district.find('notices', { about: 'recount' })
  expect(told).toMatchObject({ to: 'district@D' })
})

test('删掉一笔流水的：那个人对不上，合计也对不上', async () => {
  await points.grant('volunteer', 100)
  await settle()
  const { balance } = points.wallet('volunteer')
  const entry = ownEntries('volunteer').find(({ lots }) => lots[0]?.points === 100) as Entry
  await removeEntry(entry._id)
  const [person, all, ...rest] = brief(await night())
  expect(person).toEqual(['wallet', code(), { balance, posted: balance - 100, lots: balance }])
  expect(all?.slice(0, 2)).toEqual(['total', '各账户'])
  expect(rest).toEqual([])
})

test('少了一行、改了一批、货架多一件：各说各的', async () => {
  await points.grant('volunteer', 100)
  await points.mustRedeem('volunteer', points.line('soap', 40))
  await settle()
  const [entry] = ownEntries('volunteer').filter(({ kind }) => kind === 'redeem')
  if (!entry) throw new Error('没有兑换的流水')
  await district.replace('entries', { ...entry, lines: entry.lines.slice(0, 1) })
  const wallet: Wallet = points.wallet('volunteer')
  const lots = wallet.lots.map((lot, i) => (i === 0 ? { ...lot, points: lot.points + 1 } : lot))
  await district.replace('wallets', { ...wallet, lots })
  const shelf = district.find('shelves')[0] as { items: Record<string, { free: number }> }
  const [first = ''] = Object.keys(shelf.items)
  const item = shelf.items[first]
  await district.replace('shelves', {
    ...{ ...shelf, items: { ...shelf.items, [first]: { ...item, free: (item?.free ?? 0) + 1 } } },
  })
  const one = await night()
  expect(one.differences.map(({ kind }) => kind).sort()).toEqual(['entry', 'shelf', 'wallet'])
  expect(brief(one)).toContainEqual(['entry', entry._id, { sum: -40 }])
  expect(one.found).toBe(3)
})

test('正在合并的不比；合完以后第二夜又对得上', async () => {
  await points.grant('volunteer', 100)
  await points.grant('resident', 30)
  await settle()
  const care = caretakerOf(district)
  const codeToMerge = await care.askCode('resident')
  await district.must('volunteer', 'account', 'merge', { code: codeToMerge })
  // 停在半路：余额并过来了，流水还没有。
  const [kept, gone] = [accountIdOf(cast.volunteer), accountIdOf(cast.resident)]
  const [a, b] = [kept, gone].map((_id) => district.find('wallets', { _id })[0] as never as Wallet)
  if (!a || !b) throw new Error('没有账户')
  const joined = { ...a, balance: a.balance + b.balance, lots: [...a.lots, ...b.lots] }
  await district.replace('wallets', joined)
  const half = await night()
  expect(half).toMatchObject({ found: 0, skipped: 1, moved: true })
  await district.replace('wallets', { ...a, rev: a.rev })
  await district.cloud.timers.run('alarm')
  await settle()
  expect(await night()).toMatchObject({ found: 0, skipped: 0 })
})

test('只有区里和审计看得到；一夜只数一次', async () => {
  for (const who of ['worker', 'street', 'volunteer', 'resident'] as const)
    expect(await district.send(who, 'recount', 'last')).toMatchObject({ code: 'FORBIDDEN' })
  expect(await district.must('auditor', 'recount', 'last')).toEqual({ night: null })
  const one = await night()
  await district.cloud.timers.run('recount')
  expect(await district.must('auditor', 'recount', 'last')).toEqual({ night: one })
  expect(await district.cloud.call(cast.district, 'recount', { name: 'countOn' })).toMatchObject({
    code: 'INVALID',
  })
})
