import type { JobView } from '@domain/accountcare/job'
import type { MergeOutcome, MergePreview } from '@domain/accountcare/merge'
import { type Caretaker, caretakerOf } from './account-people'
import { DAY, type District, openDistrict } from './district'
import type { CastName } from './seed/cast'

const MINUTE = 60_000

let district: District
let care: Caretaker
beforeEach(async () => {
  district = await openDistrict()
  care = caretakerOf(district)
  district.cloud.clock.stop()
})
afterEach(async () => {
  district.cloud.clock.go()
  await district.close()
})

const tryOut = (who: CastName, code: string) =>
  district.must<MergeOutcome<MergePreview>>(who, 'account', 'previewMerge', { code })
const merge = (who: CastName, code: string) =>
  district.must<MergeOutcome<JobView>>(who, 'account', 'merge', { code })
/** 一定不是那个码。 */
const wrongOf = (code: string) => (code === '000000' ? '000001' : '000000')
const pass = (ms: number) => district.cloud.clock.set(district.cloud.clock.now() + ms)

test('码管十分钟：差一秒还对得上，到了那一刻就对不上', async () => {
  const code = await care.askCode('residentOther')
  await pass(10 * MINUTE - 1000)
  expect((await tryOut('resident', code)).result).not.toBeNull()
  await pass(1000)
  expect((await tryOut('resident', code)).result).toBeNull()
})

test('码只能用一次：合过以后谁再用都对不上；再要一个，先前的就不管用', async () => {
  const first = await care.askCode('residentOther')
  const second = await care.askCode('residentOther')
  expect(second).not.toBe(first)
  expect((await tryOut('resident', first)).result).toBeNull()
  expect((await merge('resident', second)).result?.state).toBe('moving')
  expect((await merge('residentNext', second)).result).toBeNull()
})

test('看预览不算用掉；同一次请求重发，还是那一件', async () => {
  const code = await care.askCode('residentOther')
  await tryOut('resident', code)
  const once = await district.send<MergeOutcome<JobView>>(
    ...(['resident', 'account', 'merge', { code }, 'the-same-request-0001'] as const),
  )
  const again = await district.send<MergeOutcome<JobView>>(
    ...(['resident', 'account', 'merge', { code }, 'the-same-request-0001'] as const),
  )
  expect(once.data.result?.id).toBeTruthy()
  expect(again.data).toEqual(once.data)
})

test('码不对、过期、用过、是自己的、还在等：都是同一句话', async () => {
  const own = await care.askCode('resident')
  const others = await care.askCode('residentOther')
  const said = new Set<string | null>()
  said.add((await tryOut('resident', own)).why)
  said.add((await tryOut('resident', wrongOf(others))).why)
  await pass(10 * MINUTE)
  said.add((await tryOut('resident', others)).why)
  const fresh = await care.askCode('residentOther')
  // 错了三次，第四次对的也要等。
  said.add((await tryOut('resident', fresh)).why)
  expect([...said]).toEqual([expect.stringMatching(/^没有对上/)])
  await pass(MINUTE)
  const code = await care.askCode('residentOther')
  await merge('resident', code)
  said.add((await tryOut('residentNext', code)).why)
  expect(said.size).toBe(1)
})

test('猜得越多等得越久：三次以后等一分钟，差一秒也不看；错十次停一天', async () => {
  const right = () => care.askCode('residentOther')
  for (let i = 0; i < 3; i += 1) await tryOut('resident', wrongOf(await right()))
  const waits = [1, 2, 4, 8, 16, 32, 64]
  for (const minutes of waits) {
    await pass(minutes * MINUTE - 1000)
    expect((await tryOut('resident', await right())).result).toBeNull()
    await pass(1000)
    await tryOut('resident', wrongOf(await right()))
  }
  await pass(DAY - 1000)
  expect((await tryOut('resident', await right())).result).toBeNull()
  await pass(1000)
  expect((await tryOut('resident', await right())).result).not.toBeNull()
})

test('拿自己另一个账号的码来清错误的次数，清不掉', async () => {
  for (let i = 0; i < 2; i += 1) await tryOut('resident', '000000')
  const code = await care.askCode('residentOther')
  expect((await tryOut('resident', code)).result).not.toBeNull()
  await tryOut('resident', wrongOf(code))
  expect((await tryOut('resident', code)).result).toBeNull()
})

test('码不存明文；游客、没有同意指引的人要不到码', async () => {
  const code = await care.askCode('resident')
  expect(JSON.stringify(district.find('mergeCodes'))).not.toContain(code)
  expect((await district.send(null, 'account', 'askCode')).code).toBe('SIGN_IN')
  expect((await district.send('newcomer', 'account', 'askCode')).code).toBe('CONSENT')
})
