import type { CodesView } from '@domain/checkin/codes'
import type { OccasionView } from '@domain/checkin/present'
import { occasionForm } from '../checkin-walk'
import { newRequestId } from '../district'
import { accountIdOf } from '../points-walk'
import { type CastName, cast } from '../seed/cast'
import { castRows } from '../seed/cast-rows'
import { back, decide, press, see } from './actions'
import { at } from './addresses'
import { openTown, type Town } from './town'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

/** 不经过网页办一件事：这里要看的不是那一页。 */
async function done<T>(who: CastName, fn: string, name: string, input: object): Promise<T> {
  const answer = await town.cloud.call(cast[who], fn, { name, input, requestId: newRequestId() })
  const { ok, data, message } = answer as { ok: boolean; data: T; message?: string }
  if (!ok) throw new Error(message)
  return data
}

test('志愿者签到签退，定时任务跟上，看得到得了几分、因为什么、照哪一版，再看规则', async () => {
  const form = { ...occasionForm, title: '清扫小广场' }
  const { id } = await done<OccasionView>('worker', 'checkin', 'begin', form)
  const { codes } = await done<CodesView>('worker', 'checkin', 'codes', { id })
  const page = await town.visit('volunteer', at.myPoints)
  await see(page, '还没有积分')
  await town.enter(page, 'volunteer', at.signIn)
  await page.getByRole('radio', { name: /^清扫小广场/ }).click()
  await page.getByLabel('六位数字').fill(codes[0]?.digits ?? '')
  await press(page, '签到')
  await see(page, '签到了')
  await town.cloud.clock.advance(65 * 60_000)
  await decide(page, '签退')
  await see(page, '签退了')
  await town.cloud.timers.run('alarm')

  await town.enter(page, 'volunteer', at.myPoints)
  await see(page, '10 分')
  await see(page, '清扫小广场')
  await see(page, '签到签退的志愿服务')
  await see(page, '最初的规则')
  await see(page, '+10')
  await press(page, '积分规则')
  await see(page, '每小时 10 分，满半小时起算')
  await see(page, '答题、点赞、转发、登录')
  await back(page)
  await press(page, /^自愿排名/)
  await see(page, '这个月您得了 10 分')
  await press(page, '我要参加')
  const sheet = page.getByRole('dialog', { name: '参加排名' })
  await sheet.getByLabel('昵称').fill('桂花')
  await press(sheet, '就用这个')
  await sheet.waitFor({ state: 'detached' })
  await see(page, '这是您')
  await press(page, '退出排名')
  await see(page, '还没有人参加')
  await page.context().close()
})

test('区里出一版新的：试算上个月，排上，公开的规则页就看得到；撤回就没有了', async () => {
  const page = await town.visit('district', at.pointVersions)
  await see(page, '正在执行')
  await press(page, '出一版新的')
  await see(page, '从哪一天起')
  await page.getByLabel('从哪一天起').fill('2026-12-01')
  await page.getByLabel('为什么改').fill('年底多鼓励大家参加')
  await page.getByLabel('签到签退的志愿服务，一小时几分').fill('20')
  await press(page, '试算上个月')
  const sheet = page.getByRole('dialog', { name: /照新的规则/ })
  await see(page, /^要发 \d+ 分，实际发了 \d+ 分$/)
  await press(sheet, '关上')
  await press(page, '排上')
  await see(page, '还没开始')
  const guest = await town.visit(null, at.pointRules)
  await guest.getByRole('tab', { name: '2026年12月1日起' }).click()
  await see(guest, '每小时 20 分，满半小时起算')
  await see(guest, /年底多鼓励大家参加/)
  await decide(page, '撤回')
  await see(page, '撤回了')
  await guest.reload()
  await see(guest, '每小时 10 分，满半小时起算')
  await page.context().close()
  await guest.context().close()
})

test('社区照账号码找到他，更正发错的一笔；区里冻结，他自己看得到为什么、去哪申诉', async () => {
  const [account] = town.cloud.database.find('accounts', {
    ...{ filter: { _id: accountIdOf(cast.volunteer) }, limit: 1 },
  })
  const find = async (who: CastName) => {
    const page = await town.visit(who, at.personPoints)
    await page.getByLabel('手机号或账号码').fill(String(account?.code))
    await press(page, '找这个人')
    await see(page, '黄文静')
    return page
  }
  const worker = await find('worker')
  await press(worker, /^清扫小广场/)
  const sheet = worker.getByRole('dialog', { name: '更正这一笔' })
  await sheet.getByRole('textbox').fill('那天他没有来')
  await press(sheet, '更正')
  await sheet.waitFor({ state: 'detached' })
  await see(worker, '更正“清扫小广场”：那天他没有来')
  await see(worker, '−10')

  const district = await find('district')
  await decide(district, '冻结积分', '有人反映代签')
  await see(district, '积分冻结着')
  const own = await town.visit('volunteer', at.myPoints)
  await see(own, /有人反映代签/)
  await press(own, '写一件申诉')
  await see(own, '发出去')
  await decide(district, '解冻积分', '核对过了，是本人')
  await see(district, '核对过了，是本人')
  for (const page of [worker, district, own]) await page.context().close()
})

test('社区记一位志愿者参加了议事会，当场说得几分', async () => {
  // 他登记过手机号。
  const [account] = town.cloud.database.find('accounts', {
    ...{ filter: { _id: accountIdOf(cast.volunteer) }, limit: 1 },
  })
  expect(account?.phoneDigest).not.toBeNull()
  const page = await town.visit('worker', at.participations)
  await see(page, '是哪一种')
  await page.getByLabel('什么事').fill('加装电梯议事会')
  await page.getByLabel('他的手机号').fill(castRows.volunteer.phone)
  await press(page, '记下他')
  await see(page, '记下了：黄文静得 5 分')
  await see(page, /^黄文静　加装电梯议事会$/)
  await page.context().close()
})
