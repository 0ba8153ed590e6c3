import type { BrowserContextOptions, Page } from 'playwright-core'
import { back, decide, eventually, press, see } from './actions'
import { at } from './addresses'
import { faintWords, overflowing, smallTargets } from './looks'
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

const wideScreen = { viewport: { width: 1280, height: 800 } }
const rows = (page: Page) => page.locator('.wish-row')
const texts = (page: Page) => page.locator('.wish-row__text').allInnerTexts()
/** 右边打开的一件。 */
const ticket = (page: Page) => page.getByRole('region', { name: '打开的一件' })
/** 焦点在左边第几行；不在左边是 -1。 */
const focusedRow = (page: Page) =>
  rows(page).evaluateAll((all) => all.indexOf(document.activeElement as HTMLElement))
const wish = (page: Page) => ticket(page).locator('.words--title').nth(1)

async function openDesk() {
  const page = await town.visit('worker', at.desk, wideScreen)
  await ticket(page).waitFor()
  return page
}

test('宽屏：左边列表、右边一件事，第一眼还是只请云办一件事', async () => {
  const page = await town.blank(wideScreen)
  const calls = watchCalls(page)
  await town.enter(page, 'worker', at.desk)
  await see(page, '从左边选一件来看')
  await page.waitForLoadState('networkidle')
  expect(calls).toEqual(['home.desk'])
  const [first = '', second = ''] = await texts(page)
  await rows(page).first().click()
  await eventually(() => wish(page).innerText(), first)
  expect(await rows(page).first().getAttribute('aria-current')).toBe('true')
  await rows(page).nth(1).click()
  await eventually(() => wish(page).innerText(), second)
  expect(calls).toEqual(['home.desk', 'wish.detail', 'wish.detail'])
  expect(page.url()).toContain('/desk/pages/desk')
  await page.context().close()
})

test('只用键盘：↓ 选、回车打开、看完接着 ↓，一路审过去', async () => {
  const page = await openDesk()
  const before = await texts(page)
  const key = (name: string) => page.keyboard.press(name)
  await key('ArrowDown')
  await eventually(() => focusedRow(page), 0)
  await key('ArrowUp')
  await eventually(() => focusedRow(page), 0)
  for (const _ of before) await key('ArrowDown')
  await eventually(() => focusedRow(page), before.length - 1)
  for (const _ of before.slice(2)) await key('ArrowUp')
  await eventually(() => focusedRow(page), 1)
  await key('Enter')
  await eventually(() => wish(page).innerText(), before[1])
  // 焦点跟到右边，接着按 Tab 就到它的按钮。
  await eventually(() => ticket(page).evaluate((it) => it === document.activeElement), true)
  await key('Escape')
  await eventually(() => focusedRow(page), 1)
  await key('Enter')
  await eventually(() => ticket(page).evaluate((it) => it === document.activeElement), true)
  await key('ArrowDown')
  await eventually(() => focusedRow(page), 2)
  await key('Enter')
  await eventually(() => wish(page).innerText(), before[2])

  await press(ticket(page), '审核通过')
  await see(page, '正在等人认领')
  await eventually(() => texts(page), [...before.slice(0, 2), ...before.slice(3)])
  // 办完的那一行走了，接着就是补上来的那一行。
  await key('ArrowDown')
  await eventually(() => focusedRow(page), 2)
  await page.context().close()
})

test('右边要写一句的步骤：写字时上下键归输入框，Esc 只关那张纸', async () => {
  const page = await openDesk()
  const [first = ''] = await texts(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await eventually(() => wish(page).innerText(), first)
  await press(ticket(page), '请他改一改')
  const box = page.getByRole('dialog').getByRole('textbox')
  await box.fill('请写清楚是哪块空地')
  await box.press('ArrowUp')
  await box.press('ArrowDown')
  expect(await focusedRow(page)).toBe(-1)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await focusedRow(page)).toBe(-1)
  await decide(page, '请他改一改', '请写清楚是哪块空地')
  await see(page, '社区请许愿人改一改再发')
  await eventually(async () => (await texts(page)).includes(first), false)
  await page.context().close()
})

test('窄到放不下两栏：点开还是去详情页；拉宽了又并排', async () => {
  const page = await openDesk()
  await page.setViewportSize({ width: 899, height: 800 })
  await ticket(page).waitFor({ state: 'detached' })
  await rows(page).first().click()
  await page.waitForURL(/wish\/pages\/detail/)
  await see(page, '经过')
  await back(page)
  await page.setViewportSize({ width: 900, height: 800 })
  await ticket(page).waitFor()
  await page.context().close()
})

test('断网时打开一件：右边说清楚怎么了，列表还在，再试一次就好', async () => {
  const page = await openDesk()
  await page.route('**/client/**', (route) => route.abort('internetdisconnected'))
  const [first = ''] = await texts(page)
  await rows(page).first().click()
  await ticket(page).getByRole('alert').filter({ hasText: '网络不通' }).waitFor()
  expect(await rows(page).count()).toBeGreaterThan(1)
  await page.unroute('**/client/**')
  await press(ticket(page), '再试一次')
  await eventually(() => wish(page).innerText(), first)
  await page.context().close()
})

test('网格员的工作台没有要审的，宽屏上也是一栏', async () => {
  const page = await town.visit('gridWorker', at.desk, wideScreen)
  await see(page, '全部海报')
  expect(await ticket(page).count()).toBe(0)
  await page.context().close()
})

test.each<[string, BrowserContextOptions, large: boolean]>([
  ['标准字', {}, false],
  ['深色', { colorScheme: 'dark' }, false],
  ['大字', {}, true],
])('%s的宽屏工作台：看得清、点得准、不用横着滑', async (_, options, large) => {
  const page = await town.blank({ ...wideScreen, ...options })
  if (large) {
    await town.enter(page, 'worker', at.me)
    await page.getByRole('radio', { name: '大字' }).click()
  }
  await town.enter(page, 'worker', at.desk)
  await ticket(page).waitFor()
  await rows(page).first().click()
  await see(page, '经过')
  expect(await faintWords(page)).toEqual([])
  expect(await overflowing(page)).toEqual([])
  expect(await smallTargets(page, '[tabindex="0"]', large ? 60 : 44)).toEqual([])
  await page.context().close()
})
