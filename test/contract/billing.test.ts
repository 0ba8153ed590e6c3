import { documentActions } from '../../localcloud/database/actions'
import { billItems } from '../../localcloud/functions/billing'
import type { Bill, Cloud } from '../../localcloud/types'
import { buildFunctions, openTestCloud, removeFolders } from './runtimeCloud'

const openapi = ['security.msgSecCheck']
const functions = {
  reader: {
    code: `exports.main = async () => {
      await db.collection('things').doc('a').get()
      await db.collection('things').where({ _id: 'a' }).get()
      await db.collection('things').count()
      await db.collection('things').aggregate().match({ _id: 'a' }).end()
    }`,
  },
  writer: {
    code: `exports.main = async () => {
      await db.collection('things').add({ data: { n: 1 } })
      await db.collection('things').doc('a').update({ data: { n: 2 } })
      await db.collection('things').where({ _id: 'a' }).update({ data: { n: 3 } })
      await db.collection('things').doc('b').remove()
    }`,
  },
  mover: {
    code: `exports.main = async () => {
      const transaction = await db.startTransaction()
      await transaction.collection('things').doc('a').get()
      await transaction.collection('things').doc('a').set({ data: { n: 4 } })
      await transaction.commit()
      const other = await db.startTransaction()
      await other.rollback()
    }`,
  },
  outside: {
    code: `exports.main = async () => {
      await cloud.openapi.security.msgSecCheck({ content: '好', version: 2, scene: 2, openid: 'x' })
      const { fileID } = await cloud.uploadFile({ cloudPath: 'a/b.png', fileContent: Buffer.from('x') })
      await cloud.getTempFileURL({ fileList: [fileID] })
    }`,
    config: { permissions: { openapi } },
  },
  nested: {
    code: `exports.main = async () => void (await cloud.callFunction({ name: 'reader', data: {} }))`,
  },
  refused: {
    code: `exports.main = async () => {
      await db.collection('nowhere').doc('a').get().catch(() => undefined)
      throw new Error('办不成')
    }`,
  },
}

let cloud: Cloud
beforeAll(async () => {
  const startAt = Date.parse('2026-11-23T02:00:00Z')
  cloud = await openTestCloud(buildFunctions(functions), { startAt })
  cloud.database.load('things', [
    { _id: 'a', n: 0 },
    { _id: 'b', n: 0 },
  ])
})
afterAll(async () => {
  await cloud.close()
  removeFolders()
})

const bill = (parts: Partial<Bill>): Bill => {
  const full = { call: 0, read: 0, write: 0, storage: 0, openapi: 0, ...parts }
  return { ...full, total: Object.values(full).reduce((sum, n) => sum + n, 0) }
}
/** 叫一次，返回它的账单。 */
const billOf = async (name: string, openid: string | null = 'li') => {
  await cloud.call(openid, name, {}).catch(() => undefined)
  return cloud.calls.filter((call) => call.function === name).at(-1)?.bill
}

test('调用算一次，数据库的每个读、每个写请求各算一次', async () => {
  expect(await billOf('reader')).toEqual(bill({ call: 1, read: 4 }))
  expect(await billOf('writer')).toEqual(bill({ call: 1, write: 4 }))
})

test('事务里的读写照算，开始、提交、放弃不算', async () => {
  expect(await billOf('mover')).toEqual(bill({ call: 1, read: 1, write: 1 }))
})

test('云存储和云调用各算各的', async () => {
  expect(await billOf('outside')).toEqual(bill({ call: 1, storage: 2, openapi: 1 }))
})

test('函数叫函数：被叫的自己算一次，不重复算', async () => {
  expect(await billOf('nested')).toEqual(bill({ call: 1 }))
  expect(cloud.calls.at(-1)?.bill).toEqual(bill({ call: 1, read: 4 }))
})

test('没办成的也算：请求已经发出去了', async () => {
  expect(await billOf('refused')).toEqual(bill({ call: 1, read: 1 }))
})

test('每人每天一本账，过了北京时间的半夜是新的一天；客户端上传算在他名下', async () => {
  const today = cloud.billing.today()
  expect(today).toBe('2026-11-23')
  await billOf('reader', 'zhang')
  await billOf('reader', 'zhang')
  await billOf('reader', null)
  await cloud.upload('zhang', 'z/a.png', Buffer.from('89504e470d0a1a0a', 'hex'))
  expect(cloud.billing.on(today, 'zhang')).toEqual(bill({ call: 2, read: 8, storage: 1 }))
  expect(cloud.billing.on(today, '')).toEqual(bill({ call: 1, read: 4 }))
  expect(cloud.billing.people(today).sort()).toEqual(['', 'li', 'zhang'])
  const sum = ['', 'li', 'zhang'].reduce((n, who) => n + cloud.billing.on(today, who).total, 0)
  expect(cloud.billing.on(today).total).toBe(sum)

  await cloud.clock.set(Date.parse('2026-11-23T15:59:59Z'))
  expect(cloud.billing.today()).toBe(today)
  await cloud.clock.set(Date.parse('2026-11-23T16:00:00Z'))
  expect(cloud.billing.today()).toBe('2026-11-24')
  await billOf('reader', 'zhang')
  expect(cloud.billing.on('2026-11-24', 'zhang')).toEqual(bill({ call: 1, read: 4 }))
  expect(cloud.billing.on(today, 'zhang').total).toBe(11)
  expect(cloud.billing.days()).toEqual(['2026-11-23', '2026-11-24'])
})

test('控制台的“调用”一页看得到每次的、每人的、每天的', async () => {
  const page = async (path: string) => (await fetch(`${cloud.url}/console${path}`)).text()
  const all = await page('/calls')
  expect(all).toContain('按次收费')
  expect(all).toContain('2026-11-23')
  expect(all).toContain('zhang')
  const id = cloud.calls.find((call) => call.function === 'reader')?.id
  expect(await page(`/calls?id=${id}`)).toContain('共 5 次：云函数 1、数据库读 4')
})

test('数据库的每个动作都写明算哪一项，不靠猜', () => {
  for (const action of Object.keys(documentActions))
    expect([action, action in billItems]).toEqual([action, true])
})
