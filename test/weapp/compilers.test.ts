import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chooseCompilers, portable } from './compilers/choose'

const dist = path.resolve(__dirname, '../../dist/weapp')
const compilers = chooseCompilers()
let broken: string

/** 在产物的一份副本里弄坏一个文件。 */
function spoil(file: string, change: (text: string) => string) {
  cpSync(dist, broken, { recursive: true })
  const target = path.join(broken, file)
  writeFileSync(target, change(readFileSync(target, 'utf8')))
}

beforeEach(() => {
  broken = mkdtempSync(path.join(os.tmpdir(), 'weapp-broken-'))
})
afterEach(() => rmSync(broken, { recursive: true, force: true }))

describe.each([...new Set([compilers, portable])])('$name', ({ templates, styles }) => {
  test('认可小程序的每一个页面模板', () => {
    expect(templates(dist)).toEqual([])
  })

  test('认可小程序的每一份样式', () => {
    expect(styles(dist)).toEqual([])
  })

  test.each([
    ['标签没有收尾', (text: string) => `<view><text>${text}`],
    ['双括号没有收尾', (text: string) => `${text}<view>{{name</view>`],
  ])('页面模板坏了看得出来：%s', (_, change) => {
    spoil('base.wxml', change)
    expect(templates(broken)).not.toEqual([])
  })

  test('样式坏了看得出来：括号没有收尾', () => {
    spoil('app.wxss', (text) => `${text}\n.broken{color:red`)
    expect(styles(broken)).not.toEqual([])
  })
})
