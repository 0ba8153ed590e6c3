import type { Context } from '@domain/kernel/context'
import { confirmedAt } from '@domain/unit/confirmed'
import { fitOf, resourceKindNames } from '@domain/unit/kinds'
import type { ReportInView } from '@domain/unit/present'
import { propose } from '@domain/unit/propose'
import type { WantsView } from '@domain/unit/wants'
import { type District, newRequestId, openDistrict } from './district'
import { home } from './seed/places'
import { office, reportForm, resources, unitActsIn } from './unit-report-walk'
import { homeUnit, otherUnit } from './unit-walk'

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

const { send, must, step, stored, want } = unitActsIn(() => district)
const { communityId } = home
const at = (nth: number) => `D-04-0${nth}`
const count = (place: string) =>
  district.find('unitReportIns', { unitId: homeUnit, communityId: place }).length

describe('一个单位在一个社区同时只有一份', () => {
  test('两个联络员同一刻报，只成一份，另一个听到已经报过了', async () => {
    const [account] = district.find('accounts', { openid: 'demo-liaison-meng' })
    const [held] = (account?.appointments ?? []) as object[]
    const colleague = { ...held, unit: { id: homeUnit, name: '区住房和建设局' } }
    await district.replace('accounts', { ...account, appointments: [held, colleague] })
    const rounds = [at(1), at(2), at(3)]
    for (const place of rounds) {
      const form = reportForm(place)
      const answers = await Promise.all([
        send('unitLiaison', 'reportIn', form),
        send('unitLiaisonOther', 'reportIn', form),
      ])
      expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
      expect(answers.find(({ ok }) => !ok)?.code).toBe('CONFLICT')
      expect(count(place)).toBe(1)
    }
    await district.replace('accounts', account as object)
  })

  test('同一个请求重发几遍还是那一份；同一编号换了内容不收', async () => {
    const form = reportForm(at(4))
    const id = newRequestId()
    const answers = await Promise.all(
      [1, 2, 3].map(() => send('unitLiaison', 'reportIn', form, id)),
    )
    expect(new Set(answers.map(({ data }) => data?.id)).size).toBe(1)
    expect(count(at(4))).toBe(1)
    const other = { ...form, months: 24 }
    expect((await send('unitLiaison', 'reportIn', other, id)).code).toBe('CONFLICT')
  })

  test('撤回以后可以再报，是另外一份；在别的社区同时报不受影响', async () => {
    const first = await must('unitLiaison', 'reportIn', reportForm(at(5)))
    expect((await send('unitLiaison', 'reportIn', reportForm(at(5)))).code).toBe('CONFLICT')
    await step('unitLiaison', first.id, 'cancel', null)
    const second = await must('unitLiaison', 'reportIn', reportForm(at(5)))
    expect([second.id === first.id, count(at(5))]).toEqual([false, 2])
    expect(stored(second.id).sequence).toBe(2)
  })

  test('两位同事同一刻确认，只确认一次', async () => {
    const { id } = await must('unitLiaisonOther', 'reportIn', reportForm(communityId, otherUnit))
    const answers = await Promise.all([
      send('worker', 'confirm', { id, office }),
      send('secretary', 'confirm', { id, office }),
    ])
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(stored(id).timeline.filter((event) => event.step === 'confirm')).toHaveLength(1)
    await step('worker', id, 'end', '试过了')
  })
})

describe('填得不对', () => {
  const one = { kind: 'law', text: '法律咨询', often: '每月一次' }
  const form = reportForm('D-02-01')
  const wrong: readonly (readonly [string, object, string])[] = [
    ['一样也没写', { ...form, resources: [] }, '请至少写一样单位能做的。'],
    ['写了九样', { ...form, resources: Array(9).fill(one) }, '最多写 8 样，请合并几样。'],
    ['不认识的一样', { ...form, resources: [{ ...one, kind: 'money' }] }, '请选择是哪一样。'],
    ['能做什么太短', { ...form, resources: [{ ...one, text: '好' }] }, '能做什么至少写 2 个字。'],
    [
      '能做什么太长',
      { ...form, resources: [{ ...one, text: '好'.repeat(101) }] },
      '能做什么太长了，最多 100 个字。',
    ],
    [
      '没写多久一次',
      { ...form, resources: [{ ...one, often: ' ' }] },
      '请填写多久一次、一次多少。',
    ],
    [
      '电话不对',
      { ...form, contact: { name: '沈', phone: '12345' } },
      '手机号应是 11 位数字，请检查。',
    ],
    ['没有这个社区', { ...form, communityId: 'D-09-99' }, '没有这个社区，请重新选一个。'],
    ['选的不是社区', { ...form, communityId: 'D-03-05-02' }, '没有这个社区，请重新选一个。'],
    ['多出来的一项', { ...form, status: 'confirmed' }, '填写的内容不完整，请检查后再发。'],
  ]

  test.each(wrong)('报到：%s', async (_, input, said) => {
    const { code, message } = await send('unitLiaison', 'reportIn', input)
    expect([code, message]).toEqual(['INVALID', said])
  })

  test('内容检查没有通过、没有回应的都不收，什么也没写下', async () => {
    const risky = { ...form, resources: [{ ...one, text: '特殊词测试，法律咨询' }] }
    const answer = await send('unitLiaison', 'reportIn', risky)
    expect(answer.code).toBe('CONTENT')
    district.cloud.openapi.fail('security.msgSecCheck', 'down')
    expect((await send('unitLiaison', 'reportIn', form)).code).toBe('UNAVAILABLE')
    district.cloud.openapi.fail('security.msgSecCheck', null)
    expect(count('D-02-01')).toBe(0)
  })

  test('确认时的电话收手机和座机，别的不收；要写的话不能空着', async () => {
    const [pending] = district.find('unitReportIns', { status: 'pending', communityId: 'D-01-02' })
    const id = String(pending?._id)
    for (const phone of ['66001234', '12800001234', '０５１２-66001234', 'abc'])
      expect([
        phone,
        (await send('workerElsewhere', 'confirm', { id, office: { name: '孙', phone } })).code,
      ]).toEqual([phone, 'INVALID'])
    expect((await step('workerElsewhere', id, 'decline', null)).message).toBe(
      '请写一句：哪里要改，怎么改。',
    )
    expect((await step('workerElsewhere', id, 'decline', '  ')).code).toBe('INVALID')
    expect((await step('workerElsewhere', id, 'confirm', null)).code).toBe('INVALID')
    expect(stored(id).status).toBe('pending')
  })
})

describe('需求清单', () => {
  const add = (text: string, until: string, requestId?: string) =>
    send<WantsView>('worker', 'addWant', { communityId, kind: 'cleanup', text, until }, requestId)

  test('日子要真有这一天，从今天到三年以内', async () => {
    for (const until of ['2026-02-30', '2026-11-22', '2029-11-24', '明天', '2026-1-1'])
      expect([until, (await add('清一清楼道', until)).code]).toEqual([until, 'INVALID'])
    for (const until of ['2026-11-23', '2029-11-23'])
      expect([until, (await add(`清一清楼道 ${until}`, until)).ok]).toEqual([until, true])
  })

  test('最多三十条，同时来添也不会多；收起一条才添得进；重发不多添，收起的不会回来', async () => {
    const id = newRequestId()
    const list = (await add('花坛荒了', '2027-01-01', id)).data
    const wantId = String(list.wants.find(({ text }) => text === '花坛荒了')?.id)
    expect((await add('花坛荒了', '2027-01-01', id)).data.wants).toHaveLength(list.wants.length)
    for (let n = list.wants.length; n < 28; n += 1) await add(`第 ${n} 件`, '2027-02-01')
    const last = await Promise.all(
      ['甲', '乙', '丙', '丁'].map((it) => add(`同时 ${it}`, '2027-02-02')),
    )
    expect(last.map(({ ok }) => ok).sort()).toEqual([false, false, true, true])
    expect(last.find(({ ok }) => !ok)?.code).toBe('LIMIT')
    const left = await must<WantsView>('worker', 'closeWant', { communityId, wantId })
    expect(left.wants).toHaveLength(29)
    expect((await add('花坛荒了', '2027-01-01', id)).data.wants).toHaveLength(29)
    expect((await add('腾出来的一条', '2027-01-01')).ok).toBe(true)
  })

  test('过期的单位看不到，本社区还看得到，好收起来', async () => {
    const [doc] = district.find('wants', { _id: communityId })
    const wants = ((doc?.wants ?? []) as object[]).slice(0, 3)
    const old = { ...wants[0], id: 'old', text: '去年的事', until: '2026-11-22' }
    await district.replace('wants', { ...doc, wants: [old, ...wants.slice(1)] })
    const texts = async (who: 'worker' | 'unitLiaison') => {
      const list = await must<WantsView>(who, 'wants', { communityId })
      return list.wants.map(({ text, expired }) => [text, expired])
    }
    expect((await texts('worker'))[0]).toEqual(['去年的事', true])
    expect(JSON.stringify(await texts('unitLiaison'))).not.toContain('去年的事')
  })
})

describe('对接', () => {
  let one: ReportInView
  let wantId: string
  const match = (resourceId: string, id: string) =>
    send('worker', 'match', { id: one.id, resourceId, wantId: id })
  beforeAll(async () => {
    const { id } = await must('unitLiaisonOther', 'reportIn', reportForm(communityId, otherUnit))
    one = await must('worker', 'confirm', { id, office })
    const list = await want('活动室的门合页掉了', 'maintain', '2026-12-31')
    wantId = String(list.wants.find(({ text }) => text.includes('合页'))?.id)
  })

  test('没有的一样、别的社区的需求、过期的都对不上；同一对只对一次', async () => {
    expect((await match('r9', wantId)).code).toBe('INVALID')
    expect((await match('r1', 'nobody')).code).toBe('INVALID')
    expect((await match('r1', 'old')).code).toBe('INVALID')
    const both = await Promise.all([match('r1', wantId), match('r1', wantId)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(stored(one.id).matches).toHaveLength(1)
  })

  test('办成的日子在对接那天到今天之间；记过的不能再改、不能取消；收起需求，协议上的话还在', async () => {
    const finish = (on: string) =>
      send('worker', 'finishMatch', { id: one.id, matchId: `r1~${wantId}`, on, text: '装好了' })
    for (const on of ['2026-11-22', '2026-11-24', '2026-11-31'])
      expect([on, (await finish(on)).code]).toEqual([on, 'INVALID'])
    expect((await finish('2026-11-23')).ok).toBe(true)
    expect((await finish('2026-11-23')).code).toBe('CONFLICT')
    const undo = { id: one.id, matchId: `r1~${wantId}` }
    expect((await send('worker', 'unmatch', undo)).code).toBe('CONFLICT')
    await must<WantsView>('worker', 'closeWant', { communityId, wantId })
    const seen = await must('unitLiaisonOther', 'detail', { id: one.id })
    expect(seen.matches[0]?.want.text).toBe('活动室的门合页掉了')
  })
})

test('单位此刻在哪些社区：确认了的、在期限里的才算；含开始那一刻，不含到期那一刻', async () => {
  const docs = district.find('unitReportIns', { unitId: homeUnit, status: 'confirmed' })
  expect(docs.map((doc) => doc.communityName)).toEqual(['金桂社区'])
  const { from, to } = docs[0] as { from: string; to: string }
  const shift = (iso: string, ms: number) => new Date(Date.parse(iso) + ms).toISOString()
  const at = async (now: string) => {
    const store = { list: async () => docs }
    const found = await confirmedAt({ now, store } as unknown as Context, homeUnit)
    return found.map((one) => one.communityName)
  }
  expect([await at(shift(from, -1)), await at(from)]).toEqual([[], ['金桂社区']])
  expect([await at(shift(to, -1)), await at(to)]).toEqual([['金桂社区'], []])
})

describe('建议', () => {
  const wants = [
    { id: 'w1', kind: 'cleanup', text: '', until: '2026-12-01', at: '', by: '' },
    { id: 'w2', kind: 'maintain', text: '', until: '2027-03-01', at: '', by: '' },
    { id: 'w3', kind: 'maintain', text: '', until: '2027-01-01', at: '', by: '' },
    { id: 'w4', kind: 'law', text: '', until: '2026-11-30', at: '', by: '' },
  ] as const
  const offered = resources
    .slice(0, 1)
    .map((it) => ({ id: 'r1', ...it, kind: 'maintain' as const }))

  test('同一样的在前，快到期的在前，再是相近的；不相干的、对过的不说', () => {
    const shown = propose(offered, wants, []).map(({ wantId, fit }) => `${wantId} ${fit}`)
    expect(shown).toEqual(['w3 same', 'w2 same', 'w1 near'])
    const taken = [{ id: 'r1~w3' }] as unknown as Parameters<typeof propose>[2]
    expect(propose(offered, wants, taken).map(({ wantId }) => wantId)).toEqual(['w2', 'w1'])
  })

  test('相近两头都算；最多说十对', () => {
    for (const a of resourceKindNames)
      for (const b of resourceKindNames) expect([a, b, fitOf(a, b)]).toEqual([a, b, fitOf(b, a)])
    const many = Array.from({ length: 30 }, (_, i) => ({ ...wants[1], id: `m${i}` }))
    expect(propose(offered, many, [])).toHaveLength(10)
  })
})
