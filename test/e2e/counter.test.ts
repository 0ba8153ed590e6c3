import type { RedemptionView } from '@domain/shop/present'
import { pickupCode } from '@domain/shop/redemption'
import type { Locator, Page } from 'playwright-core'
import { newRequestId, replaceIn } from '../district'
import { accountIdOf, good, grantTo, shopId, vault } from '../points-walk'
import { type CastName, cast } from '../seed/cast'
import { home } from '../seed/places'
import { back, eventually, press, see, words } from './actions'
import { at } from './addresses'
import { faintWords, overflowing, smallTargets, unspoken } from './looks'
import { cutNetwork, watchCalls } from './network'
import { openTown, type Town } from './town'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

const stored = (name: string, filter: object = {}) =>
  town.cloud.database.find(name, { filter, limit: 50 })

const district = () => ({
  cloud: town.cloud,
  find: stored,
  replace: (name: string, document: object) => replaceIn(town.cloud, name, document),
})

/** 给他一笔积分。 */
const grant = (who: CastName, points: number) => grantTo(district(), accountIdOf(cast[who]), points)

async function ordered(who: CastName, count = 1): Promise<string> {
  const input = { shopId, lines: [{ goodId: good('soap'), count, points: 40 }] }
  const reply = await town.cloud.call(cast[who], 'shop', {
    ...{ name: 'redeem', input, requestId: newRequestId() },
  })
  return (reply as { data: RedemptionView }).data.id
}

/** 在大键盘上按一串数字，再按大键。 */
async function dial(page: Page | Locator, digits: string, done: string): Promise<void> {
  for (const digit of digits)
    await page.getByRole('button', { name: digit, exact: true }).filter({ visible: true }).click()
  await page.getByRole('button', { name: done, exact: true }).filter({ visible: true }).click()
}
const shownDigits = async (page: Page) =>
  (await page.locator('.code__digits').filter({ visible: true }).innerText()).replace(/\s/g, '')

test('核销员：输错说一句，输对填满一屏，递出去马上接下一个，递错了撤回', async () => {
  await grant('volunteer', 200)
  const one = await ordered('volunteer', 2)
  const page = await town.visit('clerk', at.counter)
  await see(page, '今天递出去 0 单')
  await dial(page, '000000', '找')
  await see(page, /^没有对上/)
  for (const _ of '000000') await press(page, '删掉一位')
  await dial(page, pickupCode(vault, one), '找')
  await see(page, '姓黄')
  await see(page, '× 2')
  expect(await words(page, '黄文静').count()).toBe(0)
  await press(page, '递给他了')
  await see(page, /递出去了：姓黄，香皂 2 件/)
  await see(page, '今天递出去 1 单')
  await see(page, '按他念的数字')
  await press(page, /^递错了，撤回/)
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('textbox').fill('拿成了牙膏')
  await sheet.getByRole('button', { name: '撤回', exact: true }).click()
  await see(page, '今天递出去 0 单')
  expect(stored('redemptions', { _id: one })[0]).toMatchObject({ status: 'ordered' })

  // 电脑上用扫码枪：扫到的字进框里，回车就找；一分钟过去，撤回收起来。
  const token = `${one}~${vault.digest('pickupToken', one)}`
  await page.getByLabel('扫码枪').fill(token)
  await page.getByLabel('扫码枪').press('Enter')
  await see(page, '姓黄')
  await press(page, '递给他了')
  await see(page, /递出去了：姓黄/)
  await town.cloud.clock.advance(61_000)
  await press(page, /^今天递出去 1 单/)
  await see(page, /香皂 2 件/)
  await back(page)
  await eventually(() => words(page, /^递错了，撤回/).count(), 0)
  await page.context().close()
})

test('当场换：他出示积分码，核销员选好，他在自己手机上确认', async () => {
  await grant('volunteerElsewhere', 100)
  const me = await town.visit('volunteerElsewhere', at.pointCode)
  await see(me, '能用 100 分')
  const clerk = await town.visit('clerk', at.counter)
  await see(clerk, '按他念的数字')
  await dial(clerk, await shownDigits(me), '找')
  await see(clerk, '能用 100 分。一次最多五样。')
  for (let i = 0; i < 3; i += 1) await press(clerk, '加一件香皂')
  await see(clerk, '还差 20 分，请少选一样')
  await press(clerk, '香皂少一件')
  await see(clerk, '够，换完还剩 20 分')
  await press(clerk, '选好了，请他确认')
  await see(clerk, '请他看手机')
  await see(me, '柜台给您选了')
  await see(me, '香皂 2 件')
  await press(me.getByRole('dialog'), '确认')
  await see(me, '能用 20 分')
  await see(clerk, '换好了，请递给他')
  await press(clerk, '下一位')
  await see(clerk, /递出去了：姓郭，香皂 2 件/)
  expect(stored('redemptions', { accountId: accountIdOf(cast.volunteerElsewhere) })).toMatchObject([
    { way: 'counter', status: 'collected', clerkId: accountIdOf(cast.clerk) },
  ])
  await clerk.context().close()
  await me.context().close()
})

test('积分码那一页开着才几秒问一次；藏到后面就停，回来接着问', async () => {
  const page = await town.blank()
  await page.clock.install({ time: town.cloud.clock.now() })
  const seen = watchCalls(page)
  const polls = () => seen.filter((name) => name === 'counter.asked').length
  await town.enter(page, 'volunteer', at.pointCode)
  await see(page, '秒后换一个')
  await page.clock.runFor(9000)
  await eventually(polls, 2)
  const hide = (state: string) =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { get: () => now, configurable: true })
    }, state)
  await hide('hidden')
  await page.clock.runFor(40_000)
  await eventually(polls, 2)
  await hide('visible')
  await page.clock.runFor(4000)
  await eventually(polls, 3)
  await page.context().close()
})

test('没有手机的周爷爷：发卡，点名得分，电话里下单，邻居报码代领', async () => {
  const worker = await town.visit('worker', at.pointCards)
  await see(worker, '还没有发过卡')
  await press(worker, '发一张卡')
  await worker.getByLabel('姓名').fill('周德福')
  await worker.getByRole('radio', { name: '爷爷' }).click()
  await worker.getByLabel('电话').fill('0571-8801234')
  await press(worker, /^请选择网格或楼栋/)
  await worker.getByRole('dialog').getByRole('button', { name: '金桂第二网格' }).click()
  await worker.getByRole('dialog').getByRole('button', { name: /就选/ }).click()
  await worker.getByLabel('四位密码').fill('2580')
  await press(worker, /^发卡$/)
  await see(worker, '周爷爷的卡发好了')
  const [card] = stored('pointCards')
  const no = String(card?.no)
  await see(worker, `${no.slice(0, 4)} ${no.slice(4)}`)

  const [occasion] = stored('occasions', { communityId: home.communityId }).filter(
    ({ from, to }) => {
      const now = new Date(town.cloud.clock.now()).toISOString()
      return String(from) <= now && now < String(to)
    },
  )
  await town.enter(worker, 'worker', at.attendance(String(occasion?._id)))
  await see(worker, '没带手机的，替他点名')
  await press(worker, '没带手机的，替他点名')
  await worker.getByRole('dialog').getByLabel('他的手机号，或积分卡号').fill(no)
  await press(worker.getByRole('dialog'), '点到')
  await worker.getByRole('dialog').waitFor({ state: 'detached' })
  await see(worker, '周德福')
  await town.cloud.clock.advance(4 * 3_600_000)
  await town.cloud.timers.run('alarm')
  await grantTo(district(), String(card?._id), 40)

  await town.enter(worker, 'worker', at.pointCards)
  await worker.getByLabel('卡号').fill(no)
  await press(worker, '找这张卡')
  await see(worker, /能用 \d+ 分/)
  await press(worker, '替她下单')
  await press(worker, '加一件香皂')
  await worker.locator('.page__bottom').filter({ visible: true }).getByText('替她下单').click()
  await see(worker, '请把这六个数念给她')
  const code = await shownDigits(worker)
  await press(worker, '念好了')
  await see(worker, '等您来领')
  await see(worker, '积分的来去')

  const clerk = await town.visit('clerk', at.counter)
  await see(clerk, '按他念的数字')
  await dial(clerk, code, '找')
  await see(clerk, '卡上是周爷爷，代领')
  await press(clerk, '递给他了')
  await see(clerk, /递出去了：周爷爷，香皂 1 件/)
  await press(clerk, /^今天递出去/)
  await see(clerk, /社区代办 · 代领/)
  await worker.context().close()
  await clerk.context().close()
})

test('各页大字、深色：不伸出屏幕，按得准，看得清，读得出', async () => {
  const views: readonly [CastName, string, string][] = [
    ['clerk', at.counter, '按他念的数字'],
    ['worker', at.pointCards, '找这张卡'],
    ['volunteer', at.pointCode, '秒后换一个'],
  ]
  for (const [who, to, shown] of views) {
    const page = await town.visit(who, to, {
      ...{ viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
    })
    await page.evaluate(() =>
      localStorage.setItem('prefs', JSON.stringify({ data: { large: true } })),
    )
    await page.reload()
    await see(page, shown)
    expect([to, await overflowing(page)]).toEqual([to, []])
    expect([to, await faintWords(page)]).toEqual([to, []])
    expect([to, await unspoken(page)]).toEqual([to, []])
    expect([to, await smallTargets(page, '.pad__key, .btn, .cell--press', 44)]).toEqual([to, []])
    await page.context().close()
  }
})

test('没有网：找的话说清楚，接上再按就行', async () => {
  const id = await (async () => {
    await grant('volunteer', 40)
    return ordered('volunteer')
  })()
  const page = await town.visit('clerk', at.counter)
  await see(page, '按他念的数字')
  const restore = await cutNetwork(page)
  await dial(page, pickupCode(vault, id), '找')
  await see(page, /网络不通/)
  await restore()
  await page.getByRole('button', { name: '找', exact: true }).click()
  await see(page, '姓黄')
  await page.context().close()
})
