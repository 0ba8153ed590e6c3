import type { Page } from 'playwright-core'
import { newRequestId } from '../district'
import { cast } from '../seed/cast'
import { back, decide, eventually, press, see, words } from './actions'
import { at } from './addresses'
import { watchCalls } from './network'
import { openTown, type Town } from './town'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

const rows = (page: Page) => page.locator('.wish-row').filter({ visible: true })
const tab = (page: Page, name: string) =>
  page.locator('.weui-tabbar__item', { hasText: name }).click()

/** 今天这个人名下按次收费的有几次。 */
const billed = (openid: string) => {
  const { billing } = town.cloud
  return billing.on(billing.today(), openid).total
}

/** 等这一页该办的都办完。 */
const settled = (page: Page) => page.waitForLoadState('networkidle')

test('居民平常的一天，一下一下真的点下来，不超过 10 次', async () => {
  const page = await town.blank()
  const calls = watchCalls(page)
  await town.enter(page, 'resident', at.home)
  await see(page, '附近的心愿')
  await tab(page, '消息')
  await see(page, / · 新$/)
  const first = page.locator('.cell').filter({ visible: true }).first()
  await first.waitFor()
  expect(await first.innerText()).toContain('新')
  await first.click()
  await see(page, '经过')
  // 没办过事，一分钟里退回来不重取。
  await back(page)
  await first.waitFor()
  await settled(page)
  expect(calls).toEqual(['home.front', 'inbox.catchUp', 'wish.detail'])
  console.info(`居民：${billed(cast.resident)} 次`)
  expect(billed(cast.resident)).toBeLessThanOrEqual(10)
})

/** 居民确认了党员办好的一个心愿，党员因此有一条新消息。 */
async function goodNews(): Promise<void> {
  const accountOf = (openid: string) =>
    town.cloud.database.find('accounts', { filter: { openid }, limit: 1 })[0]?._id
  const filter = { status: 'delivered', handlerId: accountOf(cast.partyMember) }
  const [wish] = town.cloud.database.find('tickets', { filter, limit: 1 })
  const [owner] = town.cloud.database.find('accounts', { filter: { _id: wish?.askedBy }, limit: 1 })
  const input = { id: wish?._id, name: 'confirm', note: null }
  const data = { name: 'step', input, requestId: newRequestId() }
  expect(await town.cloud.call(String(owner?.openid), 'wish', data)).toMatchObject({ ok: true })
}

test('党员平常的一天，一下一下真的点下来，不超过 16 次', async () => {
  await goodNews()
  const page = await town.blank()
  const calls = watchCalls(page)
  await town.enter(page, 'partyMember', at.home)
  await see(page, '附近的心愿')
  await tab(page, '心愿')
  await see(page, '换个地方看')
  await rows(page).first().click()
  await see(page, '经过')
  await back(page)
  await tab(page, '我的')
  await press(page, '我的认领')
  await words(page, '已认领').waitFor()
  await back(page)
  await tab(page, '消息')
  await see(page, / · 新$/)
  await settled(page)
  // “我的”由首页顺带，不另问。
  expect(calls).toEqual([
    ...['home.front', 'wish.hall', 'wish.detail', 'wish.claims', 'inbox.catchUp'],
  ])
  console.info(`党员：${billed(cast.partyMember)} 次`)
  expect(billed(cast.partyMember)).toBeLessThanOrEqual(16)
})

test('进去办了事再退回来，列表换上最新的', async () => {
  const page = await town.visit('partyMember', at.wishes)
  const title = await rows(page).first().locator('.wish-row__text').innerText()
  await rows(page).first().click()
  await see(page, '经过')
  const calls = watchCalls(page)
  await decide(page, '我来认领')
  await see(page, '您认领的，请按时办好')
  await back(page)
  await eventually(() => rows(page).filter({ hasText: title }).count(), 0)
  expect(calls.filter((call) => call === 'wish.hall')).toHaveLength(1)
})

test('只是进去看了一眼：一分钟里退回来不重取，过了一分钟、换过标签，都取最新的', async () => {
  const page = await town.visit('residentYoung', at.wishes)
  await rows(page).first().waitFor()
  const calls = watchCalls(page)
  const look = async (seconds: number) => {
    await rows(page).first().click()
    await see(page, '经过')
    const now = await page.evaluate(() => Date.now())
    await page.clock.setFixedTime(now + seconds * 1000)
    await page.getByRole('button', { name: '返回' }).last().click()
    await rows(page).first().waitFor()
    await settled(page)
    return calls.splice(0)
  }
  expect(await look(0)).toEqual(['wish.detail'])
  expect(await look(61)).toEqual(['wish.detail', 'wish.hall'])
  await tab(page, '首页')
  await see(page, '附近的心愿')
  await tab(page, '心愿')
  await rows(page).first().waitFor()
  await settled(page)
  expect(calls).toEqual(['home.front', 'wish.hall'])
})
