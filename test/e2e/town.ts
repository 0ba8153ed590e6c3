import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { openDemo } from '../../config/run/demo'
import type { Cloud, Doc } from '../../localcloud/types'
import { launchBrowser } from '../browser'
import { monday } from '../district'
import { type CastName, cast } from '../seed/cast'

/** 谁打开网页；`null` 是游客。 */
export type Visitor = CastName | null

/** 一台常见手机的屏幕。 */
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, locale: 'zh-CN' }

/** 装着演示区和正式版网页的本地云，连同一个浏览器。 */
export interface Town {
  readonly cloud: Cloud
  /** 各页冒出来的程序错误和控制台错误；网络不通引起的不算。 */
  readonly troubles: readonly string[]
  /** 一台新手机（自己的浏览器空间）上的空白页。 */
  blank(options?: BrowserContextOptions): Promise<Page>
  /** 以某人的身份打开一页，等于在身份页上点了他。 */
  enter(page: Page, who: Visitor, to: string): Promise<void>
  /** 一台新手机，以某人的身份打开一页。 */
  visit(who: Visitor, to: string, options?: BrowserContextOptions): Promise<Page>
  /** 数据库里文字相符的心愿。 */
  wishes(text: string): Doc[]
  close(): Promise<void>
}

/** 打开一份新的演示区；结束时确认没有一次查询扫全表。`browserArgs` 是浏览器另外的启动参数。 */
export async function openTown(browserArgs: readonly string[] = []): Promise<Town> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'red-neighbourhood-web-'))
  const staticDir = path.resolve(__dirname, '../../dist/h5')
  const cloud = await openDemo({
    ...{ dataDir, staticDir, port: 0, quiet: true, timers: false, startAt: monday },
  })
  const browser = await launchBrowser(browserArgs)
  const troubles: string[] = []
  const town: Town = {
    cloud,
    troubles,
    blank: (options) => blankPage(browser, troubles, options),
    async enter(page, who, to) {
      const person = who === null ? 'guest' : cast[who]
      await page.goto(`${cloud.url}/as/${person}?to=${encodeURIComponent(to)}`)
      await page.waitForURL((url) => !url.pathname.startsWith('/as'))
    },
    async visit(who, to, options) {
      const page = await town.blank(options)
      await town.enter(page, who, to)
      return page
    },
    wishes: (text) => cloud.database.find('tickets', { filter: { 'wish.text': text }, limit: 9 }),
    async close() {
      await browser.close()
      const scans = cloud.scans()
      await cloud.close()
      rmSync(dataDir, { recursive: true, force: true })
      expect(scans).toEqual([])
    },
  }
  return town
}

async function blankPage(
  browser: Browser,
  troubles: string[],
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ ...phone, ...options })
  context.setDefaultTimeout(30_000)
  context.on('weberror', (error) => troubles.push(String(error.error().stack)))
  context.on('console', (message) => {
    const network = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !network) troubles.push(message.text())
  })
  return context.newPage()
}
