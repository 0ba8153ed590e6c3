import { cast } from '../seed/cast'
import { eventually, press, see } from './actions'
import { at } from './addresses'
import { openTown, type Town } from './town'
import { chooseKind, fillForm, say, send } from './wish-form'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

const guest = '您现在是游客'

test.each([
  `/?as=${cast.worker}&openid=${cast.worker}${at.me.slice(1)}`,
  `${at.me}?as=${cast.worker}&openid=${cast.worker}&token=${cast.worker}`,
])('地址里写谁都没有用，还是游客：%s', async (to) => {
  const page = await town.blank()
  await page.goto(`${town.cloud.url}${to}`)
  await see(page, guest)
  expect(await page.getByRole('button', { name: '工作台' }).count()).toBe(0)
  await page.context().close()
})

test('请求里自己写身份没有用', async () => {
  const page = await town.visit('resident', at.me)
  const answers = await page.evaluate(async (openid) => {
    const data = { name: 'mine', input: {}, openid, userInfo: { openId: openid }, OPENID: openid }
    const headers = { 'content-type': 'application/json', 'x-wx-openid': openid }
    const forged = JSON.stringify({ name: 'account', openid, data })
    const reply = await fetch('/client/call', { method: 'POST', headers, body: forged })
    return reply.json()
  }, cast.worker)
  // 没有带令牌，所以是游客，或者因为多出来的字段被拒绝；总之不是社区工作者。
  expect(answers.result.data?.known ?? false).toBe(false)
  await page.context().close()
})

test.each([
  'garbage',
  'eyJhIjoxfQ.eyJhIjoxfQ',
  Buffer.from(JSON.stringify(['session', cast.worker, 4e9]))
    .toString('base64url')
    .concat('.AAAA'),
])('伪造的令牌不算数，说一句明白话，能重新进来：%s', async (token) => {
  const page = await town.blank()
  await page.addInitScript((forged) => {
    if (location.pathname !== '/') return
    localStorage.setItem('localcloud.token', forged)
    if (!sessionStorage.getItem('forged')) sessionStorage.setItem('localcloud.token', forged)
    sessionStorage.setItem('forged', 'yes')
  }, token)
  await page.goto(`${town.cloud.url}${at.me}`)
  await see(page, '身份已经失效，请重新选一个身份进来')
  await press(page, '再试一次')
  await see(page, guest)
  await press(page, '选一个身份进来')
  await page.getByRole('link', { name: '李秀英' }).click()
  await see(page, '金桂第二网格')
  await page.context().close()
})

test('两台手机上同时是两个人，各看各的', async () => {
  const [resident, worker] = await Promise.all([
    town.visit('resident', at.home),
    town.visit('worker', at.home),
  ])
  await see(resident, '金桂第二网格')
  await see(worker, '工作台')
  await Promise.all([resident.reload(), worker.reload()])
  await see(resident, '在等您')
  await see(worker, '工作台')
  expect(await resident.getByRole('button', { name: '工作台' }).count()).toBe(0)
})

test('同一个浏览器里开两个人，写了一半的心愿各是各的', async () => {
  const page = await town.visit('residentNext', at.post)
  await chooseKind(page)
  await say(page, '马奶奶自己的心愿')
  await page.getByRole('textbox', { name: '门牌' }).fill('9单元999')
  const another = await page.context().newPage()
  await town.enter(another, 'residentOld', at.post)
  await see(another, '第 1 步')
  await page.reload()
  await see(page, '第 3 步')
  expect(await page.getByRole('textbox', { name: '门牌' }).inputValue()).toBe('9单元999')
})

test('游客写好了再点发送：请他先进来，写的都还在，接着发', async () => {
  const text = '游客写的愿：想借一把轮椅'
  const page = await town.visit(null, at.post)
  await fillForm(page, { text, phone: '13900005678', room: '3单元602' })
  await press(page, '发出去')
  await see(page, '选择身份')
  expect(town.wishes(text)).toEqual([])
  await page.getByRole('link', { name: '李秀英' }).click()
  await see(page, '看一遍再发')
  await see(page, text)
  await see(page, '3单元602')
  await send(page)
  await eventually(() => town.wishes(text).length, 1)
})
