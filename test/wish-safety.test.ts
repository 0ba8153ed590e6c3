import type { WishDetail } from '@domain/wish/present'
import {
  type Answer,
  type District,
  newRequestId,
  openDistrict,
  wishAt,
  wishForm,
} from './district'
import { type CastName, cast } from './seed/cast'

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

const collectionsWritten = ['tickets', 'notices', 'outbox', 'looks', 'counters', 'mediaReceipts']
/** 全部业务文档的快照：被拒绝的请求前后应当一模一样。 */
const snapshot = () => JSON.stringify(collectionsWritten.map((name) => district.find(name)))

const post = (form: unknown, requestId?: string) =>
  district.send<WishDetail>('resident', 'wish', 'post', form, requestId)
const step = (who: CastName, id: string, name: string, requestId?: string, note?: string) =>
  district.send<WishDetail>(who, 'wish', 'step', { id, name, note: note ?? null }, requestId)

describe('同时与重复', () => {
  test('两位党员同一刻认领，只成一个，另一个听到一句明白话', async () => {
    for (let round = 0; round < 5; round += 1) {
      const wish = await wishAt(district, 'open')
      const both = await Promise.all([
        step('partyMember', wish.id, 'claim'),
        step('partyMemberOther', wish.id, 'claim'),
      ])
      expect(both.filter((a) => a.ok)).toHaveLength(1)
      const loser = both.find((a) => !a.ok)
      expect(loser?.code).toBe('CONFLICT')
      expect(loser?.message).toContain('已认领')
    }
  })

  test('同一次认领发五遍，答复一样，只记一笔', async () => {
    const wish = await wishAt(district, 'open')
    const requestId = newRequestId()
    const answers: Answer<WishDetail>[] = await Promise.all(
      Array.from({ length: 5 }, () => step('partyMember', wish.id, 'claim', requestId)),
    )
    answers.push(await step('partyMember', wish.id, 'claim', requestId))
    for (const answer of answers) expect(answer.data).toEqual(answers[0]?.data)
    const [stored] = district.find('tickets', { _id: wish.id })
    expect(stored?.timeline).toHaveLength(3)
  })

  test('同一次许愿发五遍，只有一个心愿、一个号', async () => {
    const requestId = newRequestId()
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(wishForm, requestId)))
    const ids = new Set(answers.map((a) => a.data.id))
    expect([...ids]).toHaveLength(1)
    expect(district.find('tickets', { _id: [...ids][0] })).toHaveLength(1)
    expect(answers.every((a) => a.ok)).toBe(true)
  })

  test('同一个请求编号换了内容，拒绝，什么也不写', async () => {
    const requestId = newRequestId()
    const first = await post(wishForm, requestId)
    const before = snapshot()
    const other = await post({ ...wishForm, text: '换成另一个心愿了' }, requestId)
    expect(other.code).toBe('CONFLICT')
    expect(snapshot()).toBe(before)
    const approved = newRequestId()
    expect((await step('worker', first.data.id, 'approve', approved)).ok).toBe(true)
    const mixed = await step('worker', first.data.id, 'reject', approved, '换一个步骤')
    expect(mixed.code).toBe('CONFLICT')
  })

  test('二十个人同时许愿，号码连着、不重、不跳', async () => {
    const before = district.find('tickets').length
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(wishForm)))
    expect(answers.map((a) => a.code ?? 'ok')).toEqual(answers.map(() => 'ok'))
    const numbers = answers.map((a) => Number(a.data.no.slice(-3))).sort((a, b) => a - b)
    expect(new Set(numbers).size).toBe(20)
    expect((numbers.at(-1) ?? 0) - (numbers[0] ?? 0)).toBe(19)
    expect(district.find('tickets')).toHaveLength(before + 20)
  })
})

describe('内容检查', () => {
  afterEach(() => {
    district.cloud.openapi.fail('security.msgSecCheck', null)
    district.cloud.openapi.fail('security.mediaCheckAsync', null)
  })

  test('有不能发布的内容：不收，什么也不写', async () => {
    const before = snapshot()
    const answer = await post({ ...wishForm, text: '这里夹着特殊词测试几个字' })
    expect(answer.code).toBe('CONTENT')
    expect(snapshot()).toBe(before)
  })

  test('检查服务断了：心愿收下但藏着，社区也放行不了；恢复后重查才通过', async () => {
    district.cloud.openapi.fail('security.msgSecCheck', 'down')
    const posted = (await post(wishForm)).data
    expect(posted.status).toBe('pending')
    expect((await step('worker', posted.id, 'approve')).code).toBe('UNAVAILABLE')
    const hidden = await district.send(null, 'wish', 'detail', { id: posted.id })
    expect(hidden.code).toBe('NOT_FOUND')
    district.cloud.openapi.fail('security.msgSecCheck', null)
    expect((await step('worker', posted.id, 'approve')).ok).toBe(true)
  })

  test('检查服务断了：送达的话发不出去，请他过会儿再发', async () => {
    const wish = await wishAt(district, 'claimed')
    district.cloud.openapi.fail('security.msgSecCheck', 'reject')
    const before = snapshot()
    const answer = await step('partyMember', wish.id, 'deliver', undefined, '送到了')
    expect(answer.code).toBe('UNAVAILABLE')
    expect(snapshot()).toBe(before)
  })

  test('伪造的检查结果不算：客户端叫不动推送入口', async () => {
    const before = snapshot()
    const forged = { Event: 'wxa_media_check', trace_id: 'any', result: { suggest: 'pass' } }
    const answer = (await district.cloud.call(cast.resident, 'push', forged)) as Answer
    expect(answer.code).toBe('FORBIDDEN')
    const timer = (await district.cloud.call(cast.resident, 'notice', {})) as Answer
    expect(timer.code).toBe('FORBIDDEN')
    expect(snapshot()).toBe(before)
  })
})

describe('乱来的请求', () => {
  const operator = { $gt: '' }
  const long = '愿'.repeat(350_000)
  const bad: readonly (readonly [string, unknown])[] = [
    ['没有内容', undefined],
    ['内容是空', null],
    ['内容是一串字', 'post'],
    ['多出不认识的字段', { ...wishForm, status: 'open' }],
    ['少了电话', { ...wishForm, phone: undefined }],
    ['电话夹带操作符', { ...wishForm, phone: operator }],
    ['网格夹带操作符', { ...wishForm, areaId: operator }],
    ['网格是正则', { ...wishForm, areaId: '.*' }],
    ['不存在的网格', { ...wishForm, areaId: 'D-99-99-99' }],
    ['社区不是网格', { ...wishForm, areaId: 'D-03-05' }],
    ['种类不对', { ...wishForm, category: '__proto__' }],
    ['字数不够', { ...wishForm, text: '太短了' }],
    ['只有空格', { ...wishForm, text: '          ' }],
    ['一兆字', { ...wishForm, text: long }],
    ['数字当姓名', { ...wishForm, name: 123 }],
    ['称呼不在表里', { ...wishForm, salutation: '大人' }],
    ['电话不是手机号', { ...wishForm, phone: '110' }],
  ]
  test.each(bad)('许愿时%s：说得清楚地拒绝，什么也不写', async (_, form) => {
    const before = snapshot()
    const answer = await post(form).catch((error: { errCode?: unknown }) => ({
      ok: false,
      ...error,
    }))
    expect(answer.ok).toBe(false)
    // 太大的请求在平台那里就被挡下，到不了云函数。
    expect(['INVALID', 'EXCEED_MAX_PAYLOAD_SIZE']).toContain('code' in answer ? answer.code : '')
    expect(snapshot()).toBe(before)
  })

  test.each([
    ['编号夹带操作符', 'step', { id: operator, name: 'approve' }],
    ['步骤不存在', 'step', { id: 'x', name: 'constructor' }],
    ['步骤要走自己的门', 'step', { id: 'x', name: 'resend' }],
    ['说明太长', 'step', { id: 'x', name: 'reject', note: long.slice(0, 5000) }],
    ['用例不存在', 'toString', {}],
    ['系统的用例', 'settlePicture', { traceId: 'x', verdict: 'pass' }],
    ['游标夹带操作符', 'hall', { before: operator }],
    ['区域夹带操作符', 'hall', { areaId: operator }],
    ['种类不在表里', 'hall', { category: 'x' }],
  ])('%s：拒绝', async (_, name, input) => {
    const before = snapshot()
    const answer = await district.send('worker', 'wish', name, input)
    expect(answer.code).toBe('INVALID')
    expect(snapshot()).toBe(before)
  })

  test('命令没有请求编号，或编号不合规：拒绝', async () => {
    for (const requestId of ['', 'short', 'x'.repeat(100), '请求编号请求编号请求编号请求编号'])
      expect((await post(wishForm, requestId)).code).toBe('INVALID')
  })

  test('要写一句话的步骤不写不行', async () => {
    const wish = await wishAt(district, 'pending')
    expect((await step('worker', wish.id, 'reject')).code).toBe('INVALID')
  })

  test('改过的、过期的、别人签的令牌都进不来', async () => {
    const good = district.cloud.tokenFor(cast.worker)
    const tampered = `${good.slice(0, -4)}AAAA`
    for (const token of [tampered, 'Bearer', 'a.b.c', good.split('.').reverse().join('.')]) {
      const reply = await fetch(`${district.cloud.url}/client/call`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ name: 'home', data: { name: 'desk', input: {} } }),
      })
      expect(reply.status).toBe(401)
    }
  })

  test('身份只认令牌：请求里自称是谁都没用', async () => {
    const claimed = {
      name: 'desk',
      input: {},
      openid: cast.worker,
      userInfo: { openId: cast.worker },
    }
    const answer = (await district.cloud.call(cast.resident, 'home', claimed)) as Answer
    expect(answer.code).toBe('FORBIDDEN')
  })
})

describe('个人信息', () => {
  const secrets = ['李秀英', '13900001234', '2 单元 301']
  const carries = (value: unknown) => secrets.filter((s) => JSON.stringify(value).includes(s))

  test('不该出现的地方一处也没有：大厅、别人的详情、时间线、消息、日志、数据文件', async () => {
    const form = { ...wishForm, text: '老花镜，电话13900001234，来2单元301室' }
    const posted = (await post(form)).data
    await step('worker', posted.id, 'approve')
    const hall = await district.must(null, 'wish', 'hall', { areaId: form.areaId })
    const strangers: (CastName | null)[] = [
      null,
      'newcomer',
      'volunteer',
      'partyMember',
      'residentOther',
      'workerElsewhere',
      'street',
      'district',
      'auditor',
      'gridWorker',
      'buildingHead',
      'scout',
    ]
    expect(carries(hall)).toEqual([])
    for (const who of strangers)
      expect([who, carries(await district.send(who, 'wish', 'detail', { id: posted.id }))]).toEqual(
        [who, []],
      )
    await step('partyMember', posted.id, 'claim')
    await district.must('partyMember', 'wish', 'showContact', { id: posted.id })
    for (const name of ['notices', 'outbox', 'looks', 'counters'])
      expect([name, carries(district.find(name))]).toEqual([name, []])
    const [stored] = district.find('tickets', { _id: posted.id }) as { wish?: { text?: string } }[]
    expect(carries({ ...stored, wish: { ...stored?.wish, text: '' } })).toEqual([])
    expect(carries(district.cloud.calls.map((call) => [call.logs, call.error]))).toEqual([])
  })

  test('联系方式只给认领中的人和本社区工作人员看，看一次记一次', async () => {
    const wish = await wishAt(district, 'claimed')
    const show = (who: CastName | null) =>
      district.send(who, 'wish', 'showContact', { id: wish.id })
    for (const who of [
      'partyMemberOther',
      'volunteer',
      'resident',
      'workerElsewhere',
      'street',
      'district',
      'auditor',
      'gridWorker',
    ] as const)
      expect([who, (await show(who)).code]).toEqual([who, 'FORBIDDEN'])
    expect((await show(null)).code).toBe('SIGN_IN')
    expect(district.find('looks', { ticketId: wish.id })).toHaveLength(0)
    for (const who of ['partyMember', 'worker', 'secretary'] as const)
      expect((await show(who)).ok).toBe(true)
    expect(district.find('looks', { ticketId: wish.id })).toHaveLength(3)
    await step('partyMember', wish.id, 'deliver', undefined, '办好了')
    expect((await show('partyMember')).code).toBe('FORBIDDEN')
  })

  test('没同意隐私指引的人，什么个人信息也存不进去', async () => {
    const before = snapshot()
    expect((await district.send('newcomer', 'wish', 'post', wishForm)).code).toBe('CONSENT')
    expect((await district.send('newcomer', 'account', 'bindPhone', { code: 'x' })).code).toBe(
      'CONSENT',
    )
    expect((await district.send(null, 'wish', 'post', wishForm)).code).toBe('SIGN_IN')
    expect(district.find('accounts', { openid: cast.newcomer })).toEqual([])
    expect(snapshot()).toBe(before)
  })
})
