import type { MeView } from '@domain/account/usecases'
import type { ChecklistView } from '@domain/opening/checklist'
import type { WishDetail } from '@domain/wish/present'
import { type District, monday, newRequestId, openDistrict, wishForm } from './district'
import { type Opener, openerOf, openForm, phoneOf } from './opener'
import { smallAreas, smallPeople } from './workbook'

let district: District
let opener: Opener
beforeEach(async () => {
  district = await openDistrict({}, { empty: true })
  opener = openerOf(district)
})
afterEach(() => district.close())

const opened = { opened: true, why: null }
const refusal =
  '没有开成。请照部署的人给的开区码再核对一遍，码只能用一次；连着输错要等一会儿才能再试。'
const refused = { opened: false, why: refusal }
const MINUTE = 60_000

describe('从空的环境到能用', () => {
  test('开区码、导入区域和人员、清单转绿；居民许愿，导入的工作者登记手机号后审核', async () => {
    const { must } = district
    expect(await must(null, 'home', 'front')).toMatchObject({ opened: false, place: '' })
    await opener.agree('district')
    expect((await opener.tryOpen('district')).data).toEqual(opened)
    expect(await must(null, 'home', 'front')).toMatchObject({ opened: true, place: '梧桐区' })
    expect(await checklist()).toEqual([
      ['noStreet', 1],
      ['noCommunity', 1],
      ['noGrid', 1],
    ])

    const areas = smallAreas()
    const done = await opener.load('areas', areas)
    expect(done.counts).toEqual({ added: 31, changed: 0, unchanged: 0, missing: 0 })
    expect(await checklist()).toEqual([
      ['noA', 6],
      ['noB', 6],
      ['noWorker', 3],
      ['noSecretary', 3],
    ])
    const people = smallPeople(areas, [phoneOf('worker')])
    expect(new Set(people.map(([name]) => name)).size).toBe(15)
    await opener.load('people', people)
    const view = await must<ChecklistView>('district', 'opening', 'checklist')
    expect(view).toMatchObject({
      ready: true,
      totals: { street: 2, community: 3, grid: 6, building: 20 },
      items: [{ key: 'noUnit' }, { key: 'waiting', must: false, count: 21 }],
    })

    await opener.agree('worker')
    expect((await must<MeView>('worker', 'account', 'mine')).appointments).toEqual([])
    expect(await opener.bind('worker')).toMatchObject({ phone: phoneOf('worker'), granted: 1 })
    const me = await must<MeView>('worker', 'account', 'mine')
    expect(me.appointments).toEqual([{ role: '社区工作者', area: '金桂社区' }])

    await opener.agree('resident')
    const [building] = district.find('areas', { parentId: 'D-01-01-01', kind: 'building' })
    const form = { ...wishForm, areaId: building?._id }
    const wish = await must<WishDetail>('resident', 'wish', 'post', form)
    expect(wish.no).toMatch(/^0101-20261123-/)
    const step = { id: wish.id, name: 'approve', note: null }
    expect(await must('worker', 'wish', 'step', step)).toMatchObject({ status: 'open' })
  })

  const checklist = async () => {
    const { items } = await district.must<ChecklistView>('district', 'opening', 'checklist')
    return items.filter(({ must }) => must).map(({ key, count }) => [key, count])
  }
})

describe('开区码', () => {
  test('没有同意隐私指引、没有身份的人不能开区', async () => {
    expect((await opener.tryOpen('district')).code).toBe('CONSENT')
    expect((await district.send(null, 'opening', 'open', openForm)).code).toBe('SIGN_IN')
  })

  test('码不对、码用过了、已经有区了：都是同一句话，也都不留下什么', async () => {
    await opener.agree('district')
    await opener.agree('street')
    expect((await opener.tryOpen('district', 'demo-opening-code-2025')).data).toEqual(refused)
    expect(district.find('areas')).toEqual([])
    expect((await opener.tryOpen('district')).data).toEqual(opened)
    expect((await opener.tryOpen('street')).data).toEqual(refused)
    expect((await opener.tryOpen('district')).data).toEqual(refused)
    expect((await opener.tryOpen('street', '随便猜一个')).data).toEqual(refused)
    const me = await district.must<MeView>('street', 'account', 'mine')
    expect(me.appointments).toEqual([])
    expect(district.find('appointments')).toHaveLength(1)
  })

  test('没有得到答复再发一次：同一个请求还是他，只开一次', async () => {
    await opener.agree('district')
    const request = newRequestId()
    for (let i = 0; i < 2; i += 1)
      expect((await opener.tryOpen('district', openForm.code, request)).data).toEqual(opened)
    expect(district.find('appointments')).toHaveLength(1)
  })

  test('错三次要等五分钟：这期间对的码也不行，再错不另外算；到点就行', async () => {
    await opener.agree('district')
    for (let i = 0; i < 3; i += 1)
      expect((await opener.tryOpen('district', `wrong-code-number-${i}`)).data).toEqual(refused)
    expect((await opener.tryOpen('district')).data).toEqual(refused)
    const tries = () => district.find('openingTries')[0]
    const until = () => Date.parse(String(tries()?.until))
    expect(until() - monday).toBeGreaterThanOrEqual(5 * MINUTE)
    // 差一秒时错的不算数；机器忙、办完已经过点的那一次会算，照新的时刻再看一次。
    for (;;) {
      const [before, edge] = [tries(), until()]
      await district.cloud.clock.set(edge - 1000)
      await opener.tryOpen('district', 'wrong-code-number-9')
      if (district.cloud.clock.now() >= edge) continue
      expect(tries()).toEqual(before)
      break
    }
    await district.cloud.clock.set(until())
    expect((await opener.tryOpen('district')).data).toEqual(opened)
  })

  test('一直错，等的时间一次比一次长', async () => {
    await opener.agree('district')
    const waits: number[] = []
    for (let i = 0; i < 6; i += 1) {
      await opener.tryOpen('district', `wrong-code-number-${i}`)
      const [one] = district.find('openingTries')
      if (!one?.until) continue
      const until = Date.parse(String(one.until))
      waits.push(Math.round((until - district.cloud.clock.now()) / MINUTE))
      await district.cloud.clock.set(until)
    }
    expect(waits).toEqual([5, 10, 20, 40])
  })

  test('十个人同时拿着对的码来：恰好一个人开成，区只有一个', async () => {
    const many = ['district', 'street', 'auditor', 'worker', 'secretary'] as const
    for (const who of many) await opener.agree(who)
    const answers = await Promise.all(
      many.flatMap((who) => [opener.tryOpen(who), opener.tryOpen(who)]),
    )
    expect(answers.map(({ ok }) => ok)).not.toContain(false)
    expect(answers.filter(({ data }) => data.opened)).toHaveLength(1)
    expect(district.find('areas', { kind: 'district' })).toHaveLength(1)
    expect(district.find('accounts').flatMap((a) => a.appointments)).toHaveLength(1)
  })

  test('开区码不进数据库，也不进日志', async () => {
    await opener.agree('district')
    await opener.tryOpen('district', 'a-wrong-opening-code')
    await opener.tryOpen('district')
    const kept = district.cloud.database.collections().flatMap(({ name }) => district.find(name))
    const said = JSON.stringify([kept, district.cloud.calls])
    expect(said).not.toContain(openForm.code)
    expect(said).not.toContain('a-wrong-opening-code')
  })
})
