/** @jest-environment jsdom */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type CallFunction, runWeapp, type SimulatedApp } from './simulate/run'
import { pagesOf } from './stand-in/platform'

// 两处做不到：CustomWrapper 与页面同时更新时，旧引擎会用页面的旧数据盖掉它；
// 内置组件的属性（value、src）不在 DOM 里。这些由浏览器里的新引擎来试，见 engine.test.ts。
const dist = path.resolve(__dirname, '../../dist/weapp')
const pages = pagesOf(JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8')))

const unavailable: CallFunction = async () => ({
  ok: false,
  code: 'UNAVAILABLE',
  message: '服务暂时不可用，请稍后再试',
})
const disconnected: CallFunction = () =>
  Promise.reject({ errCode: -1, errMsg: 'cloud.callFunction:fail request:fail' })
const silent: CallFunction = () => new Promise(() => {})

const cloud = { callFunction: silent }
let weapp: SimulatedApp

beforeAll(() => {
  weapp = runWeapp(dist, cloud)
})
beforeEach(() => {
  weapp.complaints.length = 0
})
afterAll(() => weapp.close())

describe.each([
  ['云函数说暂时不可用', unavailable],
  ['没有网', disconnected],
])('%s时', (_, callFunction) => {
  test.each(pages)('页面 %s 能打开，有文字，不报错', async (page) => {
    cloud.callFunction = callFunction
    weapp.open(page)
    expect(await weapp.shown()).not.toBe('')
    expect(weapp.complaints).toEqual([])
  })
})

test.each(pages)('云函数一直没有回音时，页面 %s 也画得出来，不报错', async (page) => {
  cloud.callFunction = silent
  weapp.open(page)
  expect(await weapp.drawn()).not.toBe('')
  expect(weapp.complaints).toEqual([])
})
