import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { DEFAULT_PORT } from '../../config/run/flags'
import { launchBrowser } from '../browser'
import { type District, openDistrict } from '../district'
import { type CastName, cast } from '../seed/cast'
import { home } from '../seed/places'
import { openWeapp, type Weapp } from './engine/open'
import { fillWish, press } from './wish-form'

const root = path.resolve(__dirname, '../..')
/** 构建一次大约二十秒，慢的机器上放宽到几分钟。 */
const BUILD_MS = 300_000
const GUEST = '您现在是游客'

let dist: string
let district: District
let consolePage: Page
let weapp: Weapp

/** 像 `npm run dev:weapp` 那样构建，只是放到别处、构建完就结束。 */
function buildDevelopment() {
  const taro = path.join(root, 'node_modules/@tarojs/cli/bin/taro')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [taro, 'build', '--type', 'weapp', '--no-check'],
    {
      cwd: root,
      encoding: 'utf8',
      // 不用 Taro 的缓存，免得和正在开着的 dev:weapp 互相影响。
      env: { ...process.env, NODE_ENV: 'development', CI: 'true', OUT_DIR: dist },
    },
  )
  if (status !== 0) throw new Error(`开发版没有构建成功：${stdout}${stderr}`)
}

/** 像开发的人那样，在控制台的网页里选一个人（空是游客），点确定。 */
async function choose(who: CastName | null) {
  await consolePage.goto(`${district.cloud.url}/console`)
  const card = consolePage.locator('form', { has: consolePage.getByLabel('在开发者工具里当谁') })
  await card.locator('select').selectOption(who === null ? '' : cast[who])
  await Promise.all([
    consolePage.waitForResponse((it) => it.request().method() === 'POST'),
    card.getByRole('button', { name: '确定' }).click(),
  ])
}

/** 在开发者工具里编译一次：从头打开。身份不由测试给，全看控制台里选了谁。 */
async function compile(options: { url?: string; offline?: boolean } = {}) {
  await weapp?.close()
  weapp = await openWeapp({ dist, cloudUrl: district.cloud.url, ...options })
}

/** 标签页切走了也还留着，只认看得见的。 */
const visible = (text: string) => weapp.page.getByText(text).filter({ visible: true })
const see = (text: string) => visible(text).first().waitFor()
const openMe = () => weapp.page.getByRole('tab', { name: '我的', exact: true }).click()

beforeAll(async () => {
  dist = mkdtempSync(path.join(os.tmpdir(), 'weapp-development-'))
  buildDevelopment()
  district = await openDistrict()
  consolePage = await (await launchBrowser()).newPage()
}, BUILD_MS)
afterAll(async () => {
  await consolePage?.context().browser()?.close()
  await district?.close()
  rmSync(dist, { recursive: true, force: true })
})
afterEach(() => weapp.close())

test('在控制台选了谁，开发版的首页和我的就是谁；选回游客，就又是游客', async () => {
  await choose('partyMember')
  await compile()
  await see('在职党员')
  await openMe()
  const me = await district.must<{ phone: string }>('partyMember', 'account', 'mine')
  await see(me.phone)

  await choose('gridWorker')
  await compile()
  await see('网格员')
  await openMe()
  await see('网格员（A 岗）')
  await see('工作台')
  expect(await visible(me.phone).count()).toBe(0)

  await choose(null)
  await compile()
  await see(GUEST)
  await openMe()
  await see(GUEST)
  expect(weapp.warnings).toEqual([])
})

test('开发版许愿、传照片都到了本地云，一次也没有去找微信的云', async () => {
  const text = '想要一个带夜灯的闹钟'
  await choose('resident')
  await compile({ url: `features/wish/pages/post/index?scene=${home.scene}` })
  await fillWish(weapp, text, true)
  await press(weapp, '发出去')
  await see('心愿收到了')
  expect(district.find('tickets', { 'wish.text': text })).toEqual([
    expect.objectContaining({ wish: expect.objectContaining({ pictures: [expect.anything()] }) }),
  ])
  const calls = await weapp.calls()
  const urls = calls
    .filter(({ name }) => name === 'request')
    .map(({ options }) => (options as { url: string }).url)
  expect(urls.filter((url) => !url.startsWith(`http://127.0.0.1:${DEFAULT_PORT}/client/`))).toEqual(
    [],
  )
  expect(urls.map((url) => new URL(url).pathname)).toEqual(
    expect.arrayContaining(['/client/device', '/client/call', '/client/upload']),
  )
  expect(calls.filter(({ name }) => name.startsWith('cloud.'))).toEqual([])
  expect(weapp.warnings).toEqual([])
})

test('忘了开本地云，开发版说得出来；开好了按一下就有', async () => {
  await choose(null)
  await compile({ offline: true })
  await see('网络不通')
  await weapp.offline(false)
  await press(weapp, '再试一次')
  await see(GUEST)
})
