import type { WishDetail } from '@domain/wish/present'
import type { WallRow } from '@domain/wish/present-wall'
import type { ShareView } from '@domain/wish/share'
import { type District, newRequestId, openDistrict, type Who, wishAt, wishForm } from './district'
import { type CastName, cast } from './seed/cast'
import { elsewhere, home } from './seed/places'

// 版本和要同意的话是产品定的，手写在这里。
const VERSION = '2026-11'

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

interface WallAnswer {
  readonly rows: WallRow[]
  readonly next: string | null
}

const wall = (areaId?: string, who: Who = null) =>
  district.must<WallAnswer>(who, 'wish', 'wall', areaId ? { areaId } : {})
/** 翻到底，墙上的每一格。 */
async function everything(areaId = 'D'): Promise<WallRow[]> {
  const rows: WallRow[] = []
  for (let before: string | null | undefined; before !== null; ) {
    const page: WallAnswer = await district.must(null, 'wish', 'wall', {
      areaId,
      ...(before ? { before } : {}),
    })
    rows.push(...page.rows)
    before = page.next
  }
  return rows
}
const share = (who: Who, id: string, requestId?: string) =>
  district.send<WishDetail>(who, 'wish', 'share', { id, version: VERSION }, requestId)
const step = (who: Who, id: string, name: string, note: string | null = null) =>
  district.send<WishDetail>(who, 'wish', 'step', { id, name, note })
const stored = (id: string) =>
  district.find('tickets', { _id: id })[0] as unknown as {
    wish: { wall: Record<string, unknown> | null }
    rev: number
  }
/** 由李秀英许一个愿，圆了，谢过。 */
async function thanked(form: object, thanks: string): Promise<string> {
  const { id } = await district.must<WishDetail>('resident', 'wish', 'post', {
    ...wishForm,
    ...form,
  })
  for (const [who, name, note] of [
    ['worker', 'approve', null],
    ['partyMember', 'claim', null],
    ['partyMember', 'deliver', '送到家里了'],
    ['resident', 'confirm', null],
    ['resident', 'thank', thanks],
  ] as const)
    expect((await step(who, id, name, note)).ok).toBe(true)
  return id
}
/** 改成代许的：本人没有账号。 */
async function forSomebody(id: string): Promise<void> {
  const [ticket] = district.find('tickets', { _id: id })
  const proxyId = district.find('accounts', { openid: cast.buildingHead })[0]?._id
  const owner = { askedBy: null, proxyId, beneficiary: 'somebody-without-account' }
  await district.replace('tickets', { ...ticket, ...owner })
}

describe('写上墙的只有同意过的那几样', () => {
  const text = [
    '我叫李秀英，秀英住金桂第二网格10栋2单元301室，',
    '想要一副老花镜，打 13900001234 或 0771-5551234，微信 39000012，十栋三单元 2 单元 301 也行',
  ].join('')
  const thanks = '谢谢！有空来 10栋 301 坐坐，电话一三九零零零零一二三四，李秀英'

  test('先给他看的，就是写上墙的；没有姓名、电话、楼栋、门牌、工单号和帮忙的人', async () => {
    const id = await thanked({ text }, thanks)
    const start = await district.must<ShareView>('resident', 'wish', 'shareStart', { id })
    const shared = await share('resident', id)
    expect(shared.ok).toBe(true)
    const [row] = (await wall(home.communityId)).rows
    expect(row).toEqual({ ...start.piece, id: expect.any(String), order: expect.any(String) })
    expect(row).toMatchObject({
      ...{ category: 'goods', calledName: '李阿姨', helper: '一位在职党员' },
      ...{ community: '金桂社区', month: '2026年11月' },
    })
    expect(row?.text).toContain('想要一副老花镜')
    expect(row?.thanks).toContain('谢谢')
    const said = JSON.stringify({ ...row, order: '' })
    const handler = district.find('accounts', { openid: cast.partyMember })[0]?._id
    for (const secret of [
      ...['李秀英', '秀英', '13900001234', '一三九零', '5551234', '39000012', '301', '单元'],
      ...['10栋', '十栋', '第二网格', home.gridId, home.buildingId],
      ...[shared.data.no, id, String(handler), '陈志远', '送到家里了'],
    ])
      expect([secret, said.includes(secret)]).toEqual([secret, false])
    expect(Object.keys(row ?? {}).sort()).toEqual(
      [
        ...['calledName', 'category', 'community', 'helper', 'id'],
        ...['month', 'order', 'text', 'thanks'],
      ].sort(),
    )
  })

  test('两个字的姓名也遮住，名字里的一个字单独出现时不遮', async () => {
    const text = '马英想要一本英语书'
    const id = await thanked({ text, name: '马英' }, '谢谢')
    await share('resident', id)
    expect((await everything()).map((row) => row.text)).toContain('（已隐藏）想要一本英语书')
  })

  test('全区的墙上，存着的和给人看的都没有演示区里任何人的姓名、电话、楼栋', async () => {
    const said = JSON.stringify([await everything(), district.find('wall')])
    expect(said).not.toMatch(/1390000\d{4}|\d+栋|单元|\d{3}室|网格/)
    for (const person of ['李秀英', '何雨桐', '郑福生', '陈志远', '林晓燕', '黄文静'])
      expect(said).not.toContain(person)
    expect((await everything()).length).toBeGreaterThan(3)
  })

  test('志愿者帮的说是志愿者；没有道谢的不写谢谢的话；照片不写', async () => {
    const { id } = await wishAt(district, 'open')
    const [ticket] = district.find('tickets', { _id: id })
    const helperId = district.find('accounts', { openid: cast.volunteer })[0]?._id
    const reply = { text: '好了', at: new Date(district.cloud.clock.now()).toISOString(), by: '' }
    const done = {
      status: 'done',
      handlerId: helperId,
      reply,
      enteredAt: '2026-12-31T16:00:00.000Z',
    }
    await district.replace('tickets', { ...ticket, ...done })
    await share('resident', id)
    expect((await wall()).rows[0]).toMatchObject({
      ...{ helper: '一位志愿者', thanks: null, month: '2027年1月' },
    })
  })
})

test('谢谢的话里有别人的名字，可以只写心愿', async () => {
  const text = '想要一个写得下名字的本子'
  const id = await thanked({ text }, '谢谢小陈')
  await district.must('resident', 'wish', 'share', { id, version: VERSION, thanks: false })
  const [row] = (await everything()).filter((one) => one.text === text)
  expect(row?.thanks).toBeNull()
  expect(JSON.stringify(district.find('wall'))).not.toContain('小陈')
})

describe('书面的同意', () => {
  test('记下哪一版、哪几句话、什么时候、谁点的；同一次提交发几遍只算一次', async () => {
    const { id } = await wishAt(district, 'done')
    const { consent } = await district.must<ShareView>('resident', 'wish', 'shareStart', { id })
    const requestId = newRequestId()
    for (let i = 0; i < 3; i += 1) expect((await share('resident', id, requestId)).ok).toBe(true)
    const me = district.find('accounts', { openid: cast.resident })[0]?._id
    expect(stored(id).wish.wall).toEqual({
      ...{ version: VERSION, words: consent.words, by: me, signed: null, thanks: true },
      at: expect.stringMatching(/^2026-/),
    })
    expect(consent.words).toMatch(/我同意.*谁都可以看到.*随时可以撤下/)
    expect((await share('resident', id)).code).toBe('FORBIDDEN')
    expect((await everything()).filter((row) => row.text === wishForm.text).length).toBe(
      district.find('wall', { 'words.text': wishForm.text }).length,
    )
  })

  test('看的是旧的话：请他重新看，什么也不写', async () => {
    const { id } = await wishAt(district, 'done')
    const old = { id, version: '2025-01' }
    const answer = await district.send('resident', 'wish', 'share', old)
    expect([answer.code, answer.message]).toEqual(['CONFLICT', expect.stringContaining('重新看')])
    expect(stored(id).wish.wall).toBeNull()
  })

  test('给未成年人许的，谁也不能写上墙，签字也不行', async () => {
    const guardian = { name: '李建国', agreed: true }
    const id = await thanked({ guardian }, '谢谢')
    expect((await share('resident', id)).code).toBe('FORBIDDEN')
    const start = await district.send('resident', 'wish', 'shareStart', { id })
    expect(start.code).toBe('FORBIDDEN')
    await forSomebody(id)
    expect((await step('worker', id, 'shareSigned', '李建国，昨天')).code).toBe('FORBIDDEN')
    expect(district.find('wall', { order: stored(id).rev })).toEqual([])
  })

  test('本人没有账号的：社区记下谁、哪天签的字；不写不行，代许的人、帮忙的人、别的社区不行', async () => {
    const { id } = await wishAt(district, 'done')
    expect((await step('worker', id, 'shareSigned', '李秀英')).code).toBe('FORBIDDEN')
    await forSomebody(id)
    expect((await step('worker', id, 'shareSigned')).code).toBe('INVALID')
    for (const who of ['buildingHead', 'partyMember', 'workerElsewhere', 'street'] as const) {
      const answer = await step(who, id, 'shareSigned', '李秀英，昨天')
      expect([who, answer.ok]).toEqual([who, false])
    }
    const words = '李秀英，11 月 22 日在社区签的字'
    expect((await step('worker', id, 'shareSigned', words)).ok).toBe(true)
    expect(stored(id).wish.wall).toMatchObject({ version: VERSION, signed: words })
    expect(JSON.stringify(await everything())).not.toContain('签的字')
  })
})

describe('撤下', () => {
  test('许愿人随时撤，马上就看不到，存着的字也清空；想写还可以再写', async () => {
    const text = '想要一把只出现一次的蒲扇'
    const id = await thanked({ text }, '谢谢')
    await share('resident', id)
    const shown = async () => (await everything()).filter((row) => row.text === text).length
    expect(await shown()).toBe(1)
    expect((await step('resident', id, 'unshare')).ok).toBe(true)
    expect(await shown()).toBe(0)
    expect(JSON.stringify(district.find('wall'))).not.toContain(text)
    expect(district.find('wall', { words: null })).toMatchObject([{ within: [] }])
    expect((await step('resident', id, 'unshare')).code).toBe('FORBIDDEN')
    expect((await share('resident', id)).ok).toBe(true)
    expect(await shown()).toBe(1)
  })

  test('社区撤下的，告诉许愿人为什么', async () => {
    const { id } = await wishAt(district, 'done')
    await share('resident', id)
    for (const who of ['partyMember', 'workerElsewhere', 'street', null] as const)
      expect([who, (await step(who, id, 'unshare')).ok]).toEqual([who, false])
    expect((await step('secretary', id, 'unshare', '里面有别人的名字')).ok).toBe(true)
    const told = district.find('notices', { ticketId: id }).map((notice) => notice.text)
    expect(told).toContain('社区把您的心愿从心愿墙撤下了。里面有别人的名字')
  })
})

describe('看', () => {
  const lookers: Who[] = [null, ...(Object.keys(cast) as CastName[])]

  test('人人看到的一样，新写上的在前，按社区看得开，网格和楼栋查不出来', async () => {
    const first = JSON.stringify((await wall()).rows)
    for (const who of lookers) expect(JSON.stringify((await wall('D', who)).rows)).toBe(first)
    const all = await everything()
    const orders = all.map(({ order }) => order)
    expect(orders).toEqual([...orders].sort().reverse())
    const here = await everything(home.communityId)
    expect(new Set(here.map(({ community }) => community))).toEqual(new Set(['金桂社区']))
    const there = await everything(elsewhere.communityId)
    expect(there.every(({ community }) => community === '银杏社区')).toBe(true)
    for (const areaId of [home.gridId, home.buildingId])
      expect(await everything(areaId)).toEqual([])
  })

  test('一次调用，按索引取，取出的不超过给出的两倍加十', async () => {
    await wall()
    const operations = district.cloud.calls.at(-1)?.operations ?? []
    expect(operations.map(({ collection }) => collection)).toEqual(['wall'])
    for (const { index, examined, returned } of operations) {
      expect(index).not.toBe('SCAN')
      expect(examined ?? 0).toBeLessThanOrEqual((returned ?? 0) * 2 + 10)
    }
  })
})
