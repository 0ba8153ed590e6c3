import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openWeapp, type Weapp } from './engine/open'
import { pagesOf } from './stand-in/platform'

const dist = path.resolve(__dirname, '../../dist/weapp')
const app = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'))

describe('在微信的新组件引擎里，没有网也', () => {
  let weapp: Weapp
  beforeAll(async () => {
    weapp = await openWeapp({ offline: true })
  })
  afterAll(() => weapp.close())

  test.each(pagesOf(app))('能打开页面 %s，有文字，没有警告', async (page) => {
    await weapp.reLaunch(page)
    await weapp.page.locator('.host-page').getByText(/./).first().waitFor()
    expect(weapp.warnings).toEqual([])
  })

  test('能切换每一个标签', async () => {
    await weapp.reLaunch(app.pages[0])
    for (const { text, pagePath } of app.tabBar.list) {
      await weapp.page.getByRole('tab', { name: text, exact: true }).click()
      await weapp.page.waitForFunction((path) => window.host.current() === path, pagePath)
    }
    expect(weapp.warnings).toEqual([])
  })

  test('每次 setData 都不超过微信建议的 256 KB', async () => {
    const records = await weapp.setDataBytes()
    expect(records.length).toBeGreaterThan(0)
    expect(records.filter(({ bytes }) => bytes > 256 * 1024)).toEqual([])
  })
})

describe('产物坏了，这里看得出来', () => {
  let broken: string
  beforeEach(() => {
    broken = mkdtempSync(path.join(os.tmpdir(), 'weapp-broken-'))
    cpSync(dist, broken, { recursive: true })
  })
  afterEach(() => rmSync(broken, { recursive: true, force: true }))

  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(path.join(broken, file), change(readFileSync(path.join(broken, file), 'utf8')))

  test('代码用了微信里没有的浏览器变量', async () => {
    edit('app.js', (text) => `document.title = '';${text}`)
    await expect(openWeapp({ dist: broken, offline: true })).rejects.toThrow('没有打开')
  })

  test('页面写在 app.json 里，却没有代码', async () => {
    rmSync(path.join(broken, `${app.pages[0]}.js`))
    await expect(openWeapp({ dist: broken, offline: true })).rejects.toThrow('没有打开')
  })

  test('模板的标签没有收尾', async () => {
    edit('base.wxml', (text) => `${text}<view>`)
    const weapp = await openWeapp({ dist: broken, offline: true })
    await weapp.close()
    expect(weapp.warnings).not.toEqual([])
  })
})
