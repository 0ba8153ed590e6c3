import { inflateSync } from 'node:zlib'
import type { Cloud, Person } from '../../localcloud/types'
import { buildFunctions, openTestCloud, removeFolders, request } from './runtimeCloud'

const openapi = [
  'security.msgSecCheck',
  'security.mediaCheckAsync',
  'subscribeMessage.send',
  'wxacode.getUnlimited',
  'phonenumber.getPhoneNumber',
]
const attempt = `exports.main = async ({ api, body }) => {
  const [group, name] = api.split('.')
  try {
    const { buffer, ...rest } = await cloud.openapi[group][name](body)
    return { ...rest, ...(buffer && { picture: buffer.toString('base64') }) }
  } catch (error) { return { errCode: error.errCode, errMsg: error.errMsg } }
}`
const functions = {
  caller: { code: attempt, config: { permissions: { openapi } } },
  stranger: { code: attempt },
  inbox: {
    code: `exports.main = async (event) => {
      await db.collection('things').add({ data: { event, who: cloud.getWXContext() } })
    }`,
  },
}
const people: Person[] = [
  { openid: 'li', name: '李秀英', title: '居民', group: '居民', phone: '13900001234' },
]

let cloud: Cloud
let functionsDir: string

beforeAll(async () => {
  functionsDir = buildFunctions(functions)
  cloud = await openTestCloud(functionsDir, {
    people,
    messagePush: 'inbox',
    qrTarget: (scene, page) => `/#/${page}?scene=${scene}`,
  })
})
afterAll(async () => {
  await cloud.close()
  removeFolders()
})
afterEach(() => {
  for (const api of openapi) cloud.openapi.fail(api, null)
})

const run = async (api: string, body: object, name = 'caller') =>
  (await cloud.call('li', name, { api, body })) as Record<string, unknown>

const check = (content: string) =>
  run('security.msgSecCheck', { content, version: 2, scene: 2, openid: 'li' })

test('正常的话通过，违规的话指出类别，拿不准的交给人看', async () => {
  expect(await check('想要一副老花镜')).toMatchObject({
    errCode: 0,
    traceId: expect.any(String),
    result: { suggest: 'pass', label: 100 },
  })
  expect(await check('这里有特殊词测试四个字')).toMatchObject({
    result: { suggest: 'risky', label: 21000 },
  })
  expect(await check('复核词测试')).toMatchObject({ result: { suggest: 'review' } })
  expect(await run('security.msgSecCheck', { content: '好', version: 2 })).toMatchObject({
    errCode: 40003,
  })
})

test('检测服务断线或拒绝时，函数得到错误而不是“通过”', async () => {
  cloud.openapi.fail('security.msgSecCheck', 'down')
  const startedAt = performance.now()
  expect((await check('好')).errCode).not.toBe(0)
  expect(performance.now() - startedAt).toBeLessThan(3000)
  cloud.openapi.fail('security.msgSecCheck', 'reject')
  expect(await check('好')).toMatchObject({ errCode: 45009 })
  cloud.openapi.fail('security.msgSecCheck', null)
  expect(await check('好')).toMatchObject({ errCode: 0 })
})

test('没在配置里声明的接口不许调，没有的接口说没有', async () => {
  const body = { content: '好', version: 2, scene: 2, openid: 'li' }
  expect(await run('security.msgSecCheck', body, 'stranger')).toMatchObject({ errCode: -604101 })
  expect(await run('security.noSuchThing', {})).toMatchObject({ errCode: -604101 })
})

test('图片、音频检测先给编号，结论稍后推给消息函数', async () => {
  const body = { mediaUrl: 'http://127.0.0.1/a.png', mediaType: 2, version: 2, scene: 3 }
  const first = await run('security.mediaCheckAsync', { ...body, openid: 'li' })
  expect(first).toMatchObject({ errCode: 0, traceId: expect.any(String) })
  expect(cloud.openapi.media.at(-1)).toMatchObject({ traceId: first.traceId, answered: false })

  await cloud.openapi.answerMedia(String(first.traceId), 'risky')
  const [message] = cloud.database.find('things', { limit: 10 })
  expect(message).toMatchObject({
    event: {
      MsgType: 'event',
      Event: 'wxa_media_check',
      FromUserName: 'li',
      trace_id: first.traceId,
      version: 2,
      result: { suggest: 'risky', label: 20002 },
    },
    who: { SOURCE: 'wx_unknown' },
  })

  const second = await run('security.mediaCheckAsync', { ...body, openid: 'li' })
  await cloud.timers.tick()
  const messages = cloud.database.find('things', { limit: 10 })
  expect(JSON.stringify(messages)).toContain(second.traceId)
  expect(cloud.openapi.media.every(({ answered }) => answered)).toBe(true)
  const audio = { ...body, mediaUrl: 'http://127.0.0.1/a.mp3', mediaType: 1, openid: 'li' }
  expect(await run('security.mediaCheckAsync', audio)).toMatchObject({ errCode: 0 })
  expect(cloud.openapi.media.map(({ kind }) => kind)).toEqual(['image', 'image', 'audio'])
  for (const wrong of [{ mediaUrl: 'cloud://x' }, { mediaType: 3 }, { mediaType: undefined }])
    expect(await run('security.mediaCheckAsync', { ...body, ...wrong })).toMatchObject({
      errCode: 40097,
    })
})

test('平时不用人管，一秒后图片检测自己通过', async () => {
  const auto = await openTestCloud(functionsDir, { messagePush: 'inbox', timers: true })
  const body = { mediaUrl: 'http://127.0.0.1/a.png', mediaType: 2, version: 2, openid: 'li' }
  await auto.call('li', 'caller', { api: 'security.mediaCheckAsync', body })
  const arrived = () => auto.database.find('things', { limit: 1 }).length > 0
  while (!arrived()) await new Promise((done) => setTimeout(done, 50))
  expect(auto.database.find('things', { limit: 1 })).toMatchObject([
    { event: { result: { suggest: 'pass', label: 100 } } },
  ])
  await auto.close()
})

test('本人点过允许才发得出订阅消息，点一次发一条，字数超了不收', async () => {
  const body = {
    touser: 'li',
    templateId: 'T1',
    page: 'pages/a',
    data: { thing1: { value: '好' } },
  }
  expect(await run('subscribeMessage.send', body)).toMatchObject({ errCode: 43101 })
  const granted = await request(cloud, 'li', '/client/subscribe', {
    method: 'POST',
    body: JSON.stringify({ templates: ['T1'] }),
  })
  expect(await granted.json()).toEqual({ T1: 'accept' })
  const long = { ...body, data: { thing1: { value: '字'.repeat(21) } } }
  expect(await run('subscribeMessage.send', long)).toMatchObject({ errCode: 47003 })
  expect(await run('subscribeMessage.send', body)).toMatchObject({ errCode: 0 })
  expect(await run('subscribeMessage.send', body)).toMatchObject({ errCode: 43101 })
  const sent = cloud.openapi.sent.filter(({ api }) => api === 'subscribeMessage.send')
  expect(sent).toMatchObject([{ openid: 'li', body: { template_id: 'T1' } }])
})

test('小程序码是一张完整的 PNG，印着“演示”', async () => {
  const scene = 'AbCdEfGhIjKlMnOpQrStUv'
  const reply = await run('wxacode.getUnlimited', { scene, page: 'features/wish/pages/post/index' })
  expect(reply).toMatchObject({ contentType: 'image/png' })
  const { width, height, colors } = decodePng(Buffer.from(String(reply.picture), 'base64'))
  expect(width).toBeGreaterThan(280)
  expect(height).toBeGreaterThan(width)
  expect(colors).toEqual(new Set([0, 1, 2]))
  expect(await run('wxacode.getUnlimited', { scene: '字' })).toMatchObject({ errCode: 40169 })
  expect(await run('wxacode.getUnlimited', { scene, page: '/a' })).toMatchObject({ errCode: 41030 })
})

test('手机号凭证只能用一次，编的凭证没有用，游客拿不到', async () => {
  const issued = await request(cloud, 'li', '/client/phone', { method: 'POST' })
  const { code } = (await issued.json()) as { code: string }
  expect(await run('phonenumber.getPhoneNumber', { code })).toMatchObject({
    phoneInfo: { phoneNumber: '13900001234', purePhoneNumber: '13900001234' },
  })
  expect(await run('phonenumber.getPhoneNumber', { code })).toMatchObject({ errCode: 40029 })
  expect(await run('phonenumber.getPhoneNumber', { code: 'x' })).toMatchObject({ errCode: 40029 })
  expect((await request(cloud, null, '/client/phone', { method: 'POST' })).status).toBe(401)
})

/** 逐块拆开，解压像素；任何一处不合格式都会抛错。 */
function decodePng(bytes: Buffer) {
  expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
  const width = bytes.readUInt32BE(16)
  const height = bytes.readUInt32BE(20)
  const at = bytes.indexOf('IDAT')
  const rows = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)))
  expect(rows.length).toBe(height * (width + 1))
  const colors = new Set<number>()
  for (let y = 0; y < height; y += 1) {
    for (const color of rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1))) colors.add(color)
  }
  return { width, height, colors }
}
