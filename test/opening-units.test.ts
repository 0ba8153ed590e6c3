import type { MeView } from '@domain/account/usecases'
import type { ChecklistView } from '@domain/opening/checklist'
import type { Unit } from '@domain/unit/unit'
import { type District, openDistrict } from './district'
import { type Opener, openerOf, phoneOf } from './opener'
import { codesOf, smallAreas } from './workbook'

let district: District
let opener: Opener
const areas = smallAreas()
const community = codesOf(areas, '社区')[0] ?? ''
const grid = codesOf(areas, '网格')[0] ?? ''

/** 一个区常见的样子，故意不按上下级的次序写。 */
const rows = [
  ['网格党支部', '金桂第一网格党支部', 'P-02', 'P-01', grid],
  ['党总支', '金桂社区党总支', 'P-01', '', community],
  ['单位', '区住房和建设局', '11990001MB0001', '', ''],
  ['站点', '金桂外卖站', 'Z-01', '', community],
  ['联合党支部', '外卖行业联合党支部', 'P-03', '', ''],
  ['流动党员党支部', '驻外第一流动党员党支部', 'P-04', '', ''],
]

beforeEach(async () => {
  district = await openDistrict({}, { empty: true })
  opener = openerOf(district)
  await opener.agree('district')
  await opener.tryOpen('district')
  await opener.load('areas', areas)
})
afterEach(() => district.close())

const unitOf = (code: string) => district.find('units', { code })[0] as unknown as Unit
const wrong = async (...changed: string[][]) =>
  (await opener.checkRows('units', changed)).data.problems

describe('导入单位、站点和党组织', () => {
  test('次序不论；上级、所在的地方都对得上，同一份再传一次没有变化', async () => {
    const done = await opener.load('units', rows)
    expect(done.counts).toEqual({ added: 6, changed: 0, unchanged: 0, missing: 0 })
    expect(unitOf('P-02')).toMatchObject({
      ...{ kind: 'gridBranch', parentId: unitOf('P-01')._id, areaName: '金桂第一网格' },
    })
    expect(unitOf('Z-01')).toMatchObject({ kind: 'depot', areaName: '金桂社区', parentId: null })
    expect(unitOf('P-03')).toMatchObject({ kind: 'jointBranch', areaId: null })
    const again = (await opener.checkRows('units', [...rows].reverse())).data.view
    expect(again).toMatchObject({ state: 'done', steps: 0, counts: { unchanged: 6 } })
  })

  test('改名只改名，认领过几次不动，任职上写的单位跟着改', async () => {
    await opener.load('units', rows)
    await opener.agree('unitLiaison')
    await opener.load('people', [
      ['沈海霞', phoneOf('unitLiaison'), '派出单位联络员', '', '', '', '', '11990001MB0001'],
    ])
    await opener.bind('unitLiaison')
    const held = async () =>
      (await district.must<MeView>('unitLiaison', 'account', 'mine')).appointments
    expect(await held()).toEqual([{ role: '派出单位联络员', area: '梧桐区 · 区住房和建设局' }])
    const next = [...rows.slice(0, 2), ['单位', '区住建局', '11990001MB0001', '', '']]
    const done = await opener.load('units', next)
    expect(done.counts).toEqual({ added: 0, changed: 1, unchanged: 2, missing: 3 })
    expect(done.samples.changed).toEqual(['区住房和建设局 改名 区住建局'])
    expect(await held()).toEqual([{ role: '派出单位联络员', area: '梧桐区 · 区住建局' }])
  })

  test.each([
    [['公司', '甲', 'A1', '', ''], '第 2 行“种类”：“公司”不认识'],
    [['单位', '甲', '中文', '', ''], '第 2 行“编码”：是 2 到 30 位数字或字母'],
    [['单位', '甲', '', '', ''], '第 2 行“编码”：没有填。'],
    [['单位', '', 'A1', '', ''], '第 2 行“名称”：没有填。'],
    [['单位', '甲'.repeat(41), 'A1', '', ''], '第 2 行“名称”：最多 40 个字。'],
    [['单位', '甲', 'A1', 'A9', ''], '第 2 行“上级编码”：没有编码是 A9 的单位'],
    [['单位', '甲', 'A1', 'A1', ''], '第 2 行“上级编码”：上级不能是它自己。'],
    [['单位', '甲', 'A1', '', '404'], '第 2 行“区域编码”：没有编码是 404 的地方'],
    [['站点', '甲', 'A1', '', ''], '第 2 行“区域编码”：没有填。站点要填它在哪个社区或网格。'],
    [['站点', '甲', 'A1', '', '990001001'], '第 2 行“区域编码”：这是街道的编码'],
    [['网格党支部', '甲', 'A1', '', community], '第 2 行“区域编码”：这是社区的编码'],
  ])('写错的 %j：说出第几行、哪一列', async (row, says) => {
    expect(await wrong(row)).toEqual([expect.stringContaining(says)])
    expect(district.find('units')).toEqual([])
  })

  test('编码重复、上级绕成一圈，也一处一处说', async () => {
    expect(await wrong(['单位', '甲', 'A1', '', ''], ['单位', '乙', 'A1', '', ''])).toEqual([
      '第 3 行“编码”：和第 2 行重复。',
    ])
    const ring = [
      ...[
        ['党委', '甲', 'A1', 'A3', ''],
        ['党总支', '乙', 'A2', 'A1', ''],
      ],
      ...[
        ['党支部', '丙', 'A3', 'A2', ''],
        ['党支部', '丁', 'A4', 'A3', ''],
      ],
    ]
    const loop = '“上级编码”：绕了一圈又回到它自己，请核对上级。'
    expect(await wrong(...ring)).toEqual([2, 3, 4].map((line) => `第 ${line} 行${loop}`))
  })
})

describe('跟着单位的任职', () => {
  beforeEach(async () => {
    await opener.load('units', rows)
  })
  const person = (role: string, area: string, unit: string) => [
    ...['某人', '13810000001', role, '', area, '', '', unit],
  ]
  const problems = async (...row: [string, string, string]) =>
    (await opener.checkRows('people', [person(...row)])).data.problems

  test.each([
    ['派出单位联络员', '', '', '第 2 行“单位编码”：没有填。派出单位联络员要写是哪个单位的。'],
    ['派出单位联络员', '', 'X-9', '第 2 行“单位编码”：没有编码是 X-9 的单位'],
    ['党组织书记', '', '11990001MB0001', '“区住房和建设局”是单位，党组织书记要填党组织的编码。'],
    ['党建工作指导员', '', 'Z-01', '“金桂外卖站”是站点，党建工作指导员要填党组织的编码。'],
    ['社区工作者', community, 'P-01', '第 2 行“单位编码”：这个角色不写单位，请空着。'],
    ['社区工作者', '', '', '第 2 行“区域编码”：没有填。'],
    ['在职党员', '', '', '第 2 行“区域编码”：没有填。'],
  ])('%s，区域 %s，单位 %s：说出哪里不对', async (role, area, unit, says) => {
    expect(await problems(role, area, unit)).toEqual([expect.stringContaining(says)])
  })

  test('没写区域的，照单位所在的地方；单位也没有地方的，是全区', async () => {
    await opener.load('people', [
      ['甲', '13810000001', '党组织书记', '', '', '', '', 'P-02'],
      ['乙', '13810000002', '党建工作指导员', '', '', '', '', 'P-03'],
      ['丙', '13810000003', '在职党员', '', community, '', '', '11990001MB0001'],
    ])
    const held = district.find('appointments', { phoneDigest: { $ne: null } })
    expect(held.map(({ role, areaName, unit }) => [role, areaName, unit]).sort()).toEqual([
      ['guide', '梧桐区', { id: unitOf('P-03')._id, name: '外卖行业联合党支部' }],
      ['partyMember', '金桂社区', { id: unitOf('11990001MB0001')._id, name: '区住房和建设局' }],
      ['partySecretary', '金桂第一网格', { id: unitOf('P-02')._id, name: '金桂第一网格党支部' }],
    ])
  })

  test('清单说得出哪个单位没有联络员、哪个党组织没有书记', async () => {
    await opener.load('people', [['甲', '13810000001', '党组织书记', '', '', '', '', 'P-02']])
    const { items } = await district.must<ChecklistView>('district', 'opening', 'checklist')
    const list = (key: string) => items.find((item) => item.key === key)?.list
    expect(list('noLiaison')).toEqual(['区住房和建设局'])
    expect([...(list('noPartySecretary') ?? [])].sort()).toEqual([
      ...['外卖行业联合党支部', '金桂社区党总支', '驻外第一流动党员党支部'],
    ])
    expect(list('noUnit')).toBeUndefined()
  })
})
