import type { Cloud } from '../../localcloud/types'
import { buildFunctions, openTestCloud, removeFolders, request } from './runtimeCloud'

const functions = {
  who: { code: 'exports.main = async (event) => ({ ...cloud.getWXContext(), event })' },
  relay: {
    code: `exports.main = async () => {
      const inner = await cloud.callFunction({ name: 'who', data: { from: 'relay' } })
      return { mine: cloud.getWXContext(), inner: inner.result }
    }`,
  },
  slow: {
    code: `let running = 0
    exports.main = async ({ ms }) => {
      running += 1
      const together = running
      await new Promise((done) => setTimeout(done, ms))
      running -= 1
      return { together, thread: require('worker_threads').threadId }
    }`,
  },
  trouble: {
    config: { timeout: 4 },
    code: `exports.main = async ({ how }) => {
      if (how === 'loop') for (;;) {}
      if (how === 'exit') process.exit(3)
      if (how === 'stray') { Promise.reject(new Error('stray')); await new Promise(() => {}) }
      if (how === 'throw') throw new TypeError('boom')
      if (how === 'forever') await new Promise(() => {})
      if (how === 'bigint') return { value: 1n }
      if (how === 'circle') { const a = {}; a.a = a; return a }
      if (how === 'big') return 'x'.repeat(1024 * 1024)
      if (how === 'nothing') return undefined
      return require('worker_threads').threadId
    }`,
  },
  broken: { code: `throw new Error('装不起来')` },
  talkative: {
    code: `exports.main = async () => {
      console.log('普通日志', { a: 1 }); console.error('出错日志')
      cloud.logger().warn({ msg: '高级日志' })
      return process.env.GREETING
    }`,
  },
  asker: {
    code: `exports.main = async ({ name }) => {
      try { return await cloud.callFunction({ name, data: { how: 'throw' } }) }
      catch (error) { return { errCode: error.errCode, code: error.code, errMsg: error.errMsg } }
    }`,
  },
  reader: {
    code: `exports.main = async ({ id }) => (await db.collection('things').doc(id).get()).data`,
  },
}

let cloud: Cloud

beforeAll(async () => {
  cloud = await openTestCloud(buildFunctions(functions), { env: { GREETING: '您好' } })
})
afterAll(async () => {
  await cloud.close()
  removeFolders()
})

const post = (openid: string | null, body: string) =>
  request(cloud, openid, '/client/call', { method: 'POST', body })

test('函数知道是谁在调用，冒充的身份字段被盖掉', async () => {
  const result = await cloud.call('openid-a', 'who', { n: 1, userInfo: { openId: 'openid-b' } })
  expect(result).toMatchObject({ OPENID: 'openid-a', SOURCE: 'wx_client', ENV: 'local-cloud' })
  expect(result).toMatchObject({ event: { n: 1, userInfo: { openId: 'openid-a' } } })
  expect(result).not.toHaveProperty('API_TOKEN')
})

test('游客调用时没有身份，也不会沾上前一个人的身份', async () => {
  await cloud.call('openid-a', 'who', {})
  const result = (await cloud.call(null, 'who', {})) as { OPENID: string; event: object }
  expect(result.OPENID).toBe('')
  expect(JSON.stringify(result)).not.toContain('openid-a')
})

test('函数再调函数，身份不变，来源多一层', async () => {
  const result = await cloud.call('openid-a', 'relay', {})
  expect(result).toMatchObject({
    mine: { OPENID: 'openid-a', SOURCE: 'wx_client' },
    inner: { OPENID: 'openid-a', SOURCE: 'wx_client,scf', event: { from: 'relay' } },
  })
})

test('一个实例一次只跑一个调用，最多四个实例，多出来的排队', async () => {
  const calls = Array.from({ length: 10 }, () => cloud.call(null, 'slow', { ms: 60 }))
  const results = (await Promise.all(calls)) as { together: number; thread: number }[]
  expect(results.every(({ together }) => together === 1)).toBe(true)
  expect(new Set(results.map(({ thread }) => thread)).size).toBeLessThanOrEqual(4)
})

test.each([
  ['loop', /^FUNCTIONS_TIME_LIMIT_EXCEEDED/],
  ['forever', /^FUNCTIONS_TIME_LIMIT_EXCEEDED/],
  ['exit', /^FUNCTIONS_EXECUTE_FAIL.*退出码 3/],
  ['stray', /^FUNCTIONS_EXECUTE_FAIL.*stray/],
  ['throw', /^FUNCTIONS_EXECUTE_FAIL: TypeError: boom/],
  ['bigint', /^FUNCTIONS_EXECUTE_FAIL: TypeError/],
  ['circle', /^FUNCTIONS_EXECUTE_FAIL: TypeError/],
  ['big', /^EXCEED_MAX_RESPONSE_SIZE/],
])('函数出事（%s）只坏自己，调用者得到说得清的错误，别的函数照常', async (how, expected) => {
  const [bad, good] = await Promise.allSettled([
    cloud.call(null, 'trouble', { how }),
    cloud.call('openid-a', 'who', {}),
  ])
  const { code, message } = (bad as PromiseRejectedResult).reason
  expect(`${code}: ${message}`).toMatch(expected)
  expect(good.status).toBe('fulfilled')
  expect(await cloud.call(null, 'trouble', {})).toEqual(expect.any(Number))
  expect(cloud.calls.some(({ error }) => expected.test(error ?? ''))).toBe(true)
})

test('没有返回值的函数得到 null', async () => {
  expect(await cloud.call(null, 'trouble', { how: 'nothing' })).toBeNull()
})

test('装不起来的函数和不存在的函数都有明确的错误', async () => {
  await expect(cloud.call(null, 'broken', {})).rejects.toMatchObject({
    code: 'FUNCTIONS_EXECUTE_FAIL',
    message: expect.stringContaining('装不起来'),
  })
  await expect(cloud.call(null, 'nobody', {})).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' })
  await expect(cloud.call(null, '../who', {})).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' })
})

test('嵌套调用失败时，真 SDK 抛出的是它自己的错误', async () => {
  expect(await cloud.call(null, 'asker', { name: 'trouble' })).toMatchObject({
    errMsg: expect.stringContaining('boom'),
  })
  expect(await cloud.call(null, 'asker', { name: 'nobody' })).toHaveProperty('errMsg')
})

test('超过一兆的请求、不是 JSON 的请求、不是对象的参数都被拒绝', async () => {
  const big = await post(null, JSON.stringify({ name: 'who', data: { a: 'x'.repeat(1 << 20) } }))
  expect(big.status).toBe(413)
  expect(await big.json()).toMatchObject({ code: 'EXCEED_MAX_PAYLOAD_SIZE' })
  const text = await post(null, 'hello')
  expect(text.status).toBe(400)
  expect(await text.json()).toMatchObject({ code: 'INVALID_PARAM' })
  const list = await post(null, JSON.stringify({ name: 'who', data: [1] }))
  expect(await list.json()).toMatchObject({ code: 'INVALID_PARAM' })
})

test('日志和环境变量：每次调用各记各的', async () => {
  expect(await cloud.call(null, 'talkative', {})).toBe('您好')
  const logs = cloud.calls.at(-1)?.logs.join('\n')
  expect(logs).toContain('普通日志 { a: 1 }')
  expect(logs).toContain('[error] 出错日志')
  expect(logs).toContain('高级日志')
})

test('每次数据库操作都记到发起它的调用名下', async () => {
  cloud.database.load('things', [{ _id: 'one', name: '第一件' }])
  expect(await cloud.call(null, 'reader', { id: 'one' })).toMatchObject({ name: '第一件' })
  expect(cloud.calls.at(-1)).toMatchObject({
    function: 'reader',
    operations: [{ action: 'database.getDocument', collection: 'things', index: '_id' }],
  })
})

test('热调用（读一条文档）够快', async () => {
  cloud.database.load('things', [{ _id: 'warm', name: '热的' }])
  for (let count = 0; count < 20; count += 1) await cloud.call('a', 'reader', { id: 'warm' })
  const medians: number[] = []
  for (let batch = 0; batch < 5; batch += 1) medians.push(await medianOf(40))
  // 别的测试也在抢 CPU，取最安静的一批。
  const best = Math.min(...medians)
  console.info(`热调用中位数 ${best.toFixed(2)} 毫秒`)
  expect(best).toBeLessThan(15)
})

async function medianOf(count: number): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < count; index += 1) {
    const startedAt = performance.now()
    const response = await post('a', JSON.stringify({ name: 'reader', data: { id: 'warm' } }))
    await response.json()
    times.push(performance.now() - startedAt)
  }
  return times.sort((a, b) => a - b)[Math.floor(count / 2)] ?? Number.NaN
}

test('不排队时，实例都在忙就当场拒绝；忙完了再来就轮得到', async () => {
  const busy = await openTestCloud(buildFunctions(functions), { instances: 1, queue: false })
  const first = busy.call(null, 'slow', { ms: 200 })
  await expect(busy.call(null, 'slow', { ms: 1 })).rejects.toMatchObject({
    code: 'EXCEED_CONCURRENT_REQUEST_LIMIT',
  })
  await first
  await expect(busy.call(null, 'slow', { ms: 1 })).resolves.toBeTruthy()
  await busy.close()
})

test('每个数据库操作另加几毫秒，几个一起来不互相等', async () => {
  const slow = await openTestCloud(buildFunctions(functions), { databaseDelay: 150 })
  await slow.call(null, 'reader', { id: 'x' })
  const began = performance.now()
  await Promise.all(Array.from({ length: 4 }, () => slow.call(null, 'reader', { id: 'x' })))
  const took = performance.now() - began
  expect(slow.calls.at(-1)?.operations[0]?.ms).toBeGreaterThanOrEqual(149)
  expect(took).toBeLessThan(4 * 150)
  await slow.close()
})

test('安排好的事故：操作做之前、做了以后，断了连接或者实例没了', async () => {
  const writer = {
    code: `exports.main = async ({ id }) => {
      await db.collection('things').doc('first').get()
      try { await db.collection('things').add({ data: { _id: id } }) } catch (e) { return '断了' }
      return '好了'
    }`,
  }
  const shaky = await openTestCloud(buildFunctions({ writer }))
  const stored = (id: string) => shaky.database.find('things', { filter: { _id: id }, limit: 1 })
  for (const how of ['lost', 'killed'] as const)
    for (const when of ['before', 'after'] as const) {
      const id = `${how}-${when}`
      shaky.faults.plan({ function: 'writer', at: 2, when, how })
      const answer = shaky.call(null, 'writer', { id })
      if (how === 'lost') await expect(answer).resolves.toBe('断了')
      else await expect(answer).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
      expect(shaky.faults.pending()).toBeNull()
      expect(stored(id)).toHaveLength(when === 'after' ? 1 : 0)
      await expect(shaky.call(null, 'writer', { id: `${id}-2` })).resolves.toBe('好了')
    }
  shaky.faults.plan({ function: 'writer', at: 3, when: 'before', how: 'lost' })
  await expect(shaky.call(null, 'writer', { id: 'whole' })).resolves.toBe('好了')
  expect(shaky.faults.pending()).toMatchObject({ at: 3 })
  await shaky.close()
})
