import type { MeView } from '@domain/account/usecases'
import { DAY, type District, monday, openDistrict } from './district'
import { cast } from './seed/cast'

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

const phoneCode = async (who: keyof typeof cast) => {
  const headers = { authorization: `Bearer ${district.cloud.tokenFor(cast[who])}` }
  const reply = await fetch(`${district.cloud.url}/client/phone`, { method: 'POST', headers })
  return ((await reply.json()) as { code: string }).code
}

test('第一次来的人同意之前没有账号，同意之后有一个，再同意一次还是一个', async () => {
  const before = await district.must<MeView>('newcomer', 'account', 'mine')
  expect(before).toMatchObject({ known: true, consented: false, phone: null, home: null })
  expect(district.find('accounts', { openid: cast.newcomer })).toHaveLength(0)
  for (let i = 0; i < 2; i += 1)
    await district.must('newcomer', 'account', 'consent', { version: '2026-11' })
  const found = district.find('accounts', { openid: cast.newcomer })
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ rev: 1, consent: { version: '2026-11' } })
})

test('同意的是旧版指引：请他重新看', async () => {
  const answer = await district.send('newcomer', 'account', 'consent', { version: '2020-01' })
  expect(answer.code).toBe('CONFLICT')
})

test('游客没有账号可同意，看“我的”也不出错', async () => {
  expect((await district.send(null, 'account', 'consent', { version: '2026-11' })).code).toBe(
    'SIGN_IN',
  )
  expect(await district.must<MeView>(null, 'account', 'mine')).toMatchObject({ known: false })
})

test('登记手机号：授权码只能用一次，存下来的是密文，自己也只看到遮住的', async () => {
  const code = await phoneCode('residentOther')
  const bound = await district.must<{ phone: string }>('residentOther', 'account', 'bindPhone', {
    code,
  })
  expect(bound.phone).toMatch(/^1\d{10}$/)
  const again = await district.send('residentOther', 'account', 'bindPhone', { code })
  expect(again.code).toBe('INVALID')
  expect(JSON.stringify(district.find('accounts'))).not.toContain(bound.phone)
  const me = await district.must<MeView>('residentOther', 'account', 'mine')
  expect(me.phone).toBe(`${bound.phone.slice(0, 3)}****${bound.phone.slice(-4)}`)
})

test('手机号服务断了：请他稍后再试或自己填', async () => {
  const code = await phoneCode('residentOther')
  district.cloud.openapi.fail('phonenumber.getPhoneNumber', 'down')
  const answer = await district.send('residentOther', 'account', 'bindPhone', { code })
  district.cloud.openapi.fail('phonenumber.getPhoneNumber', null)
  expect(answer.code).toBe('UNAVAILABLE')
})

test('任职到期那一刻起就不再有效：差一秒还能看工作台，到点就不行', async () => {
  const [worker] = district.find('accounts', { openid: cast.worker })
  const to = new Date(monday + 3 * DAY).toISOString()
  const kept = (worker?.appointments ?? []) as object[]
  const ended = { ...worker, appointments: kept.map((a) => ({ ...a, to })) }
  await district.replace('accounts', ended)
  await district.cloud.clock.set(monday + 3 * DAY - 1000)
  expect((await district.send('worker', 'home', 'desk')).ok).toBe(true)
  await district.cloud.clock.set(monday + 3 * DAY)
  expect((await district.send('worker', 'home', 'desk')).code).toBe('FORBIDDEN')
})
