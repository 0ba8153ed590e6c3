import type { MeView } from '@domain/account/usecases'
import type { ChecklistView } from '@domain/opening/checklist'
import type { ImportDesk, ImportView } from '@domain/opening/importing'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type District, justBefore, newRequestId, openDistrict } from './district'
import { type Opener, openerOf, phoneOf } from './opener'
import { type CastName, cast } from './seed/cast'
import { codesOf, smallAreas, smallPeople, titlesOf, workbook } from './workbook'

let district: District
let opener: Opener
const areas = smallAreas()
const grids = codesOf(areas, '网格')
const communities = codesOf(areas, '社区')
beforeEach(async () => {
  district = await openDistrict({}, { empty: true })
  opener = openerOf(district)
  await opener.agree('district')
  await opener.tryOpen('district')
})
afterEach(() => district.close())

const idOf = (code: string) => district.find('areas', { code })[0]?._id
const carry = (view: ImportView, step = view.applied) =>
  district.must<ImportView>('district', 'opening', 'carryOn', { id: view.id, step })
/** 够分三步的区域：一条街道、一个社区、10 个网格、500 多栋楼。 */
const manyAreas = () => {
  const [street = [], community = []] = [areas[0], areas[2]]
  const ten = Array.from({ length: 10 }, (_, i) => `${community[2]}9${i}`)
  return [
    ...[street, community],
    ...ten.map((code, i) => ['网格', `第${i + 1}网格`, code, community[2] ?? '']),
    ...ten.flatMap((grid) =>
      Array.from({ length: 50 }, (_, i) => ['楼栋', `${grid.slice(-2)}-${i}栋`, '', grid]),
    ),
  ]
}

describe('谁可以导入', () => {
  test.each([
    ...['street', 'auditor', 'worker', 'secretary', 'gridWorker', 'buildingHead'],
    ...['partyMember', 'volunteer', 'resident'],
  ] as CastName[])('%s 不能：看清单、要模板、上传、生效都不归他', async (who) => {
    await opener.load('areas', areas)
    const roles: Partial<Record<CastName, string[]>> = {
      ...{ street: ['街道', '', codesOf(areas, '街道')[0] ?? ''], auditor: ['审计', '', '990001'] },
      ...{ worker: ['社区工作者', '', communities[0] ?? ''] },
      ...{ secretary: ['社区书记', '', communities[0] ?? ''] },
      ...{ gridWorker: ['网格员', 'A', grids[0] ?? ''] },
      ...{ buildingHead: ['楼栋长', '', codesOf(areas, '楼栋')[0] ?? ''] },
      ...{ partyMember: ['在职党员', '', communities[0] ?? ''] },
      ...{ volunteer: ['志愿者', '', communities[0] ?? ''] },
    }
    const held = roles[who]
    if (held) await opener.load('people', [['某人', phoneOf(who), ...held, '', '']])
    await opener.agree(who)
    expect((await opener.bind(who)).granted).toBe(held ? 1 : 0)
    const { view } = (await opener.checkRows('areas', [['街道', '新街道', '990001099', '']])).data
    for (const [name, input] of [
      ['checklist', {}],
      ['desk', {}],
      ['template', { kind: 'areas' }],
      ['read', { kind: 'areas', fileId: 'cloud://a/b/c.xlsx', fileName: 'c.xlsx' }],
      ['turnOn', { id: view?.id }],
      ['carryOn', { id: view?.id, step: 0 }],
    ] as const)
      expect([name, (await district.send(who, 'opening', name, input)).code]).toEqual([
        name,
        'FORBIDDEN',
      ])
  })

  test('别人传的文件不能拿来导入', async () => {
    const content = await workbook(titlesOf('areas'), areas)
    const fileId = await district.cloud.upload(cast.street, 'imports/other/a.xlsx', content)
    const input = { kind: 'areas', fileId, fileName: 'a.xlsx' }
    expect((await district.send('district', 'opening', 'read', input)).code).toBe('INVALID')
  })
})

describe('编号', () => {
  test('第一次照表里的次序编号，社区在全区接着编两位序号', async () => {
    await opener.load('areas', areas)
    expect(communities.map(idOf)).toEqual(['D-01-01', 'D-01-02', 'D-02-01'])
    expect(
      district
        .find('areas', { kind: 'community' })
        .map((a) => a.serial)
        .sort(),
    ).toEqual([...['01', '02', '03']])
    expect(grids.map(idOf)).toEqual([
      ...['D-01-01-01', 'D-01-01-02', 'D-01-02-01', 'D-01-02-02', 'D-02-01-01', 'D-02-01-02'],
    ])
    expect(idOf(codesOf(areas, '楼栋')[6] ?? '')).toBe('D-01-01-01-b02')
  })

  test('以后导入，编码一样的编号不变：改名只改名，任职上的地名跟着改，新加的往后编', async () => {
    await opener.load('areas', areas)
    await opener.agree('worker')
    await opener.load('people', smallPeople(areas, [phoneOf('worker')]))
    await opener.bind('worker')
    const street = codesOf(areas, '街道')[0] ?? ''
    const next = [
      ['社区', '月桂社区', `${street}999`, street],
      ...[...areas]
        .reverse()
        .map((row) => (row[1] === '金桂社区' ? ['社区', '丹桂社区', row[2], row[3]] : row)),
    ] as string[][]
    const done = await opener.load('areas', next)
    expect(done.counts).toEqual({ added: 1, changed: 1, unchanged: 30, missing: 0 })
    expect(done.samples.changed).toEqual(['金桂社区 改名 丹桂社区'])
    expect(communities.map(idOf)).toEqual(['D-01-01', 'D-01-02', 'D-02-01'])
    expect(district.find('areas', { name: '月桂社区' })[0]).toMatchObject({
      ...{ _id: 'D-01-03', serial: '04' },
    })
    const me = await district.must<MeView>('worker', 'account', 'mine')
    expect(me.appointments).toEqual([{ role: '社区工作者', area: '丹桂社区' }])
  })

  test('同一份文件再传一次：没有变化，什么也不写', async () => {
    const people = smallPeople(areas, [])
    await opener.load('areas', areas)
    await opener.load('people', people)
    const all = () =>
      ['areas', 'appointments', 'importGates', 'importRows'].map((name) => district.find(name))
    const before = all()
    for (const [kind, rows] of [
      ['areas', areas],
      ['people', people],
    ] as const) {
      const { data } = await opener.checkRows(kind, rows)
      expect(data.view).toMatchObject({
        state: 'done',
        steps: 0,
        counts: { added: 0, changed: 0, missing: 0 },
      })
      expect(data.view?.counts.unchanged).toBe(rows.length)
    }
    expect(all()).toEqual(before)
  })

  test('只传一部分：没有提到的列出来，保持不动', async () => {
    await opener.load('areas', areas)
    const done = await opener.load('areas', [
      ...areas.slice(0, 5),
      ['网格', '新网格', `${communities[0]}88`, communities[0] ?? ''],
    ])
    expect(done.counts).toEqual({ added: 1, changed: 0, unchanged: 5, missing: 26 })
    expect(district.find('areas')).toHaveLength(33)
  })
})

describe('表不对', () => {
  const problems = async (kind: 'areas' | 'people', rows: readonly string[][]) =>
    (await opener.checkRows(kind, rows)).data.problems

  test('区域的每一种错都说出第几行、哪一列、怎么改，而且一处也没有导入', async () => {
    await opener.load('areas', areas)
    const count = district.find('areas').length
    const [grid = '', community = '', other = ''] = [grids[0], communities[0], communities[1]]
    expect(
      await problems('areas', [
        ['小区', '甲', '1234', grid],
        ['社区', '乙社区', '12', '990001001'],
        ['网格', '', 'ABCD', community],
        ['网格', '丙网格', '', community],
        ['网格', '丁网格', 'AAAA1', '999999999999'],
        ['网格', '戊网格', 'AAAA2', grid],
        ['网格', '金桂第一网格', grid, other],
        ['楼栋', '1栋', grid, grid],
        ['网格', '己网格', 'AAAA3', community],
        ['网格', '庚网格', 'AAAA3', community],
        ['网格', '辛网格', '1.5e+17', community],
        ['楼栋', '99栋', '', ''],
      ]),
    ).toEqual([
      '第 2 行“级别”：“小区”不认识，请填街道、社区、网格、楼栋中的一个。',
      '第 3 行“编码”：社区的统计用区划代码是 12 位数字。',
      '第 4 行“名称”：没有填。',
      '第 5 行“编码”：没有填。网格编码是 4 到 30 位数字或字母；长的编码请把这一列设成“文本”再填。',
      '第 6 行“上级编码”：没有编码是 999999999999 的社区，这份表里和系统里都没有。',
      `第 7 行“上级编码”：${grid} 是网格“金桂第一网格”，网格应该在社区下面。`,
      '第 8 行“上级编码”：“金桂第一网格”原来不在银杏社区，不能搬；真的调整了，请给它一个新编码。',
      '第 9 行“编码”：和第 8 行重复。',
      '第 9 行“编码”：这个编码已经是网格“金桂第一网格”的。',
      '第 11 行“编码”：和第 10 行重复。',
      '第 12 行“编码”：网格编码是 4 到 30 位数字或字母；长的编码请把这一列设成“文本”再填。',
      '第 13 行“上级编码”：没有填，请填它在哪个网格。',
    ])
    expect(district.find('areas')).toHaveLength(count)
  })

  test('人员的每一种错也一样', async () => {
    await opener.load('areas', areas)
    const [grid = '', community = ''] = [grids[0], communities[0]]
    expect(
      await problems('people', [
        ['甲', '138', '社区工作者', '', community, '', ''],
        ['乙', '13810001111', '局长', '', community, '', ''],
        ['丙', '13810001112', '网格员', '', grid, '', ''],
        ['丁', '13810001113', '网格员', 'A', community, '', ''],
        ['戊', '13810001114', '网格员', '顶班', grid, '', ''],
        ['己', '13810001115', '社区书记', 'A', community, '', ''],
        ['庚', '13810001116', '社区书记', '', '999', '2026-02-30', '昨天'],
        ['辛', '13810001117', '社区书记', '', community, '2026-11-23', '2026-11-22'],
        ['壬', '13810001118', '社区书记', '', community, '', ''],
        ['癸', '13810001118', '社区工作者', '', community, '', ''],
        ['壬', '13810001118', '社区书记', '', community, '', ''],
        ['', '13810001119', '社区书记', '', community, '', ''],
      ]),
    ).toEqual([
      '第 2 行“手机号”：应是 11 位数字，中间不要空格，请检查。',
      '第 3 行“角色”：“局长”不认识，可以填：网格员、楼栋长、社区工作者、社区书记、街道、区、审计、在职党员、志愿者、派出单位联络员、党组织书记、党建工作指导员。',
      '第 4 行“分工”：网格员要写分工：A、B 或顶班。',
      '第 5 行“区域编码”：这是社区的编码，网格员应该填网格的编码。',
      '第 6 行“区域编码”：这是网格的编码，顶班的网格员应该填社区的编码。',
      '第 7 行“分工”：只有网格员才有分工，请空着。',
      '第 8 行“区域编码”：没有编码是 999 的地方，请先导入区域，或核对编码。',
      '第 8 行“开始日期”：认不出这个日期，请写成 2026-11-23。',
      '第 8 行“结束日期”：认不出这个日期，请写成 2026-11-23。',
      '第 9 行“结束日期”：比开始日期还早，请核对。',
      '第 11 行“手机号”：和第 10 行一样，姓名却不同，请核对。',
      '第 12 行“角色”：和第 10 行是同一个任职，请删掉一行。',
      '第 13 行“姓名”：没有填。',
    ])
    expect(district.find('appointments')).toHaveLength(1)
  })

  test('错得太多先说一百处，总数照实说', async () => {
    const { data } = await opener.checkRows(
      'areas',
      Array.from({ length: 300 }, () => ['小区', '甲', '1', '2']),
    )
    expect(data).toMatchObject({ view: null, total: 300 })
    expect(data.problems).toHaveLength(100)
  })

  test.each([
    [
      '不是表格',
      async () => Buffer.from('PK\u0003\u0004 不是表格'),
      /打不开，请用 Excel 或 WPS 另存成/,
    ],
    ['空的', () => workbook([], []), /是空的/],
    ['只有列名', () => workbook(titlesOf('areas'), []), /只有列名/],
    [
      '不是这里的模板',
      () => workbook(titlesOf('people'), [['a']]),
      /没有“级别”、“名称”、“编码”、“上级编码”，可能不是这里的模板/,
    ],
    ['同一列有两个', () => workbook([...titlesOf('areas'), '名称'], [['a']]), /“名称”这一列有两个/],
    [
      '五千零一行',
      () =>
        workbook(
          titlesOf('areas'),
          Array.from({ length: 5001 }, () => ['网格', '甲', '1', '2']),
        ),
      /最多 5000 行，这份有 5001 行/,
    ],
  ])('%s：说一句怎么办', async (_, make, words) => {
    const answer = await opener.check('areas', await make())
    expect(answer).toMatchObject({ ok: false, code: 'INVALID' })
    expect(answer.message).toMatch(words)
  })

  /** 改一份好好的 Excel 里面的东西。 */
  const altered = async (change: (files: Record<string, Uint8Array>) => void) => {
    const files = unzipSync(await workbook(titlesOf('areas'), areas))
    change(files)
    return Buffer.from(zipSync(files))
  }
  const FIRST = 'xl/worksheets/sheet1.xml'
  const edit = (files: Record<string, Uint8Array>, from: RegExp, to: string) => {
    const text = strFromU8(files[FIRST] ?? new Uint8Array())
    expect(text).toMatch(from)
    files[FIRST] = strToU8(text.replace(from, to))
  }

  test('有公式的、有合并的格子：说出是哪一格，一处也没有导入', async () => {
    const formula = await altered((files) =>
      edit(files, /(<c r="C3"[^>]*)t="s"([^>]*>)<v>\d+<\/v>/, '$1$2<f>1+1</f><v>2</v>'),
    )
    const said = (await opener.check('areas', formula)).data.problems
    expect(said[0]).toBe('第 3 行“编码”：是公式。请复制这一列，用“粘贴为数值”贴回去。')
    const merged = await altered((files) =>
      edit(files, /<\/sheetData>/, '</sheetData><mergeCells><mergeCell ref="D4:D6"/></mergeCells>'),
    )
    expect((await opener.check('areas', merged)).data.problems).toEqual([
      '第 4 行“上级编码”：D4:D6 是合并的格子。请取消合并，每一格都填上。',
    ])
    expect(district.find('areas')).toHaveLength(1)
  })

  test('解开来大得吓人的文件不解', async () => {
    const bomb = await altered((files) => {
      files['xl/media/zero.bin'] = new Uint8Array(90 * 1024 * 1024)
    })
    expect(bomb.length).toBeLessThan(5 * 1024 * 1024)
    const answer = await opener.check('areas', bomb)
    expect(answer).toMatchObject({ code: 'INVALID', message: '这份表太大了，请分成几份再上传。' })
  })

  test('列的次序换了、多出几列、中间空几行，都照样看得懂', async () => {
    const titles = ['备注', ...titlesOf('areas').reverse()]
    const rows = areas.map((row) => ['随便写的', ...[...row].reverse()])
    rows.splice(3, 0, ['', '', '', '', ''])
    const { data } = await opener.check('areas', await workbook(titles, rows))
    expect(data.view?.counts.added).toBe(31)
  })
})

describe('生效', () => {
  test('看过还没拨开关：一处也没有变；拨了以后断在中间，换一次打开从那一步接着做完', async () => {
    const { data } = await opener.checkRows('areas', manyAreas())
    expect(data.view).toMatchObject({ steps: 3, applied: 0, state: 'staged' })
    expect(district.find('areas')).toHaveLength(1)
    const view = await opener.turnOn(data.view)
    const one = await carry(view)
    expect(one).toMatchObject({ applied: 1, state: 'applying' })
    expect(district.find('areas')).toHaveLength(201)
    // 到这里断了：换一次打开，看得到做到一半的那一份。
    const { running } = await district.must<ImportDesk>('district', 'opening', 'desk')
    expect(running).toMatchObject({ id: one.id, applied: 1, steps: 3 })
    const done = await opener.finish(running)
    expect(done).toMatchObject({ applied: 3, state: 'done' })
    expect(district.find('areas')).toHaveLength(513)
    expect((await district.must<ImportDesk>('district', 'opening', 'desk')).running).toBeNull()
  })

  test('做到一半时，已经有的每一处上级都在', async () => {
    const { data } = await opener.checkRows('areas', [...manyAreas()].reverse())
    await carry(await opener.turnOn(data.view))
    const found = district.find('areas')
    const ids = new Set(found.map(({ _id }) => _id))
    expect(
      found.filter(({ parentId }) => parentId !== null && !ids.has(parentId as string)),
    ).toEqual([])
  })

  test('同一步同时来三次、做过的步再来一次：都只做一次', async () => {
    const { data } = await opener.checkRows('areas', manyAreas())
    const view = await opener.turnOn(data.view)
    const three = await Promise.all(Array.from({ length: 3 }, () => carry(view, 0)))
    expect(three.map(({ applied }) => applied)).toEqual([1, 1, 1])
    expect((await carry(view, 0)).applied).toBe(1)
    expect((await carry(view, 2)).applied).toBe(1)
    expect(district.find('areas')).toHaveLength(201)
  })

  test('一份没有做完，另一份不能开始；做完以后，先前看过的那一份要重新看', async () => {
    const first = (await opener.checkRows('areas', manyAreas())).data.view
    const second = (await opener.checkRows('areas', areas)).data.view
    const view = await opener.turnOn(first)
    const blocked = await district.send('district', 'opening', 'turnOn', { id: second?.id })
    expect(blocked).toMatchObject({ code: 'CONFLICT' })
    expect(blocked.message).toContain('另一份导入正在生效')
    await opener.finish(view)
    const stale = await district.send('district', 'opening', 'turnOn', { id: second?.id })
    expect(stale.message).toContain('请重新上传，再看一遍')
    expect(district.find('areas')).toHaveLength(513)
    await opener.load('areas', areas)
  })

  test('上传没有得到答复再发一次，还是那一份；传上来的文件看完就删', async () => {
    const { folder } = await district.must<ImportDesk>('district', 'opening', 'desk')
    const content = await workbook(titlesOf('areas'), areas)
    const fileId = await district.cloud.upload(cast.district, `${folder}/a.xlsx`, content)
    const input = { kind: 'areas', fileId, fileName: 'a.xlsx' }
    const request = newRequestId()
    const twice = [1, 2].map(
      () => () => district.send('district', 'opening', 'read', input, request),
    )
    const [one, two] = [await twice[0]?.(), await twice[1]?.()]
    expect(one).toMatchObject({ ok: true })
    expect(two?.data).toEqual(one?.data)
    expect(district.find('imports')).toHaveLength(1)
    const again = await district.send('district', 'opening', 'read', input)
    expect(again.message).toContain('请重新选一次')
  })
})

describe('人', () => {
  test('号码已经登记过的当场到位，没有来的等着；姓名和手机号在库里都是密文', async () => {
    await opener.load('areas', areas)
    await opener.agree('worker')
    await opener.bind('worker')
    await opener.load('people', [
      ['王丽娟', phoneOf('worker'), '社区工作者', '', communities[0] ?? '', '', ''],
      ['没来的人', '13810009999', '社区书记', '', communities[0] ?? '', '', ''],
    ])
    const me = await district.must<MeView>('worker', 'account', 'mine')
    expect(me.appointments).toEqual([{ role: '社区工作者', area: '金桂社区' }])
    const view = await district.must<ChecklistView>('district', 'opening', 'checklist')
    const waiting = view.items.find(({ key }) => key === 'waiting')
    expect(waiting).toMatchObject({ count: 1, list: ['没来的人：金桂社区社区书记'] })
    const kept = JSON.stringify(
      ['appointments', 'imports', 'importRows', 'accounts'].map((name) => district.find(name)),
    )
    for (const secret of ['王丽娟', '没来的人', phoneOf('worker'), '13810009999'])
      expect(kept).not.toContain(secret)
  })

  test('别人登记别的号码，拿不走等着的任职；本人来一次就到位，再来一次不会多', async () => {
    await opener.load('areas', areas)
    await opener.load('people', [
      ['王丽娟', phoneOf('worker'), '社区工作者', '', communities[0] ?? '', '', ''],
    ])
    await opener.agree('secretary')
    await opener.agree('worker')
    expect((await opener.bind('secretary')).granted).toBe(0)
    expect((await opener.bind('worker')).granted).toBe(1)
    expect((await opener.bind('worker')).granted).toBe(0)
    expect(district.find('appointments', { role: 'communityWorker' })).toHaveLength(1)
  })

  test('填上结束日期再导入：那一天还在，过了那一天就不在', async () => {
    await opener.load('areas', areas)
    await opener.agree('worker')
    await opener.bind('worker')
    const row = ['王丽娟', phoneOf('worker'), '社区工作者', '', communities[0] ?? '']
    await opener.load('people', [[...row, '', '']])
    const done = await opener.load('people', [[...row, '', '2026-11-25']])
    expect(done.counts).toMatchObject({ added: 0, changed: 1 })
    const end = Date.parse('2026-11-26T00:00:00+08:00')
    const queue = () => district.send('worker', 'home', 'desk')
    expect((await justBefore(district, end, queue)).ok).toBe(true)
    await district.cloud.clock.set(end)
    expect((await queue()).code).toBe('FORBIDDEN')
  })

  test('清单认得出两个 A 岗、一栋楼写在两个网格里、没有编码的楼栋', async () => {
    const [grid = '', next = ''] = grids
    await opener.load('areas', [...areas, ['楼栋', '1栋', '', next], ['楼栋', '88栋', '', grid]])
    await opener.load('people', [
      ...smallPeople(areas, []),
      ['多一个', '13810008888', '网格员', 'A', grid, '', ''],
    ])
    const { ready, items } = await district.must<ChecklistView>('district', 'opening', 'checklist')
    expect(ready).toBe(false)
    const listed = Object.fromEntries(items.map(({ key, list }) => [key, list]))
    expect(listed.twoA).toEqual(['金桂第一网格'])
    expect(listed.buildingTwice).toEqual(['1栋：金桂第一网格、金桂第二网格'])
    expect([...(listed.noBuildingCode ?? [])].sort()).toEqual(['1栋', '88栋'])
  })
})
