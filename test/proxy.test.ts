import type { SlipOutcome, SlipView } from '@domain/wish/by-slip'
import type { Sheet } from '@domain/wish/paper'
import type { WishCard, WishDetail } from '@domain/wish/present'
import { DAY, type District, HOUR, openDistrict, type Who, wishForm } from './district'
import type { CastName } from './seed/cast'
import { elsewhere } from './seed/places'

// 代许、纸条与四位码的规矩，照产品文档手写在这里，不引用程序里的表。
const SECOND = 1000

let district: District
afterEach(() => district.close())
const open = async (quotas?: object) => {
  district = await openDistrict(quotas)
}

const elder = {
  ...wishForm,
  text: '想请人帮我把门口的灯修一修',
  name: '胡桂珍',
  salutation: '奶奶',
  phone: '13900007777',
  proxy: { agreed: true },
}

const postFor = (who: CastName, more: object = {}) =>
  district.send<WishDetail>(who, 'wish', 'post', { ...elder, ...more })
const step = (who: CastName, id: string, name: string, note: string | null = '写一句') =>
  district.send<WishDetail>(who, 'wish', 'step', { id, name, note })
const stored = (id: string) => district.find('tickets', { _id: id })[0] as Record<string, unknown>
const tokenOf = (id: string) => String(district.find('slips', { wishId: id })[0]?._id)
const answer = (who: Who, id: string, name: string, code: string, note: string | null = null) =>
  district.send<SlipOutcome>(who, 'wish', 'answerSlip', { token: tokenOf(id), code, name, note })
const wrong = (code: string) => String((Number(code) + 1) % 10_000).padStart(4, '0')

/** 网格员代许，走到“待确认”，返回编号和四位码。 */
async function deliveredFor(who: CastName = 'gridWorker') {
  const posted = (await postFor(who)).data
  await step('worker', posted.id, 'approve')
  await step('partyMember', posted.id, 'claim')
  await step('partyMember', posted.id, 'deliver', '灯换成声控的了')
  return { id: posted.id, code: String(posted.slipCode) }
}

test('要他本人同意才能代许；代许的心愿不算代许人自己的，也不记成他的住处', async () => {
  await open()
  const refused = await postFor('residentOther', { proxy: { agreed: false } })
  expect([refused.code, refused.message]).toEqual([
    'INVALID',
    '要他本人同意才能代许，请问过他以后点“他同意了”。',
  ])
  const { data } = await postFor('residentElsewhere')
  expect([data.relation, data.calledName]).toEqual(['proxy', '胡奶奶'])
  expect(data.slipCode).toMatch(/^\d{4}$/)
  expect(stored(data.id)).toMatchObject({ askedBy: null })
  const mine = await district.must<{ rows: WishCard[] }>('residentElsewhere', 'wish', 'mine')
  expect(mine.rows.map((w) => w.id)).not.toContain(data.id)
  const proxied = await district.must<{ rows: WishCard[] }>('residentElsewhere', 'wish', 'proxied')
  expect(proxied.rows.map((w) => w.id)).toEqual([data.id])
  const me = await district.must<{ home: { id: string } }>('residentElsewhere', 'account', 'mine')
  expect(me.home.id).toBe(elsewhere.gridId)
})

test('代许的人替他改、替他撤、替他收消息，但不能替他确认，也不能自己认领、自己审', async () => {
  await open()
  const { data } = await postFor('partyMember')
  expect((await step('partyMember', data.id, 'approve')).code).toBe('FORBIDDEN')
  await step('worker', data.id, 'reject', '请写明是哪盏灯')
  const told = district.find('notices', { ticketId: data.id }).map((n) => n.text)
  expect(told).toContain('您代胡奶奶许的心愿：社区请您改一改：请写明是哪盏灯')
  const { proxy: _, ...form } = { ...elder, text: '门口过道的灯不亮了' }
  const resent = await district.send('partyMember', 'wish', 'resend', { id: data.id, form })
  expect(resent.ok).toBe(true)
  await step('worker', data.id, 'approve')
  expect((await step('partyMember', data.id, 'claim')).code).toBe('FORBIDDEN')
  await step('partyMemberOther', data.id, 'claim')
  await step('partyMemberOther', data.id, 'deliver', '修好了')
  for (const name of ['confirm', 'half', 'no'])
    expect((await step('partyMember', data.id, name)).code).toBe('FORBIDDEN')
  const other = (await postFor('residentOther', { room: '9 单元 901' })).data
  expect((await step('residentOther', other.id, 'withdraw')).data.status).toBe('withdrawn')
  const own = (await postFor('worker', { room: '9 单元 902' })).data
  expect((await step('worker', own.id, 'approve')).code).toBe('FORBIDDEN')
  expect((await step('secretary', own.id, 'approve')).ok).toBe(true)
})

test('四位码只给代许的人看；别人看详情、扫纸条都没有，也没有姓名电话门牌', async () => {
  await open()
  const { id, code } = await deliveredFor()
  for (const who of ['worker', 'partyMember', 'street', 'buildingHead', null] as const) {
    const seen = await district.must<WishDetail>(who, 'wish', 'detail', { id })
    expect([who, seen.slipCode]).toEqual([who, null])
  }
  const slip = await district.must<SlipView>(null, 'wish', 'openSlip', { token: tokenOf(id) })
  expect([slip.calledName, slip.status, slip.reply]).toEqual([
    '胡奶奶',
    'delivered',
    '灯换成声控的了',
  ])
  expect(slip.steps).toEqual(['slipYes', 'slipHalf', 'slipNo', 'takeOver'])
  expect(JSON.stringify(slip)).not.toMatch(new RegExp(`胡桂珍|13900007777|301|"${code}"`))
  expect(JSON.stringify(district.find('slips'))).not.toContain(`"${code}"`)
  const unknown = await district.send(null, 'wish', 'openSlip', { token: 'x'.repeat(22) })
  expect(unknown.code).toBe('NOT_FOUND')
})

test('凭四位码回话：解决了就圆梦，一半、没解决就回去接着办，办事的人自己不行', async () => {
  await open()
  const yes = await deliveredFor()
  expect((await answer(null, yes.id, 'slipYes', yes.code)).code).toBe('SIGN_IN')
  expect((await answer('partyMember', yes.id, 'slipYes', yes.code)).code).toBe('FORBIDDEN')
  const confirmed = await answer('residentYoung', yes.id, 'slipYes', yes.code)
  expect(confirmed.data).toMatchObject({ why: null, view: { status: 'done' } })
  expect(stored(yes.id)).toMatchObject({ status: 'done' })

  const no = await deliveredFor('buildingHead')
  expect((await answer('residentYoung', no.id, 'slipNo', no.code)).code).toBe('INVALID')
  await answer('gridWorker', no.id, 'slipHalf', no.code, '灯罩还没有装')
  expect(stored(no.id)).toMatchObject({ status: 'claimed', level: 0 })
  await step('partyMember', no.id, 'deliver', '灯罩装好了')
  await answer('gridWorker', no.id, 'slipNo', no.code, '晚上还是不亮')
  expect(stored(no.id)).toMatchObject({ status: 'claimed', level: 1 })
})

test('四位码错五次停一天：第五次以后对的也不行，满一天才可以再试，错的次数从头数', async () => {
  await open()
  const { id, code } = await deliveredFor()
  const bad = wrong(code)
  for (const left of [4, 3, 2, 1]) {
    const tried = await answer('residentYoung', id, 'slipYes', bad)
    expect(tried.data.why).toBe(`四位码不对，请照着纸条再输一次，还可以试 ${left} 次。`)
  }
  const locked = '四位码错得太多，先停一天。着急请打电话给社区。'
  expect((await answer('residentYoung', id, 'slipYes', bad)).data.why).toBe(locked)
  const at = district.cloud.clock.now()
  expect((await answer('residentOther', id, 'slipYes', code)).data.why).toBe(locked)
  expect(stored(id).status).toBe('delivered')
  await district.cloud.clock.set(at + DAY - 10 * SECOND)
  expect((await answer('residentYoung', id, 'slipYes', code)).data.why).toBe(locked)
  await district.cloud.clock.set(at + DAY + SECOND)
  expect((await answer('residentYoung', id, 'slipYes', bad)).data.why).toMatch(/还可以试 4 次/)
  expect((await answer('residentYoung', id, 'slipYes', code)).data.why).toBeNull()
  expect(district.find('slips', { wishId: id })[0]).toMatchObject({ wrong: 0, lockedUntil: null })
})

test('同时猜很多个码，也只算得到五次', async () => {
  await open()
  const { id, code } = await deliveredFor()
  const guesses = Array.from({ length: 40 }, (_, i) => String(i).padStart(4, '0'))
  const tried = guesses.filter((guess) => guess !== code)
  await Promise.all(tried.map((guess) => answer('residentYoung', id, 'slipYes', guess)))
  expect(district.find('slips', { wishId: id })[0]).toMatchObject({ wrong: 5 })
  expect(stored(id).status).toBe('delivered')
})

test('本人（或家里人）凭纸条接到自己手机上：从此自己确认，纸条和代许的人都不管用了', async () => {
  await open()
  const { id, code } = await deliveredFor()
  expect((await answer('gridWorker', id, 'takeOver', code)).code).toBe('FORBIDDEN')
  expect((await answer('partyMember', id, 'takeOver', code)).code).toBe('FORBIDDEN')
  const taken = await answer('residentYoung', id, 'takeOver', code)
  expect(taken.data.view.taken).toEqual({ myId: id })
  expect(taken.data.view.steps).toEqual([])
  const mine = await district.must<{ rows: WishCard[] }>('residentYoung', 'wish', 'mine')
  expect(mine.rows.map((w) => w.id)).toContain(id)
  expect((await answer('residentOther', id, 'slipYes', code)).code).toBe('FORBIDDEN')
  const proxy = await district.must<WishDetail>('gridWorker', 'wish', 'detail', { id })
  expect([proxy.relation, proxy.slipCode, proxy.hasSlip]).toEqual(['visitor', null, false])
  expect((await step('residentYoung', id, 'confirm')).data.status).toBe('done')
})

test('同一个请求编号再来一次，结果一样，只办一次', async () => {
  await open()
  const { id, code } = await deliveredFor()
  const input = { token: tokenOf(id), code, name: 'slipHalf', note: '还差灯罩' }
  const requestId = 'slip-request-000000001'
  const first = await district.send('residentYoung', 'wish', 'answerSlip', input, requestId)
  const again = await district.send('residentYoung', 'wish', 'answerSlip', input, requestId)
  expect(again.data).toEqual(first.data)
  const changed = { ...input, note: '换一句' }
  const other = await district.send('residentYoung', 'wish', 'answerSlip', changed, requestId)
  expect(other.code).toBe('CONFLICT')
})

test('数量：同一位老人自己的、邻居的、网格员代许的合起来三个；邻居代许没办完的最多三个', async () => {
  await open({})
  const rooms = ['1 单元 101', '1 单元 102', '1 单元 103', '1 单元 104']
  for (const room of rooms.slice(0, 3))
    expect((await postFor('residentNext', { room })).ok).toBe(true)
  const fourth = await postFor('residentNext', { room: rooms[3] })
  expect([fourth.code, fourth.message]).toEqual([
    'LIMIT',
    '您代许的还有 3 个没办完，先办好一个，或者请网格员、楼栋长来代许。',
  ])
  for (const who of ['gridWorker', 'buildingHead'] as const)
    expect((await postFor(who, { room: rooms[0] })).ok).toBe(true)
  const same = await postFor('gridWorker', { room: rooms[0] })
  expect([same.code, same.message]).toEqual([
    'LIMIT',
    '他还有 3 个心愿没办完，先办好一个再许新的。急事请直接找社区。',
  ])
  const here = await Promise.all(
    Array.from({ length: 10 }, (_, i) => postFor('gridWorker', { room: `3 单元 ${i + 301}` })),
  )
  expect(here.map((one) => one.ok)).toEqual(Array(10).fill(true))
  expect(new Set(here.map((one) => one.data.no)).size).toBe(10)
})

test('上门的人在自己那一片一天最多代许六十个，到了别处和邻居一样', async () => {
  await open({ openPerResident: 99, newPerMonth: 99, proxiedPerDay: 4 })
  for (let i = 0; i < 4; i += 1)
    expect((await postFor('buildingHead', { room: `4 单元 ${i + 401}` })).ok).toBe(true)
  const at = district.cloud.clock.now()
  expect((await postFor('buildingHead', { room: '4 单元 499' })).code).toBe('LIMIT')
  await district.cloud.clock.set(at + DAY - HOUR)
  expect((await postFor('buildingHead', { room: '4 单元 499' })).code).toBe('LIMIT')
  await district.cloud.clock.set(at + DAY + SECOND)
  expect((await postFor('buildingHead', { room: '4 单元 499' })).ok).toBe(true)
  const away = await postFor('buildingHead', { areaId: elsewhere.gridId, room: '1 单元 101' })
  expect(away.message).toMatch(/您代许的还有 3 个没办完/)
})

describe('纸条与回音', () => {
  const print = (who: Who, ids: string[]) => district.send<Sheet[]>(who, 'wish', 'sheets', { ids })
  const due = async (who: CastName) =>
    (await district.must<WishCard[]>(who, 'wish', 'papers')).map((w) => w.id)

  test('谁能印：代许的人、本网格的网格员、本楼栋的楼栋长、本社区；别人和办事的人不能', async () => {
    await open()
    const { id, code } = await deliveredFor('residentOther')
    const allowed = ['residentOther', 'gridWorker', 'buildingHead', 'worker', 'secretary'] as const
    for (const who of allowed) {
      const printed = await print(who, [id])
      expect([who, printed.data[0]?.code, printed.data[0]?.room]).toEqual([who, code, '2 单元 301'])
      expect(printed.data[0]?.news.title).toBe('您的心愿有回音了')
    }
    const refused = [
      'partyMember',
      'street',
      'district',
      'workerElsewhere',
      'residentYoung',
    ] as const
    for (const who of refused) expect([who, (await print(who, [id])).ok]).toEqual([who, false])
    expect((await print(null, [id])).code).toBe('SIGN_IN')
    expect(district.find('looks', { ticketId: id })).toHaveLength(allowed.length)
  })

  test('自己有手机的人不用纸条', async () => {
    await open()
    const own = await district.must<WishDetail>('resident', 'wish', 'post', wishForm)
    expect([own.slipCode, own.hasSlip]).toEqual([null, false])
    expect((await print('worker', [own.id])).code).toBe('FORBIDDEN')
    expect(district.find('slips', { wishId: own.id })).toEqual([])
  })

  test('有了回音才要送，按楼排好；说送到了就不再列，又有新的回音再列出来', async () => {
    await open()
    const { id } = await deliveredFor()
    const quiet = (await postFor('gridWorker', { room: '5 单元 501' })).data
    expect(await due('gridWorker')).toContain(id)
    expect(await due('buildingHead')).toContain(id)
    expect(await due('worker')).not.toContain(quiet.id)
    expect((await step('partyMember', id, 'hand', null)).code).toBe('FORBIDDEN')
    const handed = await step('buildingHead', id, 'hand', null)
    expect(handed.data.timeline.at(-1)?.label).toBe('回音纸条送到了许愿人手里')
    expect(await due('gridWorker')).not.toContain(id)
    expect((await step('buildingHead', id, 'hand', null)).code).toBe('FORBIDDEN')
    await district.cloud.clock.set(district.cloud.clock.now() + HOUR)
    const code = String(
      (await district.must<WishDetail>('gridWorker', 'wish', 'detail', { id })).slipCode,
    )
    await answer('gridWorker', id, 'slipHalf', code, '还差灯罩')
    expect(await due('gridWorker')).not.toContain(id)
    await step('partyMember', id, 'deliver', '灯罩装好了')
    expect(await due('gridWorker')).toContain(id)
    expect((await district.send('residentYoung', 'wish', 'papers')).code).toBe('FORBIDDEN')
  })

  test('工作人员自己认领的，印不了这一张，也不能替许愿人回话', async () => {
    await open()
    const posted = (await postFor('gridWorker')).data
    await step('worker', posted.id, 'approve')
    await district.cloud.clock.set(district.cloud.clock.now() + 15 * DAY)
    await district.cloud.timers.run('alarm')
    expect((await step('secretary', posted.id, 'claim')).ok).toBe(true)
    expect((await print('secretary', [posted.id])).code).toBe('FORBIDDEN')
    await step('secretary', posted.id, 'deliver', '修好了')
    expect((await answer('secretary', posted.id, 'slipYes', String(posted.slipCode))).code).toBe(
      'FORBIDDEN',
    )
    expect((await print('worker', [posted.id])).ok).toBe(true)
  })

  test('楼栋长看得到本楼栋的心愿，看不到联系方式，别的楼栋的看不到', async () => {
    await open()
    const { data } = await postFor('residentOther')
    const other = (await postFor('residentOther', { areaId: 'D-03-05-02', room: '6 单元 601' }))
      .data
    const see = (id: string) => district.send<WishDetail>('buildingHead', 'wish', 'detail', { id })
    expect((await see(data.id)).data.contactVisible).toBe(false)
    expect((await see(other.id)).code).toBe('NOT_FOUND')
    const look = await district.send('buildingHead', 'wish', 'showContact', { id: data.id })
    expect(look.code).toBe('FORBIDDEN')
  })
})
