import type { ExportView } from '@domain/register/keeping'
import type { RegisterPage } from '@domain/register/list'
import type { Wish } from '@domain/wish/wish'
import { strFromU8, unzipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import type { Doc } from '../localcloud/types'
import {
  DAY,
  type District,
  justBefore,
  monday,
  newRequestId,
  openDistrict,
  type Who,
} from './district'
import { type CastName, cast } from './seed/cast'
import { elsewhere, home } from './seed/places'

interface Planted {
  at?: string
  areaId?: string
  status?: string
  category?: string
  text?: string
  calledName?: string
  level?: number
  reply?: string | null
}

const everyone: Who[] = [null, ...(Object.keys(cast) as CastName[])]
const { streetId, communityId, gridId, neighbourGridId, buildingId } = home

let district: District
let model: Wish
const open = async () => {
  district = await openDistrict()
  const [delivered] = district.find('tickets', { status: 'delivered' }) as unknown as Wish[]
  if (!delivered) throw new Error('演示区里没有待确认的心愿。')
  model = delivered
}
const close = () => district.close()

function placeOf(areaId: string): Wish['place'] {
  const named = (level: number) => {
    const [area] = district.find('areas', { _id: areaId.split('-').slice(0, level).join('-') })
    return String(area?.name)
  }
  const building = areaId.includes('-b') ? named(5) : null
  return { areaId, community: named(3), grid: named(4), building }
}

let serial = 0
/** 绕过许愿直接放进几个心愿，像早就许下的那样；没说的照演示区里的一个抄。 */
function plant(...wanted: Planted[]): Wish[] {
  const docs = wanted.map((one): Wish => {
    serial += 1
    const _id = `planted-${String(serial).padStart(6, '0')}`
    const { at = '2026-03-10T02:00:00.000Z', areaId = buildingId } = one
    const parts = areaId.split('-')
    const [first] = model.timeline
    return {
      ...model,
      ...{ _id, no: `1701-20260310-${serial}`, order: `${at}~${_id}`, level: one.level ?? 0 },
      ...{ status: (one.status ?? 'open') as Wish['status'], wakeAt: null, needsStaff: false },
      within: parts.map((_, i) => parts.slice(0, i + 1).join('-')),
      place: placeOf(areaId),
      timeline: first ? [{ ...first, at }] : [],
      reply: one.reply ? { text: one.reply, at, by: 'somebody' } : null,
      wish: {
        ...model.wish,
        category: (one.category ?? 'goods') as Wish['wish']['category'],
        text: one.text ?? '想要一盏台灯',
        calledName: one.calledName ?? '李阿姨',
      },
    }
  })
  district.cloud.database.load('tickets', docs as unknown as Doc[])
  return docs
}

const list = (who: Who, input: object = {}) =>
  district.send<RegisterPage>(who, 'register', 'list', input)
const listed = async (who: CastName, input: object = {}) =>
  district.must<RegisterPage>(who, 'register', 'list', input)
const exported = (who: Who, input: object = {}, requestId?: string) =>
  district.send<ExportView>(who, 'register', 'export', input, requestId)
const logs = () => district.find('exports')
const march = { month: '202603' }

async function download({ url }: ExportView): Promise<Buffer> {
  const file = await fetch(url)
  expect(file.status).toBe(200)
  return Buffer.from(await file.arrayBuffer())
}
/** 打开导出的表，一行一行的字。 */
const cellsOf = async (file: Buffer) => (await readSheet(file)).map((row) => row.map(String))
async function sheetFor(who: CastName, input: object): Promise<string[][]> {
  return cellsOf(await download(await district.must<ExportView>(who, 'register', 'export', input)))
}
const columns = '编号 种类 心愿 称呼 地方 状态 许愿时间 期限 督办级别 回音'.split(' ')
/** 表里某一列，不含列名。 */
const column = (rows: string[][], title: string) =>
  rows.slice(1).map((row) => row[columns.indexOf(title)])

// 谁看得到哪一片、谁能导出，照规则用手写的，不引用程序里的表。
const upper: CastName[] = ['district', 'auditor']
const staff: CastName[] = ['worker', 'secretary', 'street', ...upper]
const exporters: Record<string, readonly CastName[]> = {
  D: upper,
  [streetId]: ['street', ...upper],
  [communityId]: staff,
  [gridId]: staff,
  [neighbourGridId]: staff,
  [buildingId]: staff,
  [elsewhere.communityId]: ['workerElsewhere', 'secretaryElsewhere', 'streetElsewhere', ...upper],
}
const readersOnly: Record<string, readonly CastName[]> = {
  [communityId]: ['gridCover'],
  [gridId]: ['gridCover', 'gridWorker', 'gridWorkerNext'],
  [neighbourGridId]: ['gridCover', 'gridWorkerNext'],
  [buildingId]: ['gridCover', 'gridWorker', 'gridWorkerNext', 'buildingHead'],
}

describe('谁看得到哪一片', () => {
  beforeAll(async () => {
    await open()
    for (const areaId of [buildingId, neighbourGridId, `${elsewhere.gridId}-b01`]) plant({ areaId })
  })
  afterAll(close)

  test.each(Object.keys(exporters))('%s：只有手写的这些人看得到、导得出', async (areaId) => {
    for (const who of everyone) {
      const mayExport = who !== null && exporters[areaId]?.includes(who)
      const mayRead = mayExport || (who !== null && readersOnly[areaId]?.includes(who))
      const answer = await list(who, { areaId, ...march })
      expect([who, answer.ok]).toEqual([who, Boolean(mayRead)])
      if (mayRead) {
        expect([who, answer.data.area.id, answer.data.mayExport]).toEqual([who, areaId, mayExport])
        expect(answer.data.rows.length).toBeGreaterThan(0)
      } else expect(['FORBIDDEN', 'SIGN_IN', 'CONSENT']).toContain(answer.code)
      const before = logs().length
      const sheet = await exported(who, { areaId, ...march })
      expect([who, sheet.ok]).toEqual([who, Boolean(mayExport)])
      if (!sheet.ok) expect(['FORBIDDEN', 'SIGN_IN', 'CONSENT']).toContain(sheet.code)
      expect(logs()).toHaveLength(before + (mayExport ? 1 : 0))
    }
  })

  test('打开就是自己管的那一片；管几片的列出几片，大的里面含着的不另列', async () => {
    const wanted: Partial<Record<CastName, readonly string[]>> = {
      worker: [communityId],
      gridWorker: [gridId, 'D-03-05-01'],
      gridCover: [communityId],
      buildingHead: [buildingId],
      street: [streetId],
      district: ['D'],
      auditor: ['D'],
    }
    for (const [who, tops] of Object.entries(wanted) as [CastName, readonly string[]][]) {
      const page = await listed(who)
      expect([who, page.tops.map((top) => top.id)]).toEqual([who, tops])
      expect(page.area).toEqual(page.tops[0])
    }
    const [account] = district.find('accounts', { openid: cast.worker })
    const kept = (account?.appointments ?? []) as object[]
    const head = { ...kept[0], role: 'buildingHead', areaId: buildingId, areaName: '3栋' }
    await district.replace('accounts', { ...account, appointments: [head, ...kept] })
    expect((await listed('worker')).tops).toEqual([
      { id: communityId, name: '金桂社区', kind: 'community' },
    ])
  })

  test('不归他管的、没有的地方，说一句怎么办的话', async () => {
    expect((await list('worker', { areaId: elsewhere.communityId })).message).toBe(
      '这里不在您任职的地方，请换成您自己管的那一片再看。',
    )
    expect((await list('partyMember')).message).toBe(
      '心愿台账给楼栋、网格、社区、街道和区里的工作人员看。',
    )
    expect((await exported('gridWorker')).code).toBe('FORBIDDEN')
    expect(await list('worker', { areaId: `${communityId}-99` })).toMatchObject({ code: 'INVALID' })
    for (const month of ['202613', '202600', '2026', '202603x'])
      expect([month, (await list('worker', { month })).code]).toEqual([month, 'INVALID'])
  })

  test('“我的”里的门只给看台账的人', async () => {
    const readers = [...new Set([exporters, readersOnly].flatMap((it) => Object.values(it).flat()))]
    for (const who of everyone) {
      const me = await district.must<{ readsRegister: boolean }>(who, 'account', 'mine')
      expect([who, me.readsRegister]).toEqual([who, who !== null && readers.includes(who)])
    }
  })
})

describe('筛选', () => {
  beforeAll(open)
  afterAll(close)

  test('地方、状态、种类、月份每一种搭配，都和一个一个数的一样，都按索引取', async () => {
    const planted = plant(
      ...[gridId, neighbourGridId].flatMap((areaId) =>
        ['open', 'done'].flatMap((status) =>
          ['goods', 'repair'].flatMap((category) =>
            ['2026-03-10', '2026-04-10'].map((day) => ({
              ...{ areaId: `${areaId}-b01`, status, category, at: `${day}T02:00:00.000Z` },
            })),
          ),
        ),
      ),
    )
    const mine = new Set(planted.map((wish) => wish._id))
    for (const areaId of [communityId, gridId])
      for (const status of [undefined, 'open', 'done'])
        for (const category of [undefined, 'goods', 'repair'])
          for (const month of [undefined, '202603', '202604']) {
            const input = {
              areaId,
              ...(status && { status }),
              ...(category && { category }),
              ...(month && { month }),
            }
            const wanted = planted.filter(
              (wish) =>
                wish.within.includes(areaId) &&
                (!status || wish.status === status) &&
                (!category || wish.wish.category === category) &&
                (!month || wish.order.startsWith(`2026-${month.slice(4)}`)),
            )
            let ids: string[] = []
            for (let before: string | null | undefined; before !== null; ) {
              const page: RegisterPage = await listed('worker', {
                ...input,
                ...(before && { before }),
              })
              ids = [...ids, ...page.rows.map((row) => row.id).filter((id) => mine.has(id))]
              before = page.next
              const tickets = district.cloud.calls
                .at(-1)
                ?.operations.filter((it) => it.collection === 'tickets')
              expect(tickets).toHaveLength(1)
              for (const it of tickets ?? []) {
                expect(it.index).not.toBe('SCAN')
                expect(it.examined ?? 99).toBeLessThanOrEqual((it.returned ?? 0) * 2 + 10)
              }
            }
            expect([input, ids.sort()]).toEqual([input, wanted.map((wish) => wish._id).sort()])
          }
  })

  test('一个月从北京时间一号零点起，到下个月一号零点前一刻；跨年一样', async () => {
    const [last, first, december, january] = plant(
      { at: '2025-01-31T15:59:59.999Z' },
      { at: '2025-01-31T16:00:00.000Z' },
      { at: '2024-12-31T15:59:59.999Z' },
      { at: '2024-12-31T16:00:00.000Z' },
    )
    const idsIn = async (month: string) =>
      (await listed('worker', { month })).rows.map((row) => row.id)
    expect(await idsIn('202501')).toEqual([last?._id, january?._id])
    expect(await idsIn('202502')).toEqual([first?._id])
    expect(await idsIn('202412')).toEqual([december?._id])
    expect(await idsIn('202411')).toEqual([])
  })

  test('可以选这个月和之前一年，按北京时间算；午夜一过就多一个月', async () => {
    const { months } = await listed('worker')
    expect([months.length, months[0], months.at(-1)]).toEqual([13, '202611', '202511'])
    const firstOfDecember = Date.parse('2026-11-30T16:00:00.000Z')
    expect((await justBefore(district, firstOfDecember, () => listed('worker'))).months[0]).toBe(
      '202611',
    )
    await district.cloud.clock.set(firstOfDecember)
    expect((await listed('worker')).months[0]).toBe('202612')
    expect(monday + DAY).toBeLessThan(district.cloud.clock.now())
  })

  test('一页二十个，新许的在前，翻到底不漏不重；月份之外的游标也翻不出这个月', async () => {
    const planted = plant(
      ...Array.from({ length: 45 }, (_, i) => ({
        at: `2026-05-${String(1 + (i % 28)).padStart(2, '0')}T02:00:00.${100 + i}Z`,
      })),
    )
    const input = { month: '202605', areaId: buildingId }
    const pages: RegisterPage[] = [await listed('worker', input)]
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
      pages.push(await listed('worker', { ...input, before: next }))
    expect(pages.map((page) => page.rows.length)).toEqual([20, 20, 5])
    const orders = pages.flatMap((page) => page.rows.map((row) => row.order))
    expect(orders).toEqual(
      planted
        .map((wish) => wish.order)
        .sort()
        .reverse(),
    )
    const later = await listed('worker', { ...input, before: '2027-01-01T00:00:00.000Z~a' })
    expect(later.rows.map((row) => row.order)).toEqual(orders.slice(0, 20))
  })
})

describe('遮住', () => {
  const text = '想请人看看水管，电话 13912345678，住 3栋2单元301室'
  beforeAll(async () => {
    await open()
    plant({ text, status: 'done', reply: '修好了，有事打 13987654321', level: 2 })
  })
  afterAll(close)

  test('手机上：社区看到原话，网格员、楼栋长、街道、区、审计看到的号码门牌都遮住', async () => {
    const seen = async (who: CastName) =>
      (await listed(who, { areaId: buildingId, ...march })).rows[0]
    expect((await seen('worker'))?.text).toBe(text)
    expect((await seen('secretary'))?.text).toBe(text)
    for (const who of [
      ...(['gridWorker', 'gridCover', 'buildingHead'] as const),
      ...(['street', 'district', 'auditor'] as const),
    ]) {
      const row = await seen(who)
      expect([who, row?.calledName]).toEqual([who, '李阿姨'])
      expect(row?.text).toBe('想请人看看水管，电话 （号码已隐藏），住 （门牌已隐藏）')
      expect(JSON.stringify(row)).not.toMatch(/139|301|修好了/)
    }
  })

  test('表格里：号码门牌对谁都遮住；回音只给本社区的人，别人是一横', async () => {
    for (const who of ['worker', 'secretary', 'street', 'district', 'auditor'] as const) {
      const rows = await sheetFor(who, { areaId: buildingId, ...march })
      expect(rows[0]).toEqual(columns)
      const own = who === 'worker' || who === 'secretary'
      expect(rows.slice(1)).toEqual([
        [
          ...[expect.stringMatching(/^1701-/), '物品'],
          '想请人看看水管，电话 （号码已隐藏），住 （门牌已隐藏）',
          ...['李阿姨', '金桂社区 · 金桂第二网格 · 10栋', '已圆梦', '2026-03-10 10:00'],
          ...[expect.any(String), '2'],
          own ? '修好了，有事打 （号码已隐藏）' : '—',
        ],
      ])
      expect(JSON.stringify(rows)).not.toMatch(/139\d{8}|301/)
    }
  })

  test('演示区全部导出来，也没有一个姓名、电话、门牌', async () => {
    const rows = await sheetFor('district', {})
    expect(rows.length).toBeGreaterThan(60)
    const all = JSON.stringify(rows)
    expect(all).not.toMatch(/1[3-9]\d{9}/)
    expect(all).not.toMatch(/单元|\d室/)
    for (const name of ['李秀英', '周德顺', '马桂兰', '陈志远']) expect(all).not.toContain(name)
  })
})

describe('公式', () => {
  beforeEach(open)
  afterEach(close)

  const dangerous = [
    '=1+1',
    '+8613900001234 的声讯',
    '-2+3+cmd|calc',
    '@SUM(A1:A9)',
    '\t=1+1',
    '\r=1+1',
    ' =1+1 前面有空格',
    '\u200b=HYPERLINK("http://a","点我")',
    '\ufeff\u2060@SUM(1)',
    '\u3164-1-1',
    '＝1＋1',
    '_x003D_1+1',
  ]

  test('像公式开头的字都只是字，前面有一个撇号；表里没有一个公式', async () => {
    plant(...dangerous.map((text) => ({ text })), {
      text: '平常的 =1+1 不在开头，a-b',
      calledName: '=李阿姨',
      reply: '@回音',
    })
    const file = await download((await exported('worker', march)).data)
    const rows = await cellsOf(file)
    const texts = column(rows, '心愿')
    expect(texts).toContain('平常的 =1+1 不在开头，a-b')
    expect(texts.filter((text) => text?.startsWith("'"))).toHaveLength(dangerous.length)
    expect(column(rows, '称呼')).toContain("'=李阿姨")
    expect(column(rows, '回音')).toContain("'@回音")
    expect(rows.flat().filter((cell) => /^[\s\p{C}\u3164]*[=+\-@＝]/u.test(cell))).toEqual([])
    const parts = unzipSync(file)
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).toContain('<sheetData>')
    expect(sheet).not.toMatch(/<f[\s>/]/)
    // 除了督办级别是数，格子都明写着是字。
    const kinds = [...sheet.matchAll(/<c r="([A-Z]+)\d+"[^>]*?(?: t="(\w+)")?>/g)]
    expect(kinds.length).toBeGreaterThan(100)
    for (const [, at, kind] of kinds.slice(columns.length))
      expect([at, kind]).toEqual([at, at === 'I' ? undefined : 's'])
    expect(Object.keys(parts).some((name) => /vba|external|connections/i.test(name))).toBe(false)
  })

  test('叫 constructor 的心愿不会弄坏整份表，尖括号和换行也照原样', async () => {
    const odd = ['constructor', '__proto__', 'toString', '<b>&"\'</b>', '两行\n字', '😀'.repeat(60)]
    plant(...odd.map((text) => ({ text })))
    const rows = await sheetFor('worker', march)
    expect(
      column(rows, '心愿')
        .map((text) => text?.trim())
        .sort(),
    ).toEqual([...odd].sort())
  })
})

describe('导出', () => {
  beforeEach(open)
  afterEach(close)

  test('正好 2000 个导得出，2001 个请他选一个月或一个网格，什么也没写', async () => {
    plant(...Array.from({ length: 2000 }, () => ({})))
    const began = performance.now()
    const full = await exported('worker', march)
    console.info(`导出 2000 个用了 ${Math.round(performance.now() - began)} 毫秒`)
    expect(full.data.rows).toBe(2000)
    const rows = await cellsOf(await download(full.data))
    expect(rows).toHaveLength(2001)
    expect(new Set(column(rows, '编号')).size).toBe(2000)
    plant({})
    const before = logs()
    const refused = await exported('worker', march)
    expect(refused).toMatchObject({
      code: 'LIMIT',
      message: '一次最多导出 2000 个心愿，现在筛出来的不止这些，请选一个月或一个网格再导出。',
    })
    expect(logs()).toEqual(before)
    const actions = district.cloud.calls.at(-1)?.operations.map((it) => it.action) ?? []
    expect(new Set(actions)).toEqual(new Set(['database.getDocument']))
    expect((await exported('worker', { ...march, status: 'done' })).code).toBe('INVALID')
  })

  test('每一次都记下：谁、什么时候、筛了什么、几行；表的内容和手机号不在里面', async () => {
    plant({}, {}, { status: 'done' })
    const input = { areaId: gridId, status: 'open', category: 'goods', ...march }
    const view = await district.must<ExportView>('street', 'register', 'export', input)
    expect(view).toMatchObject({ rows: 2, fileName: expect.stringMatching(/^心愿台账-.+\.xlsx$/) })
    expect(view.fileName).toBe('心愿台账-金桂第二网格-202603-等人认领-物品.xlsx')
    const building = await exported('worker', { areaId: buildingId, ...march })
    expect(building.data.fileName).toBe('心愿台账-金桂第二网格10栋-202603.xlsx')
    const [account] = district.find('accounts', { openid: cast.street })
    const [log] = logs()
    expect(log).toMatchObject({
      by: account?._id,
      at: expect.stringMatching(/^2026-11-23T02:/),
      filters: input,
      rows: 2,
      fileId: expect.stringMatching(/\/exports\/[\w-]{22}\/[\w-]{16,40}\.xlsx$/),
    })
    expect(JSON.stringify(log)).not.toMatch(/台灯|李阿姨|demo-/)
  })

  test('重发是同一份：还是那几行、只记一次；同时来也一样；换了筛选不收；再导出一次才是又一次', async () => {
    plant({}, {})
    const id = newRequestId()
    const [first, second] = await Promise.all([
      exported('worker', march, id),
      exported('worker', march, id),
    ])
    plant({})
    const third = await exported('worker', march, id)
    for (const answer of [first, second, third]) expect(answer.data.rows).toBe(2)
    expect(await cellsOf(await download(third.data))).toHaveLength(3)
    expect(logs()).toHaveLength(1)
    expect((await exported('worker', {}, id)).code).toBe('CONFLICT')
    expect((await exported('secretary', march, id)).data.rows).toBe(3)
    expect((await exported('worker', march)).data.rows).toBe(3)
    expect(logs()).toHaveLength(3)
    expect(new Set(logs().map((log) => log.fileId)).size).toBe(3)
  })

  test('文件只有凭这次给的链接才打得开，去掉签名、换成别人的那一份都不行', async () => {
    plant({})
    const { url } = (await exported('worker', march)).data
    expect((await fetch(url)).headers.get('content-type')).toContain('spreadsheetml')
    const [address = '', sign = ''] = url.split('?')
    const others = (await exported('secretary', march)).data.url.split('?')[0] ?? ''
    expect((await fetch(address)).status).toBe(401)
    expect((await fetch(`${others}?${sign}`)).status).toBe(401)
  })

  test('任职到期那一刻起看不到、导不出；重发从前那一次也不行', async () => {
    plant({})
    const id = newRequestId()
    expect((await exported('worker', march, id)).ok).toBe(true)
    const [worker] = district.find('accounts', { openid: cast.worker })
    const to = new Date(monday + 3 * DAY).toISOString()
    const kept = (worker?.appointments ?? []) as object[]
    await district.replace('accounts', { ...worker, appointments: kept.map((a) => ({ ...a, to })) })
    expect((await justBefore(district, monday + 3 * DAY, () => list('worker', march))).ok).toBe(
      true,
    )
    await district.cloud.clock.set(monday + 3 * DAY)
    expect((await list('worker', march)).code).toBe('FORBIDDEN')
    expect((await exported('worker', march, id)).code).toBe('FORBIDDEN')
  })
})
