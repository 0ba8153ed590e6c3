import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describeSizes, packageSizes } from '../../config/size'

const dist = path.resolve(__dirname, '../../dist/weapp')
const sizes = packageSizes(dist)

/** 微信的上限是每包 2 MB；这里定得紧，是为了在乡下的网络里也能很快打开。 */
const MAIN_LIMIT = 400 * 1024
const SUB_LIMIT = 150 * 1024

/** 构建工具的说明文件不会上传。 */
const uploaded = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.(js|json|wxml|wxss|wxs)$/.test(file),
)
const mentioning = (pattern: RegExp) =>
  uploaded.filter((file) => pattern.test(readFileSync(path.join(dist, file), 'utf8')))

beforeAll(() => console.info(describeSizes(sizes)))

test('主包不超过 400 KB', () => {
  expect(sizes.main).toBeLessThanOrEqual(MAIN_LIMIT)
})

test('每个分包不超过 150 KB，而且都量到了', () => {
  for (const [root, bytes] of Object.entries(sizes.subPackages)) {
    expect([root, bytes]).toEqual([root, expect.any(Number)])
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThanOrEqual(SUB_LIMIT)
  }
})

test('正式的小程序里没有连本机的地址', () => {
  expect(mentioning(/127\.0\.0\.1|localhost/)).toEqual([])
})

test('正式的小程序里没有组件样张', () => {
  const { pages, subPackages = [] } = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'))
  const roots = subPackages.map(({ root }: { root: string }) => root)
  expect([...pages, ...roots].filter((page: string) => /(^|\/)kit(\/|$)/.test(page))).toEqual([])
  expect(uploaded.filter((file) => /[\\/]kit[\\/]/.test(file))).toEqual([])
})
