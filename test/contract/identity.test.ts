import { mkdtempSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTokens } from '../../localcloud/identity/tokens'
import type { Cloud, Person } from '../../localcloud/types'
import { buildFunctions, openTestCloud, removeFolders, request } from './runtimeCloud'

const functions = { who: { code: 'exports.main = async () => cloud.getWXContext().OPENID' } }
const people: Person[] = [
  { openid: 'li', name: '李秀英', title: '居民', group: '居民' },
  { openid: 'wang', name: '王建国', title: '社区书记', group: '社区' },
]

let cloud: Cloud

beforeAll(async () => {
  cloud = await openTestCloud(buildFunctions(functions), { people })
})
afterAll(async () => {
  await cloud.close()
  removeFolders()
})

const callWith = (authorization: string) =>
  fetch(`${cloud.url}/client/call`, {
    method: 'POST',
    headers: { authorization },
    body: JSON.stringify({ name: 'who' }),
  })

test('带着凭据就是本人，不带凭据就是游客', async () => {
  const mine = await callWith(`Bearer ${cloud.tokenFor('li')}`)
  expect(await mine.json()).toEqual({ result: 'li' })
  const me = await request(cloud, 'li', '/client/me')
  expect(await me.json()).toEqual({ openid: 'li', name: '李秀英' })
  const guest = await request(cloud, null, '/client/me')
  expect(await guest.json()).toEqual({})
})

test('伪造、改动、过期、挪用的凭据一律拒绝', async () => {
  const good = cloud.tokenFor('li')
  const forged = Buffer.from(JSON.stringify(['session', 'wang', 9_999_999_999]))
  const bad = [
    'abc',
    `${good}x`,
    `${forged.toString('base64url')}.${good.split('.')[1]}`,
    forged.toString('base64url'),
  ]
  for (const token of bad) {
    const response = await callWith(`Bearer ${token}`)
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ code: 'UNAUTHORIZED', errMsg: /凭据/ })
  }
})

test('凭据过期或用途不对都验不过', () => {
  const folder = mkdtempSync(join(tmpdir(), 'localcloud-key-'))
  const tokens = openTokens(join(folder, 'identity.key'))
  expect(tokens.verify('session', tokens.sign('session', 'li', 60))).toBe('li')
  expect(() => tokens.verify('session', tokens.sign('session', 'li', -1))).toThrow('过期')
  expect(() => tokens.verify('session', tokens.sign('file', 'li', 60))).toThrow('用途')
  const again = openTokens(join(folder, 'identity.key'))
  expect(again.verify('call', tokens.sign('call', 'li', 60))).toBe('li')
  rmSync(folder, { recursive: true })
})

test('身份页只给名单里的人，跳转只去本站', async () => {
  const page = async (path: string) => (await fetch(cloud.url + path)).text()
  expect(await page('/as')).toContain('李秀英')
  expect(await page('/as/?to=%2F%23%2Fa')).toContain('href="/as/li?to=%2F%23%2Fa"')
  const enter = await page(`/as/li?to=${encodeURIComponent('/#/pages/home')}`)
  expect(enter).toContain('localcloud.token')
  expect(enter).toContain('location.replace("/#/pages/home")')
  for (const to of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:1']) {
    expect(await page(`/as/li?to=${encodeURIComponent(to)}`)).toContain('location.replace("/")')
  }
  const script = await page(`/as/li?to=${encodeURIComponent('/</script><script>alert(1)')}`)
  expect(script).not.toContain('<script>alert')
  expect((await fetch(`${cloud.url}/as/nobody`)).status).toBe(404)
})

test('别的网站和别的域名都进不来', async () => {
  const foreign = (path: string, origin: string) =>
    fetch(cloud.url + path, { method: 'POST', headers: { origin }, body: '{}' })
  expect((await foreign('/client/call', 'https://evil.example')).status).toBe(403)
  expect((await foreign('/console/clock', 'https://evil.example')).status).toBe(403)
  expect((await foreign('/console/clock', 'http://localhost:10086')).status).toBe(403)
  const dev = await foreign('/client/call', 'http://localhost:10086')
  expect(dev.headers.get('access-control-allow-origin')).toBe('http://localhost:10086')
  const admin = await foreign('/admin', 'http://localhost:10086')
  expect(admin.status).toBe(403)
  expect(await statusWithHost('evil.example')).toBe(403)
  expect(await statusWithHost(`localhost:${cloud.port}`)).toBe(200)
})

test('开发者工具里当谁，由控制台选；没选就是游客', async () => {
  const device = async () =>
    (await (await fetch(`${cloud.url}/client/device`)).json()) as { token: string | null }
  expect(await device()).toEqual({ token: null })
  const choose = await fetch(`${cloud.url}/console/device`, {
    method: 'POST',
    body: new URLSearchParams({ openid: 'wang' }),
  })
  expect(choose.ok).toBe(true)
  const { token } = await device()
  const response = await callWith(`Bearer ${token}`)
  expect(await response.json()).toEqual({ result: 'wang' })
})

/** fetch 不许改 Host，只能用底层请求。 */
function statusWithHost(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: cloud.port, path: '/as', headers: { host } }
    httpRequest(options, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end()
  })
}
