import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cloud, Person } from '../../localcloud/types'
import { buildFunctions, openTestCloud, removeFolders } from './runtimeCloud'

const functions = {
  list: { code: `exports.main = async () => (await db.collection('things').limit(5).get()).data` },
  fails: { code: `exports.main = async () => { throw new Error('<b>坏了</b>') }` },
  check: {
    code: `exports.main = async () => {
      const body = { content: '好', version: 2, scene: 2, openid: 'li' }
      try { return (await cloud.openapi.security.msgSecCheck(body)).errCode }
      catch (error) { return error.errCode }
    }`,
    config: { permissions: { openapi: ['security.msgSecCheck'] } },
  },
}
const people: Person[] = [{ openid: 'li', name: '李秀英', title: '居民', group: '居民' }]

let cloud: Cloud
let functionsDir: string

beforeAll(async () => {
  functionsDir = buildFunctions(functions)
  cloud = await openTestCloud(functionsDir, { people })
  cloud.database.load('things', [
    { _id: 'a', name: '<script>alert(1)</script>', kind: 'x' },
    { _id: 'b', name: '第二件', kind: 'y' },
  ])
})
afterAll(async () => {
  await cloud.close()
  removeFolders()
})

const page = async (path: string) => (await fetch(`${cloud.url}/console${path}`)).text()
const post = (path: string, form: Record<string, string>) =>
  fetch(`${cloud.url}/console${path}`, { method: 'POST', body: new URLSearchParams(form) })

test('看得到集合和文档，文档里的标签不会变成网页的一部分', async () => {
  expect(await page('/data')).toContain('things')
  const all = await page('/data?collection=things')
  expect(all).toContain('第二件')
  expect(all).toContain('&lt;script&gt;')
  expect(all).not.toContain('<script>alert')
  const some = await page(`/data?collection=things&filter=${encodeURIComponent('{"kind":"x"}')}`)
  expect(some).not.toContain('第二件')
  expect(some).toContain('全表扫描')
  expect(await page('/data?collection=things&filter=oops')).toContain('不是合法的 JSON')
})

test('看得到每次调用的用时、操作、扫表和出错', async () => {
  await cloud.call('li', 'list', {})
  await cloud.call('li', 'fails', {}).catch(() => undefined)
  const calls = await page('/calls')
  expect(calls).toContain('李秀英')
  expect(calls).toContain('扫表')
  expect(calls).toContain('&lt;b&gt;坏了')
  expect(cloud.scans()).toMatchObject([{ function: 'list', collection: 'things' }])
  const detail = await page(`/calls?id=${cloud.calls.find((call) => call.function === 'list')?.id}`)
  expect(detail).toContain('database.getDocument')
})

test('在控制台里拨钟、关掉内容检测，云函数立刻感觉得到', async () => {
  const before = cloud.clock.now()
  await post('/clock', { by: String(3600_000) })
  expect(cloud.clock.now()).toBeGreaterThanOrEqual(before + 3600_000)
  expect(await page('')).toContain('拨过')
  expect((await post('/clock', { to: '乱写' })).status).toBe(400)

  await post('/fail', { api: 'security.msgSecCheck', how: 'reject' })
  expect(await cloud.call('li', 'check', {})).toBe(45009)
  await post('/fail', { api: 'security.msgSecCheck', how: 'ok' })
  expect(await cloud.call('li', 'check', {})).toBe(0)
  expect(await page('/outbox')).toContain('security.msgSecCheck')
  expect(await page('/platform')).toContain('断线')
})

test('控制台的表单只认控制台自己的页面', async () => {
  const from = (origin: string) =>
    fetch(`${cloud.url}/console/device`, {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams({ openid: 'li' }),
    })
  expect((await from(cloud.url)).status).toBe(200)
  expect((await from('null')).status).toBe(403)
  // 若是 no-referrer，浏览器会把自己页面的 Origin 也写成 null。
  const { headers } = await fetch(`${cloud.url}/console`)
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('x-frame-options')).toBe('DENY')
})

test('没有的页面和操作说没有', async () => {
  expect((await fetch(`${cloud.url}/console/nothing`)).status).toBe(404)
  expect((await post('/nothing', {})).status).toBe(404)
  expect((await post('/constructor', {})).status).toBe(404)
})

test('端口被占、数据目录写不了，各有一句说得清的话', async () => {
  await expect(openTestCloud(functionsDir, { port: cloud.port })).rejects.toMatchObject({
    code: 'PORT_TAKEN',
    message: expect.stringMatching(new RegExp(`${cloud.port}.*--port`)),
  })
  const folder = mkdtempSync(join(tmpdir(), 'localcloud-file-'))
  writeFileSync(join(folder, 'file'), '')
  const dataDir = join(folder, 'file', 'data')
  await expect(openTestCloud(functionsDir, { dataDir })).rejects.toMatchObject({
    code: 'DATA_UNWRITABLE',
    message: expect.stringContaining('--data'),
  })
  rmSync(folder, { recursive: true })
})

test('首页提供 H5 构建产物，走不出那个目录', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'localcloud-site-'))
  mkdirSync(join(folder, 'h5'))
  writeFileSync(join(folder, 'h5', 'index.html'), '<p>红色邻里</p>')
  writeFileSync(join(folder, 'secret.txt'), '秘密')
  const site = await openTestCloud(functionsDir, { staticDir: join(folder, 'h5') })
  expect(await (await fetch(`${site.url}/`)).text()).toContain('红色邻里')
  expect((await fetch(`${site.url}/..%2fsecret.txt`)).status).toBe(404)
  expect((await fetch(`${site.url}/nothing.js`)).status).toBe(404)
  await site.close()
  rmSync(folder, { recursive: true })
})
