import type { Cloud } from '../../localcloud/types'
import { buildFunctions, openTestCloud, removeFolders, request } from './runtimeCloud'

const functions = {
  files: {
    code: `const tidy = (work) => work.catch((error) => ({ errCode: error.errCode, errMsg: error.errMsg }))
    exports.main = async ({ op, path, fileID, text, maxAge }) => {
      if (op === 'put') {
        return tidy(cloud.uploadFile({ cloudPath: path, fileContent: Buffer.from(text) }))
      }
      if (op === 'get') {
        return tidy(cloud.downloadFile({ fileID }).then((file) => file.fileContent.toString()))
      }
      if (op === 'link') {
        const one = maxAge ? { fileID, maxAge } : fileID
        return (await cloud.getTempFileURL({ fileList: [one] })).fileList[0]
      }
      return (await cloud.deleteFile({ fileList: [fileID] })).fileList[0]
    }`,
  },
}
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

let cloud: Cloud

beforeAll(async () => {
  cloud = await openTestCloud(buildFunctions(functions))
})
afterAll(async () => {
  await cloud.close()
  removeFolders()
})

const files = async (data: object) =>
  (await cloud.call('li', 'files', data)) as Record<string, string>

test('函数存一个文件，再取回来，内容一样；删掉就取不到', async () => {
  const { fileID } = await files({ op: 'put', path: 'notes/第一条.txt', text: '您好，邻居' })
  expect(fileID).toMatch(/^cloud:\/\/local-cloud\..+\/notes\/第一条\.txt$/)
  expect(await files({ op: 'get', fileID })).toBe('您好，邻居')
  expect(await files({ op: 'delete', fileID })).toMatchObject({ status: 0 })
  expect(await files({ op: 'get', fileID })).toHaveProperty('errMsg')
})

test('只有签名链接打得开文件：没签名、改签名、过期、换文件都不行', async () => {
  const { fileID } = await files({ op: 'put', path: 'a/one.txt', text: '一' })
  await files({ op: 'put', path: 'a/two.txt', text: '二' })
  const { tempFileURL = '' } = await files({ op: 'link', fileID })
  const page = await fetch(tempFileURL)
  expect(await page.text()).toBe('一')
  expect(page.headers.get('content-security-policy')).toBe('sandbox')
  for (const bad of [
    `${cloud.url}/files/a/one.txt`,
    `${tempFileURL}x`,
    tempFileURL.replace('one.txt', 'two.txt'),
    tempFileURL.replace('one.txt', '..%2f..%2fidentity.key'),
  ]) {
    expect((await fetch(bad)).status).toBe(401)
  }
  const { tempFileURL: past = '' } = await files({ op: 'link', fileID, maxAge: -1 })
  expect((await fetch(past)).status).toBe(401)
})

test('客户端只能传图片和录音，要有身份，不能盖掉别人的文件', async () => {
  const upload = (openid: string | null, path: string, body: Buffer) =>
    request(cloud, openid, `/client/upload?path=${encodeURIComponent(path)}`, {
      method: 'POST',
      body: new Uint8Array(body),
    })
  const first = await upload('li', 'wish/one.png', png)
  expect(first.status).toBe(200)
  expect(await first.json()).toMatchObject({ fileID: expect.stringContaining('/wish/one.png') })
  expect((await upload('li', 'wish/one.png', png)).status).toBe(200)
  expect((await upload('wang', 'wish/one.png', png)).status).toBe(403)
  expect((await upload(null, 'wish/two.png', png)).status).toBe(401)
  expect((await upload('li', 'wish/two.png', Buffer.from('<svg/>'))).status).toBe(400)
  expect((await upload('li', '../two.png', png)).status).toBe(400)
  expect((await upload('li', 'wish/three.png', Buffer.alloc(11 << 20))).status).toBe(413)
  expect(await cloud.upload('li', 'wish/four.png', png)).toContain('/wish/four.png')
  for (const [name, head] of [
    ['a.mp3', '494433040000'],
    ['b.mp3', 'fff328c40000'],
    ['c.webm', '1a45dfa39f42'],
    ['d.ogg', '4f67675300020000'],
    ['e.m4a', '000000206674797069736f6d'],
  ] as const)
    expect((await upload('li', `wish/${name}`, Buffer.from(head, 'hex'))).status).toBe(200)
})

test('不合规的路径，云函数也传不上去', async () => {
  expect(await files({ op: 'put', path: '../out.txt', text: '' })).toHaveProperty('errMsg')
  expect(await files({ op: 'put', path: 'a//b.txt', text: '' })).toHaveProperty('errMsg')
})
