import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { readSheet } from 'read-excel-file/node'
import type { Doc } from '../../localcloud/types'
import { home } from '../seed/places'
import { eventually, press, see } from './actions'
import { at } from './addresses'
import { faintWords, overflowing } from './looks'
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
const states = async (page: Page) => [...new Set(await rows(page).locator('.tag').allInnerTexts())]
/** 点开一项筛选，选一个。 */
async function choose(page: Page, title: string, option: string): Promise<void> {
  await press(page, new RegExp(`^${title}`))
  await page.getByRole('dialog').getByRole('radio', { name: option }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
/** 导出，等浏览器下载完，打开看里面。 */
async function exportSheet(page: Page): Promise<{ name: string; cells: string[][] }> {
  await press(page, '导出 Excel')
  const sheet = page.getByRole('dialog', { name: '导出 Excel' })
  await sheet.getByText('没有姓名、电话和门牌').waitFor()
  const downloading = page.waitForEvent('download')
  await press(sheet, '导出')
  const download = await downloading
  const cells = await readSheet(readFileSync(await download.path()))
  return { name: download.suggestedFilename(), cells: cells.map((row) => row.map(String)) }
}

test('社区工作者从工作台打开台账，按状态、地方筛，导出的就是眼前这些', async () => {
  const page = await town.visit('worker', at.desk)
  await press(page, '心愿台账')
  await see(page, '金桂社区')
  await rows(page).first().waitFor()
  await choose(page, '状态', '已圆梦')
  await eventually(() => states(page), ['已圆梦'])
  await press(page, /^地方/)
  await press(page.getByRole('dialog'), '金桂第二网格')
  await press(page.getByRole('dialog'), '看金桂第二网格')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await see(page, '就这些了')
  const shown = await rows(page).count()
  const sheet = await exportSheet(page)
  expect(sheet.name).toBe('心愿台账-金桂第二网格-已圆梦.xlsx')
  expect(sheet.cells).toHaveLength(shown + 1)
  await see(page, `导出了 ${shown} 个心愿`)
  expect(town.cloud.database.find('exports', { limit: 9 })).toHaveLength(1)
  await choose(page, '哪个月许的', '2025年11月')
  await see(page, '这样筛选没有心愿')
  expect(await page.getByRole('button', { name: '导出 Excel' }).isDisabled()).toBe(true)
  await choose(page, '哪个月许的', '全部')
  await rows(page).first().click()
  await see(page, '经过')
  await page.context().close()
})

test('街道看到的号码都遮住，表格里也是；楼栋长看得到自己那一栋，没有导出', async () => {
  const [wish] = town.cloud.database.find('tickets', {
    filter: { within: home.buildingId, status: 'open' },
    limit: 1,
  })
  const text = '想请人帮忙看看灯，电话 13912345678'
  const order = `2026-11-23T01:59:00.000Z~told`
  const part = { ...(wish?.wish as object), text }
  town.cloud.database.load('tickets', [{ ...wish, _id: 'told', order, wish: part } as Doc])

  const [street, head] = await Promise.all([
    town.visit('street', at.me),
    town.visit('buildingHead', at.me),
  ])
  for (const page of [street, head]) {
    await press(page, '心愿台账')
    await see(page, '想请人帮忙看看灯，电话 （号码已隐藏）')
  }
  const { cells } = await exportSheet(street)
  expect(cells.map((row) => row[2])).toContain('想请人帮忙看看灯，电话 （号码已隐藏）')
  await see(head, '10栋')
  expect(await head.getByRole('button', { name: '导出 Excel' }).count()).toBe(0)
  await street.context().close()
  await head.context().close()
})

test('电脑上筛选在左、列表在右，深色也看得清，不用横着滑', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const viewport = { width: 1280, height: 800 }
    const page = await town.visit('district', at.register, { viewport, colorScheme })
    await rows(page).first().waitFor()
    const [filters, first] = await Promise.all([
      page.locator('.register__filters').boundingBox(),
      rows(page).first().boundingBox(),
    ])
    expect((filters?.x ?? 0) + (filters?.width ?? 0)).toBeLessThan(first?.x ?? 0)
    expect(await overflowing(page)).toEqual([])
    expect(await faintWords(page)).toEqual([])
    await page.context().close()
  }
})
