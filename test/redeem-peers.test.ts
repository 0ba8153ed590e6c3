/** 别处的同类程序犯过的错：每一样都试一遍，账不能坏。 */
import type { Wallet } from '@domain/points/wallet'
import type { RedemptionView } from '@domain/shop/present'
import { type District, newRequestId, openDistrict } from './district'
import { watch } from './points-invariants'
import { bringStaff, openScene, type Person, type Scene } from './points-scene'
import { vault } from './points-walk'

let district: District
beforeAll(async () => {
  district = await openDistrict({}, { empty: true, instances: 6 })
  staff = bringStaff(district)
})
afterAll(() => district.close())

let staff: ReturnType<typeof bringStaff>
let scene: Scene
let a: Person
let b: Person

const goods = [
  { id: 'soap', points: 40, pieces: 1 },
  { id: 'rice', points: 50, pieces: 9, monthly: 1 },
]
const line = (goodId: 'soap' | 'rice', count = 1) => ({
  ...{ goodId, count, points: goodId === 'soap' ? 40 : 50 },
})

/** 两个人各有几分，一块香皂；试完账要平。 */
async function trying(points: number, work: () => Promise<void>): Promise<void> {
  scene = openScene(district, staff, { goods, people: 2, points })
  ;[a, b] = scene.people as [Person, Person]
  const guard = watch(scene)
  await work()
  await sweep()
  expect(guard.faults(scene.people.map(({ accountId }) => accountId))).toEqual([])
  expect(scene.shelf().marks).toEqual([])
}

const sweep = async () => {
  district.cloud.clock.jump(4 * 60_000)
  await district.cloud.timers.run('alarm')
}
const redeem = (who: Person, lines: readonly object[], requestId?: string) =>
  scene.send(who, 'redeem', { shopId: scene.shopId, lines }, requestId)
const step = (who: Person, id: string, name: string) =>
  scene.send(who, 'step', { id, name, note: null })
const balance = ({ accountId }: Person) =>
  (district.find('wallets', { _id: accountId })[0] as unknown as Wallet).balance
const together = <T>(times: number, work: () => Promise<T>) =>
  Promise.all(Array.from({ length: times }, work))

test('取消两次、同一刻点五下取消：只退一次', () =>
  trying(100, async () => {
    const { data } = await redeem(a, [line('soap')])
    const answers = await together(5, () => step(a, data.id, 'cancel'))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await step(a, data.id, 'cancel')).code).toBe('CONFLICT')
    expect([balance(a), scene.item('soap').free]).toEqual([100, 1])
  }))

test('最后一件两个人同一刻来：一个换到，另一个分文没扣', () =>
  trying(100, async () => {
    const answers = await Promise.all([a, b].map((who) => redeem(who, [line('soap')])))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect([balance(a), balance(b)].sort()).toEqual([100, 60])
    expect(scene.item('soap').free).toBe(0)
  }))

test('同一次提交同一刻发五遍：一张单，扣一次；分只够一次，也不会有一遍说不够', () =>
  trying(40, async () => {
    const requestId = newRequestId()
    const answers = await together(5, () => redeem(a, [line('soap')], requestId))
    expect(answers.map(({ ok, data }) => [ok, data?.id])).toEqual(
      answers.map(() => [true, answers[0]?.data.id]),
    )
    expect([balance(a), scene.item('soap').free]).toEqual([0, 0])
  }))

test('每月一件的同一刻发五遍，也只是那一件', () =>
  trying(100, async () => {
    const requestId = newRequestId()
    const answers = await together(5, () => redeem(a, [line('rice')], requestId))
    expect(new Set(answers.map(({ data }) => data?.id)).size).toBe(1)
    expect([balance(a), scene.item('rice').free]).toEqual([50, 8])
  }))

test('没得到答复、几分钟以后再发，货已经兑完、分已经扣光：还是原来那一张', () =>
  trying(40, async () => {
    const requestId = newRequestId()
    const first = await redeem(a, [line('soap')], requestId)
    await sweep()
    expect(scene.shelf().marks).toEqual([])
    const input = { shopId: scene.shopId, lines: [line('soap')] }
    const data = { name: 'redeem', input, requestId, resent: true }
    const again = await district.cloud.call(a.openid, 'shop', data)
    expect(again).toMatchObject({ ok: true, data: { id: first.data.id } })
    expect(balance(a)).toBe(0)
  }))

test('补了货以后再发，没有说明是再发的：分已经扣光，也认得出是原来那一张', () =>
  trying(40, async () => {
    const requestId = newRequestId()
    const first = await redeem(a, [line('soap')], requestId)
    await sweep()
    const shelf = scene.shelf()
    const soap = { ...scene.item('soap'), free: 3, received: 4 }
    await district.replace('shelves', { ...shelf, items: { ...shelf.items, soap } })
    const again = await redeem(a, [line('soap')], requestId)
    expect(again).toMatchObject({ ok: true, data: { id: first.data.id } })
    expect([balance(a), scene.item('soap').free]).toEqual([0, 3])
  }))

test('先来的一遍还没有下文，再来的一遍说分不够：占着的货不由它退，留给定时任务', () =>
  trying(0, async () => {
    const requestId = newRequestId()
    const id = vault.digest('redemption', a.accountId, requestId)
    const at = new Date(district.cloud.clock.now()).toISOString()
    const mark = { key: `${id}~${at}`, id, at, lines: [{ goodId: 'soap', count: 1 }] }
    const shelf = scene.shelf()
    const soap = { ...scene.item('soap'), free: 0 }
    await district.replace('shelves', {
      ...{ ...shelf, items: { ...shelf.items, soap }, marks: [mark] },
    })
    expect((await redeem(a, [line('soap')], requestId)).message).toContain('还差 40 分')
    expect([scene.item('soap').free, scene.shelf().marks.length]).toEqual([0, 1])
    await sweep()
    expect(scene.item('soap').free).toBe(1)
  }))

test('同一个编号换了内容：说一声，什么也不变', () =>
  trying(200, async () => {
    const requestId = newRequestId()
    await redeem(a, [line('soap')], requestId)
    for (const lines of [[line('rice')], [line('soap'), line('rice')]])
      expect(await redeem(a, lines, requestId)).toMatchObject({ code: 'CONFLICT' })
    expect([balance(a), scene.item('rice').free]).toEqual([160, 9])
  }))

test('先到期的先用，退回时各回各的批', () =>
  trying(0, async () => {
    const now = district.cloud.clock.now()
    const yearAgo = new Date(now - 366 * 86_400_000).toISOString()
    scene.serve(a, 240, new Date(now - 86_400_000).toISOString())
    scene.serve(a, 180, yearAgo)
    await sweep()
    const lots = () =>
      (district.find('wallets', { _id: a.accountId })[0] as unknown as Wallet).lots.map(
        ({ until, points }) => [until.slice(0, 4), points],
      )
    expect(lots()).toEqual([
      ['2026', 30],
      ['2027', 40],
    ])
    const { data } = await redeem(a, [line('soap')])
    expect(lots()).toEqual([['2027', 30]])
    await step(a, data.id, 'cancel')
    expect(lots()).toEqual([
      ['2026', 30],
      ['2027', 40],
    ])
  }))

test('清过一批以后，又来一笔同一刻到期的：再清一次，账上不留到了期的分', () =>
  trying(0, async () => {
    const yearAgo = (days: number) =>
      new Date(district.cloud.clock.now() - days * 86_400_000).toISOString()
    scene.serve(a, 60, yearAgo(366 + 365))
    await sweep()
    expect(balance(a)).toBe(0)
    scene.serve(a, 60, yearAgo(366 + 366))
    await sweep()
    await sweep()
    expect(balance(a)).toBe(0)
  }))

test('改了架上的样子：下过的单不变，退也照原来的退', () =>
  trying(100, async () => {
    const { data } = await redeem(a, [line('soap')])
    const shelf = scene.shelf()
    const soap = { ...scene.item('soap') }
    const face = { ...soap.face, points: 90, title: '大块肥皂', version: 2 }
    await district.replace('shelves', {
      ...{ ...shelf, items: { ...shelf.items, soap: { ...soap, face } } },
    })
    const seen = await scene.send<RedemptionView>(a, 'detail', { id: data.id })
    expect(seen.data).toMatchObject({ points: 40, lines: [{ title: 'soap', points: 40 }] })
    await step(a, data.id, 'cancel')
    expect(balance(a)).toBe(100)
  }))
