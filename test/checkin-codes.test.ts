import type { CodesView } from '@domain/checkin/codes'
import type { MyServicePage } from '@domain/checkin/lists'
import { beginOne, closeAll, codeNow, MINUTE, signIn, signOf, stopAtTurn } from './checkin-walk'
import { DAY, type District, HOUR, openDistrict } from './district'
import type { CastName } from './seed/cast'

const STALE = '码已经换了，请看现在的再来一次。'

let district: District
/** 一场的编号，和码刚换的那一刻。 */
let id: string
let turn: number
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())
beforeEach(async () => {
  await closeAll(district)
  turn = await stopAtTurn(district)
  id = (await beginOne(district)).id
})

/** 这个人扫（或输）这个码的结果：签上了是 null，没签上是一句话。 */
const why = async (who: CastName, code: string) => {
  const answer = await signIn(district, who, id, code)
  return answer.ok ? answer.data.why : `${answer.code} ${answer.message}`
}
const later = (ms: number) => district.cloud.clock.set(turn + ms)
const stored = () => district.find('checkIns', { occasionId: id })

describe.each([
  ['二维码', signOf],
  ['六位数字', ({ digits }: { digits: string }) => digits],
] as const)('%s', (_, pick) => {
  test('自己的三十秒、前后各三十秒都签得上，再早一秒、再晚一秒都签不上', async () => {
    await later(MINUTE)
    const code = pick((await codeNow(district, id)) as never)
    // 轮到它是第 60 到 90 秒：前一个窗口从第 30 秒起，后一个窗口到第 120 秒为止。
    await later(29_000)
    expect(await why('partyMember', code)).toBe(STALE)
    await later(30_000)
    expect(await why('partyMemberOther', code)).toBeNull()
    await later(119_999)
    expect(await why('volunteer', code)).toBeNull()
    await later(120_000)
    expect(await why('volunteerElsewhere', code)).toBe(STALE)
    await later(10 * MINUTE)
    expect(await why('volunteerElsewhere', code)).toBe(STALE)
    expect(stored()).toHaveLength(2)
  })
})

test('给的码一个接一个，每三十秒换一个，十个够用五分钟；都签得上，也都不重样', async () => {
  const { codes } = await district.must<CodesView>('worker', 'checkin', 'codes', { id })
  expect(codes.map(({ from }) => Date.parse(from) - turn)).toEqual(
    Array.from({ length: 10 }, (_, i) => i * 30_000),
  )
  expect(new Set(codes.map(({ digits }) => digits)).size).toBe(10)
  expect(new Set(codes.map(({ token }) => token)).size).toBe(10)
  for (const { digits } of codes) expect(digits).toMatch(/^\d{6}$/)
  await later(4.5 * MINUTE)
  expect(await why('partyMember', signOf(codes[9] as never))).toBeNull()
})

test('码不入库：存着的一切里都没有它', async () => {
  const { codes } = await district.must<CodesView>('worker', 'checkin', 'codes', { id })
  expect(await why('partyMember', signOf(codes[0] as never))).toBeNull()
  const kept = JSON.stringify(
    district.cloud.database.collections().map(({ name }) => district.find(name)),
  )
  for (const code of codes) {
    expect(kept).not.toContain(signOf(code))
    expect(kept).not.toContain(`"${code.digits}"`)
  }
})

test('伪造的、改过一个字的、别场的、过期的、没有的场次，都是同一句话，什么也没留下', async () => {
  const other = await beginOne(district, { title: '楼道清扫' })
  const right = signOf(await codeNow(district, id))
  const changed = `${right.slice(0, -1)}${right.endsWith('A') ? 'B' : 'A'}`
  const elsewhere = signOf(await codeNow(district, other.id))
  for (const code of [changed, elsewhere, 'A'.repeat(22), right.toUpperCase()])
    expect([code, await why('partyMember', code)]).toEqual([code, STALE])
  const nowhere = await signIn(district, 'partyMember', 'x'.repeat(22), right)
  expect(nowhere.data).toEqual({ why: STALE, checkIn: null })
  await later(3 * MINUTE)
  expect(await why('partyMember', right)).toBe(STALE)
  expect(stored()).toEqual([])
})

test('码的样子不对，一句话说怎么填', async () => {
  for (const code of ['', '12345', '1234567', '12345a', `${'A'.repeat(22)}A`])
    expect([code, await why('partyMember', code)]).toEqual([
      code,
      'INVALID 请输入现在显示的六位数字。',
    ])
})

test('两次以前的码重放签不上；签过的人拿旧码再来，看到的还是那一次', async () => {
  const code = signOf(await codeNow(district, id))
  const first = await signIn(district, 'partyMember', id, code)
  await later(5 * MINUTE)
  expect(await why('volunteer', code)).toBe(STALE)
  const again = await signIn(district, 'partyMember', id, code)
  expect(again.data).toEqual(first.data)
  expect(stored()).toHaveLength(1)
})

test('窗口里把码拍给别人，分不出来；谁什么时候、怎么签的，都记着', async () => {
  const code = signOf(await codeNow(district, id))
  expect(await why('partyMember', code)).toBeNull()
  await later(20_000)
  expect(await why('partyMemberElsewhere', code)).toBeNull()
  expect(
    stored()
      .map(({ inAt, inHow }) => [inAt, inHow])
      .sort(),
  ).toEqual([
    [new Date(turn).toISOString(), 'scan'],
    [new Date(turn + 20_000).toISOString(), 'scan'],
  ])
})

describe('猜数字', () => {
  /** 一个此刻和前后都不对的数。 */
  async function wrongCode(): Promise<string> {
    const { codes } = await district.must<CodesView>('worker', 'checkin', 'codes', { id })
    const right = codes.map(({ digits }) => Number(digits))
    let guess = 0
    while (right.some((n) => n === guess)) guess += 1
    return String(guess).padStart(6, '0')
  }

  test('错两次不用等，第三次起要等，等的时候输对了也不看；等过了接着输', async () => {
    const wrong = await wrongCode()
    expect(await why('partyMember', wrong)).toBe(STALE)
    expect(await why('partyMember', wrong)).toBe(STALE)
    expect(await why('partyMember', wrong)).toContain('请等几分钟再输')
    const { digits } = await codeNow(district, id)
    expect(await why('partyMember', digits)).toContain('请等几分钟再输')
    expect(stored()).toEqual([])
    await later(MINUTE - 1000)
    expect(await why('partyMember', (await codeNow(district, id)).digits)).toContain('请等几分钟')
    await later(MINUTE)
    expect(await why('partyMember', (await codeNow(district, id)).digits)).toBeNull()
  })

  test('错到第八次，这一场不再收他输的数字；扫二维码照样签得上，别人不受影响', async () => {
    const waits = [0, 0, 0, 1, 2, 4, 8, 16]
    let at = 0
    for (const wait of waits) {
      at += wait * MINUTE
      await later(at)
      await why('volunteer', await wrongCode())
    }
    expect(await why('volunteer', await wrongCode())).toContain('这一场不能再输数字了')
    await later(at + 60 * MINUTE)
    const now = await codeNow(district, id)
    expect(await why('volunteer', now.digits)).toContain('这一场不能再输数字了')
    expect(await why('partyMember', now.digits)).toBeNull()
    expect(await why('volunteer', signOf(now))).toBeNull()
  })

  test('同一刻一起猜二十个，也只算得上前几个', async () => {
    const before = district.find('checkInTries').map((tries) => tries._id)
    const guesses = Array.from({ length: 20 }, (_, i) => String(900_000 + i))
    await Promise.all(guesses.map((guess) => why('partyMember', guess)))
    const [tries] = district.find('checkInTries', { _id: { $nin: before } })
    expect(tries?.wrong).toBe(3)
  })
})

describe('时候', () => {
  const from = () => new Date(turn + HOUR).toISOString()

  test('开始前一秒签不了，开始那一刻签得了；结束前一秒签得了，结束那一刻签不了', async () => {
    id = (await beginOne(district, { from: from(), minutes: 60 })).id
    const early = await district.send('worker', 'checkin', 'codes', { id })
    expect([early.code, early.message]).toEqual(['CONFLICT', expect.stringContaining('才开始')])
    await later(HOUR - 1000)
    expect(await why('partyMember', 'A'.repeat(22))).toContain('才开始')
    await later(HOUR)
    expect(await why('partyMember', signOf(await codeNow(district, id)))).toBeNull()
    await later(2 * HOUR - 1000)
    const last = signOf(await codeNow(district, id))
    expect(await why('volunteer', last)).toBeNull()
    await later(2 * HOUR)
    expect(await why('volunteerElsewhere', last)).toContain('CONFLICT 这一场已经结束')
    expect((await district.send('worker', 'checkin', 'codes', { id })).code).toBe('CONFLICT')
  })

  test('快结束的时候只给到结束为止的码', async () => {
    await later(2 * HOUR - 70_000)
    const { codes } = await district.must<CodesView>('worker', 'checkin', 'codes', { id })
    expect(codes).toHaveLength(3)
  })

  test('提早结束，手里剩下的码马上都不管用', async () => {
    const { codes } = await district.must<CodesView>('worker', 'checkin', 'codes', { id })
    await later(40_000)
    await district.must('worker', 'checkin', 'end', { id })
    expect(await why('partyMember', signOf(codes[1] as never))).toContain('这一场已经结束')
  })

  test('回话丢在路上、结束以后才重发的，看到的是签上的那一次，不是一句“已经结束”', async () => {
    const code = signOf(await codeNow(district, id))
    await signIn(district, 'partyMember', id, code, 'same-request-0000001')
    await later(DAY)
    const again = await signIn(district, 'partyMember', id, code, 'same-request-0000001')
    expect(again.data.checkIn).toMatchObject({ state: 'missed', minutes: 0 })
    const mine = await district.must<MyServicePage>('partyMember', 'checkin', 'mine')
    expect(mine.rows.filter((row) => row.inAt === new Date(turn).toISOString())).toHaveLength(1)
  })
})
