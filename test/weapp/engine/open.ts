import path from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../../browser'
import type { SetDataRecord } from './host/types'
import { serveWeapp } from './server'

/** 在微信的组件引擎里打开小程序要的东西。 */
export interface WeappOptions {
  /** 小程序的产物目录，默认是 dist/weapp。 */
  dist?: string
  /** 本地云的地址；不给时云调用都失败。 */
  cloudUrl?: string
  /** 本地云给的身份；不给就是游客。 */
  token?: string
  /** 第一个页面，可带参数，例如扫码进来的 `…/post/index?scene=…`。 */
  url?: string
  /** 微信的场景值，默认 1001；扫小程序码是 1047。 */
  scene?: number
  /** 一打开就没有网。 */
  offline?: boolean
}

/** 打开了的小程序。 */
export interface Weapp {
  page: Page
  /** 模板编译器、引擎和代码在控制台里说过的警告与错误；正常时应当一直是空的。 */
  warnings: string[]
  /** 断网与恢复。 */
  offline(broken: boolean): Promise<void>
  /** 请求发得到、回话收不到；与恢复。 */
  loseReplies(lost: boolean): Promise<void>
  /** 到现在为止的每一次 setData。 */
  setDataBytes(): Promise<SetDataRecord[]>
  /** 调用过的 wx 接口的名字和参数。 */
  calls(): Promise<{ name: string; options: unknown }[]>
  /** 把一个二维码放到镜头前；空是拿开。 */
  holdUp(text: string | null): Promise<void>
  /** 关掉全部页面，重新打开一个。 */
  reLaunch(url: string): Promise<void>
  close(): Promise<void>
}

const defaultDist = path.resolve(__dirname, '../../../dist/weapp')

/** 打开小程序；第一个页面已经挂上，数据不一定到了，测试要自己等。 */
export async function openWeapp(options: WeappOptions = {}): Promise<Weapp> {
  const server = await serveWeapp(options.dist ?? defaultDist, options.cloudUrl ?? null)
  const browser = await launchBrowser()
  const page = await browser.newPage({ viewport: { width: 375, height: 812 } })
  // 默认的 30 秒太久：页面早该有反应了。
  page.setDefaultTimeout(30_000)
  const warnings = [...server.warnings]
  page.on('console', (message) => {
    // 请求没有成功由页面自己告诉人，浏览器再说一遍的不算警告。
    if (message.text().startsWith('Failed to load resource')) return
    if (['warning', 'error'].includes(message.type())) warnings.push(message.text())
  })
  page.on('pageerror', (error) => warnings.push(error.stack ?? error.message))

  const address = new URL(server.url)
  for (const name of ['url', 'token', 'scene', 'offline'] as const) {
    const value = options[name]
    if (value !== undefined) address.searchParams.set(name, String(value))
  }
  async function close() {
    await browser.close()
    await server.close()
  }
  try {
    await page.goto(address.href)
    // 宿主脚本在网页加载时就跑完了；没有就绪就是出了错，不必等。
    if (!(await page.evaluate(() => window.host?.ready))) throw new Error('宿主页没有就绪')
  } catch (error) {
    await close()
    throw new Error(`小程序没有打开：${warnings.join('\n')}`, { cause: error })
  }
  return {
    page,
    warnings,
    close,
    offline: (broken) =>
      page.evaluate((value) => {
        window.host.offline = value
      }, broken),
    loseReplies: (lost) =>
      page.evaluate((value) => {
        window.host.losesReplies = value
      }, lost),
    setDataBytes: () => page.evaluate(() => window.host.setData),
    calls: () => page.evaluate(() => JSON.parse(JSON.stringify(window.host.calls))),
    holdUp: (text) => page.evaluate((shown) => window.host.holdUp(shown), text),
    reLaunch: (url) => page.evaluate((target) => window.host.reLaunch(target), url),
  }
}
