import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { functionNames } from '../config/functions'
import { type District, openDistrict, wishAt } from './district'
import { cast } from './seed/cast'

const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

test('热的详情页经过本地云，中位数不超过 15 毫秒', async () => {
  const wish = await wishAt(district, 'open')
  const token = district.cloud.tokenFor(cast.partyMember)
  const view = async () => {
    const began = performance.now()
    await fetch(`${district.cloud.url}/client/call`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ name: 'wish', data: { name: 'detail', input: { id: wish.id } } }),
    }).then((reply) => reply.json())
    return performance.now() - began
  }
  // 机器忙的时候一批会整体变慢，取几批里最好的一批，量的是程序而不是邻居。
  const batches: number[] = []
  for (let batch = 0; batch < 5; batch += 1) {
    const times: number[] = []
    for (let i = 0; i < 30; i += 1) times.push(await view())
    batches.push(middle(times))
  }
  console.info(`详情一次调用 ${Math.min(...batches).toFixed(1)} 毫秒`)
  expect(Math.min(...batches)).toBeLessThanOrEqual(15)
})

test('详情只做两次数据库操作：认人一次，取心愿一次', async () => {
  const wish = await wishAt(district, 'open')
  await district.must('partyMember', 'wish', 'detail', { id: wish.id })
  const call = district.cloud.calls.at(-1)
  expect(call?.operations.map((o) => [o.collection, o.index, o.examined])).toEqual([
    ['accounts', '_id', 1],
    ['tickets', '_id', 1],
  ])
})

test.each([
  ['大厅', 'wish', 'hall', null],
  ['我的心愿', 'wish', 'mine', 'resident'],
  ['我的认领', 'wish', 'claims', 'partyMember'],
  ['工作台', 'home', 'desk', 'worker'],
  ['消息', 'inbox', 'list', 'resident'],
  ['心愿台账', 'register', 'list', 'district'],
] as const)('%s 按索引取，取出的不超过给出的两倍加十', async (_, fn, name, who) => {
  await district.must(who, fn, name, {})
  const call = district.cloud.calls.at(-1)
  for (const operation of call?.operations ?? []) {
    expect(operation.index).not.toBe('SCAN')
    expect(operation.examined ?? 0).toBeLessThanOrEqual((operation.returned ?? 0) * 2 + 10)
  }
})

test('写表格的库只打包进要导出表格、给模板的云函数', () => {
  const bundle = (name: string) => join(__dirname, '../dist/cloudfunctions', name, 'index.js')
  const carrying = functionNames().filter((name) =>
    readFileSync(bundle(name), 'utf8').includes('sharedStrings.xml'),
  )
  expect(carrying).toEqual(['opening', 'points', 'register', 'stock', 'year'])
})

test.each(functionNames())('云函数 %s 冷启动装载不超过 200 毫秒', (name) => {
  const bundle = join(__dirname, '../dist/cloudfunctions', name, 'index.js')
  // 旁边还有别的测试在跑，所以量这个进程自己用掉的处理器时间，取几次里最好的一次。
  const script = `
    const began = process.cpuUsage()
    require(${JSON.stringify(bundle)})
    const { user, system } = process.cpuUsage(began)
    console.log((user + system) / 1000)`
  const load = () => {
    const env = { ...process.env, VAULT_KEY: Buffer.alloc(32).toString('base64'), TCB_ENV: 'local' }
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
      env,
      encoding: 'utf8',
    })
    if (stderr) throw new Error(stderr)
    return Number(stdout)
  }
  const best = Math.min(...Array.from({ length: 7 }, load))
  console.info(`${name} 装载 ${best.toFixed(0)} 毫秒`)
  expect(best).toBeLessThanOrEqual(200)
})
