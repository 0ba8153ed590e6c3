import type { FrontView } from '@domain/home/usecases'
import type { WishDetail } from '@domain/wish/present'
import { type District, openDistrict, type Who, wishForm } from './district'
import type { CastName } from './seed/cast'

let district: District
beforeAll(async () => {
  district = await openDistrict()
  await district.must('newcomer', 'account', 'consent', { version: '2026-11' })
})
afterAll(() => district.close())

const front = (who: Who) => district.must<FrontView>(who, 'home', 'front')
const waiting = async (who: Who) => (await front(who)).waiting.map((wish) => wish.id)
const post = () => district.must<WishDetail>('newcomer', 'wish', 'post', wishForm)
const step = (who: CastName, id: string, name: string, note: string | null = null) =>
  district.must<WishDetail>(who, 'wish', 'step', { id, name, note })

/** 银杏社区的党员手上没有别的事，这里由他来帮忙。 */
const helper = 'partyMemberElsewhere'
/** 此刻有没有在等他：许愿人、认领人、同社区的另一位居民。 */
const whoseTurn = async (id: string) => ({
  owner: (await waiting('newcomer')).includes(id),
  helper: (await waiting(helper)).includes(id),
  neighbour: (await waiting('residentOther')).includes(id),
})

const nobody = { owner: false, helper: false, neighbour: false }
const owner = { ...nobody, owner: true }
const theHelper = { ...nobody, helper: true }

test('首页“在等您”：轮到谁，谁的首页上才有，从许下到圆梦', async () => {
  const { id } = await post()
  expect(await whoseTurn(id)).toEqual(nobody)
  await step('worker', id, 'reject', '请写清楚要多少度的')
  expect(await whoseTurn(id)).toEqual(owner)
  const form = { ...wishForm, text: '想要一副两百度的老花镜' }
  await district.must('newcomer', 'wish', 'resend', { id, form })
  expect(await whoseTurn(id)).toEqual(nobody)
  await step('worker', id, 'approve')
  expect(await whoseTurn(id)).toEqual(nobody)
  await step(helper, id, 'claim')
  expect(await whoseTurn(id)).toEqual(theHelper)
  await step(helper, id, 'release', '这几天出差')
  expect(await whoseTurn(id)).toEqual(nobody)
  await step(helper, id, 'claim')
  await step(helper, id, 'deliver', '放在门口了')
  expect(await whoseTurn(id)).toEqual(owner)
  await step('newcomer', id, 'half', '度数浅了')
  expect(await whoseTurn(id)).toEqual(theHelper)
  await step(helper, id, 'deliver', '换好了')
  await step('newcomer', id, 'confirm')
  expect(await whoseTurn(id)).toEqual(nobody)
})

test('系统放回大厅以后，不再算在等认领的人', async () => {
  const { id } = await post()
  await step('worker', id, 'approve')
  await step(helper, id, 'claim')
  expect(await whoseTurn(id)).toEqual(theHelper)
  await district.cloud.clock.advance(49 * 3_600_000)
  await district.cloud.timers.run('alarm')
  expect(await whoseTurn(id)).toEqual(nobody)
})

test('“在等您”最多三件：请他修改的在最前，其余先到期的在前', async () => {
  const delivered: string[] = []
  for (let i = 0; i < 3; i += 1) {
    const { id } = await post()
    await step('worker', id, 'approve')
    await step(helper, id, 'claim')
    await step(helper, id, 'deliver', '放在门口了')
    delivered.push(id)
  }
  expect(await waiting('newcomer')).toEqual(delivered)
  const { id: rejected } = await post()
  await step('worker', rejected, 'reject', '请写清楚')
  expect(await waiting('newcomer')).toEqual([rejected, ...delivered.slice(0, 2)])
})

test('首页写着在哪：住的网格，没有住处的写任职的地方，都没有的写全区；第一次许愿之后记住网格', async () => {
  expect((await front('resident')).place).toBe('金桂第二网格')
  expect((await front('worker')).place).toBe('金桂社区')
  expect((await front(null)).place).toBe('梧桐区（演示）')
  expect((await front('newcomer')).place).toBe('金桂第二网格')
  const me = await district.must<{ home: unknown }>('newcomer', 'account', 'mine')
  expect(me.home).toEqual({ id: 'D-03-05-02', name: '金桂第二网格' })
})

test('首页顺带的“我的”，和打开“我的”看到的一样', async () => {
  for (const who of [null, 'resident', 'partyMember', 'worker', 'district'] as const)
    expect((await front(who)).me).toEqual(await district.must(who, 'account', 'mine'))
})
