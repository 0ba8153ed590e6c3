import type { MeView } from '@domain/account/usecases'
import type { ImportView } from '@domain/opening/importing'
import type { MyReports } from '@domain/reportin/mine'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type District, openDistrict } from './district'
import { bindPhone, phoneOf } from './opener'
import { reportsIn } from './reportin-walk'
import { hospital, housing, type Rosters, rostersIn } from './roster-walk'
import { titlesOf, workbook } from './workbook'

/** 五千人的名册从上传到全部生效，最多用多少处理器时间，毫秒；旁边有别的测试在跑，所以不看钟。 */
const PATIENCE = 20_000
const ROWS = 5000
const people = (count: number, from = 20_000_000) =>
  Array.from({ length: count }, (_, i) => [`党员${i}`, `139${String(from + i)}`])

let district: District
let rosters: Rosters
beforeAll(async () => {
  district = await openDistrict()
  rosters = rostersIn(district)
})
afterAll(() => district.close())

/** 把表里的某几处换成别的，例如公式。 */
function rewritten(content: Buffer, change: (sheet: string) => string): Buffer {
  const files = unzipSync(new Uint8Array(content))
  const name = Object.keys(files).find((file) => /worksheets\/sheet1\.xml$/.test(file)) ?? ''
  files[name] = strToU8(change(strFromU8(files[name] ?? new Uint8Array())))
  return Buffer.from(zipSync(files))
}

describe('名册的表', () => {
  test('每一种错都说出第几行、哪一列、怎么改，一个人也没有导入', async () => {
    const before = rosters.rows(housing)
    expect(
      await rosters.problems(housing, [
        ['', '13920000001'],
        ['甲', ''],
        ['乙', '1392000000'],
        ['丙', '+86 139 2000 0003'],
        ['丁', '13920000004'],
        ['丁二', '13920000004'],
        ['名'.repeat(21), '13920000005'],
      ]),
    ).toEqual([
      '第 2 行“姓名”：没有填。',
      '第 3 行“手机号”：没有填。',
      '第 4 行“手机号”：应是 11 位数字，中间不要空格，请检查。',
      '第 5 行“手机号”：应是 11 位数字，中间不要空格，请检查。',
      '第 7 行“手机号”：和第 6 行重复。',
      '第 8 行“姓名”：最多 20 个字。',
    ])
    expect(rosters.rows(housing)).toEqual(before)
  })

  test('不是 Excel 的、坏了一半的、空的、没有这一列的，都说一句明白话', async () => {
    const good = await workbook(titlesOf('roster'), people(3))
    const half = await rosters.check(housing, Buffer.from(good.subarray(0, 900)))
    expect([half.code, half.message]).toEqual(['INVALID', expect.stringMatching(/Excel/)])
    const text = Buffer.from('姓名,手机号\n甲,13920000001')
    await expect(rosters.check(housing, text)).rejects.toThrow('只能上传')
    expect(await rosters.problems(housing, [])).toHaveLength(1)
    const [missing] = await rosters.problems(housing, [['甲', '1']], ['姓名', '电话'])
    expect(missing).toMatch(/手机号/)
  })

  test('公式一处也不收；看着像公式的字就是字，不会算', async () => {
    const content = await workbook(titlesOf('roster'), people(2))
    const withFormula = rewritten(content, (sheet) =>
      sheet.replace(/<c r="A2"[^>]*>.*?<\/c>/, '<c r="A2"><f>HYPERLINK("x")</f><v>1</v></c>'),
    )
    const { data } = await rosters.check(housing, withFormula)
    expect([data.view, data.problems[0]]).toEqual([null, expect.stringMatching(/公式/)])
    const view = await rosters.check(
      housing,
      await workbook(titlesOf('roster'), [['=1+1', '13920000009']]),
    )
    expect(view.data.view?.samples.added).toEqual(["'=1+1 139****0009"])
  })

  test('五千零一行的请他分成几份；名册放不下的说一声', async () => {
    const tooMany = await workbook(titlesOf('roster'), people(ROWS + 1))
    const { code, message } = await rosters.check(housing, tooMany)
    expect([code, message]).toEqual(['INVALID', expect.stringMatching(/5000/)])
    const [full] = await rosters.problems(housing, people(ROWS))
    expect(full).toBe('一个单位的名册最多 5000 人，放不下了，请先移出调走的人。')
  })

  test('列的次序不论，多出来的列不看；同一份再传一次，没有变化', async () => {
    const rows = [
      ['党员一', '处长', '13921000001'],
      ['党员二', '科员', '13921000002'],
    ]
    const content = await workbook(
      ['手机号', '职务', '姓名'],
      rows.map(([name = '', post = '', phone = '']) => [phone, post, name]),
    )
    const { data } = await rosters.check(hospital, content)
    await rosters.finish(hospital, data.view)
    expect(
      (await rosters.page(hospital)).rows.map(({ name, phone }) => [name, phone]).sort(),
    ).toEqual([
      ['党员一', '139****0001'],
      ['党员二', '139****0002'],
    ])
    const again = await rosters.check(hospital, content)
    expect(again.data.view).toMatchObject({
      ...{ state: 'done', steps: 0 },
      counts: { added: 0, changed: 0, unchanged: 2, missing: 0 },
    })
  })

  test('改名只改名，表里没有提到的不动；移出去的再写进来，就回到名册', async () => {
    const done = await rosters.load(hospital, [['党员甲', '13921000001']])
    expect(done.counts).toEqual({ added: 0, changed: 1, unchanged: 0, missing: 1 })
    const [gone] = rosters.rows(hospital)
    await district.must(hospital.liaison, 'reportin', 'dropFromRoster', { id: gone?._id })
    expect(rosters.rows(hospital)).toHaveLength(1)
    await rosters.load(hospital, [
      ['党员甲', '13921000001'],
      ['党员二', '13921000002'],
    ])
    expect(rosters.rows(hospital)).toHaveLength(2)
  })
})

describe('各管各的', () => {
  test('别的单位的名册看不到、导入不了、也移不出；区里不替单位管名册', async () => {
    const content = await workbook(titlesOf('roster'), people(3, 22_000_000))
    const { data } = await rosters.check(housing, content)
    const id = data.view?.id
    const row = String(rosters.rows(housing)[0]?._id)
    for (const who of [hospital.liaison, 'district', 'worker'] as const)
      for (const [fn, name, input] of [
        ['opening', 'desk', { unitId: housing.unitId }],
        ['opening', 'turnOn', { id }],
        ['opening', 'carryOn', { id, step: 0 }],
        ['reportin', 'roster', { unitId: housing.unitId }],
        ['reportin', 'dropFromRoster', { id: row }],
      ] as const)
        expect([who, name, (await district.send(who, fn, name, input)).code]).toEqual([
          ...[who, name, 'FORBIDDEN'],
        ])
    for (const name of ['areas', 'units', 'people'])
      expect(
        (await district.send(housing.liaison, 'opening', 'template', { kind: name })).code,
      ).toBe('FORBIDDEN')
    expect(data.view?.state).toBe('staged')
  })

  test('两个单位同时导入，互不等待', async () => {
    const [one, other] = await Promise.all([
      rosters.load(housing, people(2, 23_000_000)),
      rosters.load(hospital, people(2, 23_000_000)),
    ])
    expect([one.state, other.state]).toEqual(['done', 'done'])
  })
})

describe('对上单位', () => {
  const NOT_MATCHED =
    '没有对上：请核对单位代码；代码没错的，请联络员看看名册上写的是不是您现在的手机号。'
  const young = () => [['何雨桐', phoneOf('residentYoung')]]

  test('手机号在名册上、代码也对：对上；再来一次什么也不变，单位写在报到和任职上', async () => {
    await reportsIn(district).confirmed('residentYoung')
    await rosters.load(housing, young())
    const code = await rosters.code(housing)
    expect(code).toMatch(/^\d{6}$/)
    for (let time = 0; time < 2; time += 1)
      expect((await rosters.join('residentYoung', code)).data).toEqual({ unit: '区住房和建设局' })
    const me = await district.must<MeView>('residentYoung', 'account', 'mine')
    expect(me.appointments).toEqual([{ role: '在职党员', area: '金桂社区 · 区住房和建设局' }])
    const mine = await district.must<MyReports>('residentYoung', 'reportin', 'mine')
    expect([mine.unit, mine.home?.unit]).toEqual(['区住房和建设局', '区住房和建设局'])
    const row = (await rosters.page(housing)).rows.find(({ name }) => name === '何雨桐')
    expect(row).toMatchObject({ claimed: true, status: 'confirmed' })
  })

  test('别的单位的代码、乱写的代码、没有登记手机号的、名册上没有的，都是同一句话', async () => {
    const other = await rosters.code(hospital)
    const right = await rosters.code(housing)
    for (const [who, code] of [
      ['residentYoung', other],
      ['residentYoung', '000000'],
      ['residentNext', right],
    ] as const) {
      const { code: kind, message } = await rosters.join(who, code)
      expect([who, kind, message]).toEqual([who, 'INVALID', NOT_MATCHED])
    }
    expect((await rosters.join('residentYoung', '12345')).message).toBe(
      '单位代码是六位数字，请问联络员。',
    )
  })

  test('已经被别人认领的认不了；移出名册的认不了，已经对上的报到不动', async () => {
    await rosters.load(housing, [['马桂兰', phoneOf('residentNext')]])
    await bindPhone(district, 'residentNext')
    const code = await rosters.code(housing)
    const digest = district.find('accounts', { openid: 'demo-resident-ma' })[0]?.phoneDigest
    const [row] = district.find('rosterRows', { phoneDigest: digest })
    await district.replace('rosterRows', { ...row, accountId: 'somebody-else' })
    expect((await rosters.join('residentNext', code)).message).toBe(NOT_MATCHED)
    await district.replace('rosterRows', { ...row })
    await district.must(housing.liaison, 'reportin', 'dropFromRoster', { id: row?._id })
    expect((await rosters.join('residentNext', code)).message).toBe(NOT_MATCHED)

    const mine = await rosters.page(housing)
    const young = mine.rows.find(({ name }) => name === '何雨桐')
    await district.must(housing.liaison, 'reportin', 'dropFromRoster', { id: young?.id })
    const { home } = await district.must<MyReports>('residentYoung', 'reportin', 'mine')
    expect([home?.status, home?.unit]).toEqual(['confirmed', '区住房和建设局'])
  })

  test('换了单位：在新单位的名册上再认领一次，看到的就是新单位', async () => {
    await rosters.load(hospital, young())
    await rosters.join('residentYoung', await rosters.code(hospital))
    const mine = await district.must<MyReports>('residentYoung', 'reportin', 'mine')
    expect([mine.unit, mine.home?.unit]).toEqual(['区人民医院', '区人民医院'])
  })
})

test('五千人的名册：上传、看过、全部生效不超过 20 秒，一步一步看得到做到哪', async () => {
  for (const row of rosters.rows(hospital))
    await district.replace('rosterRows', { ...row, leftAt: '2026-11-23T00:00:00.000Z' })
  const content = await workbook(titlesOf('roster'), people(ROWS, 30_000_000))
  const used = () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  }
  const [began, worked] = [performance.now(), used()]
  const { data } = await rosters.check(hospital, content)
  expect(data.view).toMatchObject({ steps: 25, counts: { added: ROWS } })
  const seen: number[] = []
  let now = await district.must<ImportView>(hospital.liaison, 'opening', 'turnOn', {
    id: data.view?.id,
  })
  while (now.state === 'applying') {
    const step = { id: now.id, step: now.applied }
    now = await district.must<ImportView>(hospital.liaison, 'opening', 'carryOn', step)
    seen.push(now.applied)
  }
  const cpu = used() - worked
  const spent = performance.now() - began
  console.info(`五千人的名册共 ${spent.toFixed(0)} 毫秒，其中处理器 ${cpu.toFixed(0)} 毫秒`)
  expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => i + 1))
  expect(cpu).toBeLessThanOrEqual(PATIENCE)
}, 180_000)
