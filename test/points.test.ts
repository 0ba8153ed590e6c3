import type { MyPoints } from '@domain/points/mine'
import type { ExportView } from '@domain/register/keeping'
import { readSheet } from 'read-excel-file/node'
import { type District, openDistrict } from './district'
import { at, earningOf } from './earning-walk'
import { accountIdOf, assertBalanced, pointsOf } from './points-walk'
import { expectQuick } from './quick-view'
import { type CastName, cast } from './seed/cast'
import { home } from './seed/places'

let district: District
let points: ReturnType<typeof pointsOf>
let earning: ReturnType<typeof earningOf>
beforeEach(async () => {
  district = await openDistrict()
  points = pointsOf(district)
  earning = earningOf(district)
})
afterEach(async () => {
  assertBalanced(district)
  await district.close()
})

const mine = (who: CastName | null, before?: string | null) =>
  district.must<MyPoints>(who, 'points', 'mine', before ? { before } : {})

/** 他有这么多笔流水，各一分。 */
function manyEntries(who: CastName, count: number, words = '清扫楼道'): void {
  const id = accountIdOf(cast[who])
  const lot = { until: at('2028-01-01', '00:00'), fundId: home.communityId, points: 1 }
  const first = Date.parse(at('2026-01-05'))
  const entries = Array.from({ length: count }, (_, i) => {
    const iso = new Date(first + i * 60_000).toISOString()
    return {
      ...{ _id: `many-${who}-${i}`, kind: 'earn', lots: [lot], at: iso },
      order: `${iso}~many-${who}-${i}`,
      lines: [
        { holder: 'member', id, points: 1 },
        { holder: 'fund', id: home.communityId, points: -1 },
      ],
      cause: { kind: 'service', id: `many-${i}`, words },
      rule: { version: 'rules~2026-01-01', action: 'service', asked: 5 },
    }
  })
  district.cloud.database.load('entries', entries)
}

async function withMany(who: CastName, count: number, words?: string): Promise<void> {
  await points.grant(who, count, at('2026-06-01'))
  manyEntries(who, count, words)
  await district.replace('wallets', {
    ...points.wallet(who),
    balance: count * 2,
    lots: [{ until: at('2028-01-01', '00:00'), fundId: home.communityId, points: count * 2 }],
  })
}

test('游客、刚来的、没得过分的：空着，不出错', async () => {
  const empty = { summary: null, rows: [], next: null }
  for (const who of [null, 'newcomer', 'resident'] as const) expect(await mine(who)).toEqual(empty)
})

test('每一分都看得到因为什么、照哪一版的哪一项、什么时候；新的在前', async () => {
  await earning.earned('volunteer', { minutes: 300, title: '清扫楼道' })
  await points.mustRedeem('volunteer', points.line('soap', 40))
  const { summary, rows } = await mine('volunteer')
  expect(rows).toMatchObject([
    { kind: 'redeem', points: -40, words: '香皂', rule: null },
    {
      ...{ kind: 'earn', points: 40, words: '清扫楼道' },
      rule: { label: '签到签退的志愿服务', day: null, asked: 50 },
    },
  ])
  expect(summary).toMatchObject({ balance: 0, usable: 0, lots: [], frozen: null })
  const [service] = summary?.uses ?? []
  expect(service).toEqual({
    label: '志愿服务',
    caps: [
      { per: 'day', unit: 'points', used: 0, most: 60 },
      { per: 'month', unit: 'points', used: 40, most: 300 },
    ],
  })
})

test('几批各哪天到期，先到期的在前；同一天到期、两个社区发的合成一行', async () => {
  await points.grant('volunteer', 30, at('2026-11-20'))
  await points.grant('volunteer', 20, at('2025-11-20'))
  await earning.earned('volunteer', { communityId: 'D-03-06' })
  const { summary } = await mine('volunteer')
  expect(summary).toMatchObject({
    ...{ balance: 60, usable: 60 },
    lots: [
      { until: '2026-12-31T16:00:00.000Z', points: 20 },
      { until: '2027-12-31T16:00:00.000Z', points: 40 },
    ],
  })
})

test('一页二十笔，往下翻不重不漏', async () => {
  await withMany('volunteer', 45)
  const first = await mine('volunteer')
  const second = await mine('volunteer', first.next)
  const third = await mine('volunteer', second.next)
  expect([first, second, third].map(({ rows }) => rows.length)).toEqual([20, 20, 6])
  expect([second.summary, third.next]).toEqual([null, null])
  const ids = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id))
  expect(new Set(ids).size).toBe(46)
})

test('一页一次调用，除了看到的，多取的不超过 3 份', async () => {
  await withMany('volunteer', 2000)
  await earning.earned('volunteer')
  await expectQuick(district, {
    ...{ name: '我的积分', who: 'volunteer', fn: 'points', useCase: 'mine', input: () => ({}) },
  })
  const { rows } = await mine('volunteer')
  const operations = district.cloud.calls.at(-1)?.operations ?? []
  const examined = operations.reduce((sum, one) => sum + (one.examined ?? 0), 0)
  const uses = operations.find(({ collection }) => collection === 'capUses')?.returned ?? 0
  // 看到的：余额一份，流水一笔一份，用掉的上限一段一份。
  expect(examined - 1 - rows.length - uses).toBeLessThanOrEqual(3)
})

describe('导出自己的流水', () => {
  const download = async ({ url }: ExportView) =>
    Buffer.from(await (await fetch(url)).arrayBuffer())
  const send = (year: string | null, who: CastName = 'volunteer', id?: string) =>
    district.send<ExportView>(who, 'points', 'exportMine', { year }, id)

  test('一笔一行，人写的字像公式的加撇号；导出一次记一次，重发还是那一份', async () => {
    await earning.earned('volunteer', { title: '=HYPERLINK("http://x","领奖")' })
    const id = 'same-request-000000000002'
    const [one, again] = [await send(null, 'volunteer', id), await send(null, 'volunteer', id)]
    expect(one.data).toMatchObject({ rows: 1, fileName: '我的积分流水.xlsx' })
    expect(again.data.rows).toBe(1)
    const [head, row] = (await readSheet(await download(one.data))).map((cells) =>
      cells.map(String),
    )
    expect(head).toEqual(['时间', '种类', '积分', '因为什么', '照哪一项', '哪一版规则'])
    expect(row?.slice(1)).toEqual([
      ...['得到积分', '10', `'=HYPERLINK("http://x","领奖")`, '签到签退的志愿服务', '最初的规则'],
    ])
    expect(district.find('exports')).toHaveLength(1)
    expect(await send('2026', 'volunteer', id)).toMatchObject({ code: 'CONFLICT' })
  })

  test('超过 2000 笔不导出，说怎么办；选一年就行；没有的那年说没有', async () => {
    await withMany('volunteer', 2001)
    expect(await send(null)).toMatchObject({
      ...{ code: 'LIMIT', message: expect.stringContaining('选一年') },
    })
    expect((await send('2025')).code).toBe('INVALID')
    const id = accountIdOf(cast.volunteer)
    for (const one of district.find('entries', { 'lines.id': id }).slice(0, 5))
      await district.replace('entries', {
        ...{ ...one, at: at('2025-12-31', '23:59:59') },
        order: `${at('2025-12-31', '23:59:59')}~${one._id}`,
      })
    expect((await send('2025')).data.rows).toBe(5)
    expect((await send('2026')).data.rows).toBe(1997)
  })

  test('没有流水的说没有；只导得出自己的', async () => {
    await earning.earned('volunteer')
    expect((await send(null, 'resident')).code).toBe('INVALID')
    expect((await send(null, 'worker')).code).toBe('INVALID')
  })
})
