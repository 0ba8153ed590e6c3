import {
  accountIdOf,
  appointed,
  districtPosts,
  formFor,
  newPhone,
  type Post,
  postsIn,
  recordsFor,
  recordsOf,
} from './appointment-walk'
import { type District, openDistrict, type Who } from './district'
import { phoneOf } from './opener'
import type { CastName } from './seed/cast'
import { elsewhere, home } from './seed/places'

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

/** 手写的：谁在自己那一片能任免哪些位置。没有写的一个也不能。故意不读业务里的那一张。 */
const byHand: Partial<Record<CastName, readonly string[]>> = {
  district: [
    ...['street', 'scout', 'secretary', 'worker', 'cover', 'clerk', 'leader', 'volunteer'],
    ...['member', 'auditor', 'A', 'B', 'head', 'branch', 'guide'],
    ...['district', 'department', 'liaison', 'organs'],
  ],
  street: ['secretary', 'worker', 'cover', 'A', 'B', 'head', 'branch'],
  secretary: ['cover', 'clerk', 'leader', 'volunteer', 'head'],
}

const everyone: readonly Who[] = [
  ...(['district', 'street', 'secretary', 'worker', 'gridWorker', 'gridCover'] as const),
  ...(['buildingHead', 'clerk', 'activityLeader', 'scout', 'partyMember', 'volunteer'] as const),
  ...(['unitLiaison', 'partySecretary', 'guide', 'department', 'auditor', 'resident'] as const),
]

const inside = { ...postsIn(home), ...districtPosts }
const outside = postsIn(elsewhere)
const here = (who: Who) => (who ? (byHand[who as CastName] ?? []) : [])

/** 归不归他办：已经有人的位置会说“要换人”，那也是归他办。 */
const allowed = (answer: { ok: boolean; code?: string; message?: string }) => {
  if (answer.ok || (answer.code === 'CONFLICT' && /只能有一位/.test(answer.message ?? '')))
    return true
  expect(answer.code).toBe('FORBIDDEN')
  return false
}

async function whoMay(posts: Readonly<Record<string, Post>>, who: Who): Promise<string[]> {
  const found: string[] = []
  for (const [name, post] of Object.entries(posts))
    if (allowed(await appointed(district, who, formFor(post)))) found.push(name)
  return found.sort()
}

describe('任命', () => {
  test.each(everyone)('%s 在自己那一片能任命的，正好是手写的那几个', async (who) => {
    expect(await whoMay(inside, who)).toEqual([...here(who)].sort())
  })

  test.each(everyone)('%s 在别的街道、别的社区，除了区里一个也不能任命', async (who) => {
    const expected = who === 'district' ? Object.keys(outside).sort() : []
    expect(await whoMay(outside, who)).toEqual(expected)
  })

  test('游客、还没同意隐私指引的人进不了门', async () => {
    const form = formFor(inside.clerk as Post)
    expect((await appointed(district, null, form)).code).toBe('SIGN_IN')
    expect((await appointed(district, 'newcomer', form)).code).toBe('CONSENT')
  })
})

/** 由区里请来一个有任期的人，返回他那一段任职的编号。 */
async function someoneIn(post: Post): Promise<string> {
  const phone = newPhone()
  const answer = await appointed(district, 'district', formFor(post, { phone, last: '2027-11-22' }))
  expect(answer).toMatchObject({ ok: true })
  return recordsFor(district, phone)[0]?._id ?? ''
}

describe('续任与免去', () => {
  const names = ['cover', 'clerk', 'volunteer', 'head', 'worker', 'B', 'guide', 'liaison'] as const

  test.each(names)('%s 这一段：谁能续任、谁能免去，和谁能任命他一样', async (name) => {
    const post = inside[name] as Post
    const id = await someoneIn(post)
    for (const who of everyone) {
      const mine = here(who).includes(name)
      const last = `2028-0${1 + (everyone.indexOf(who) % 9)}-15`
      const longer = await district.send(who, 'appointment', 'extend', { id, last })
      // 续到更早的日子是填得不对，也是归他办。
      expect([who, longer.code !== 'FORBIDDEN']).toEqual([who, mine])
      if (mine) continue
      const gone = await district.send(who, 'appointment', 'dismiss', { id })
      expect([who, gone.code]).toEqual([who, 'FORBIDDEN'])
    }
    const [one] = everyone.filter((who) => here(who).includes(name)).reverse()
    expect(await district.send(one ?? null, 'appointment', 'dismiss', { id })).toMatchObject({
      ok: true,
    })
  })

  test('别的社区的书记、别的街道，续不了、免不了、也看不了号码', async () => {
    const id = await someoneIn(inside.clerk as Post)
    for (const who of ['secretaryElsewhere', 'streetElsewhere', 'workerElsewhere'] as const)
      for (const [name, input] of [
        ['extend', { id, last: '2029-01-01' }],
        ['dismiss', { id }],
        ['showPhone', { id }],
      ] as const)
        expect((await district.send(who, 'appointment', name, input)).code).toBe('FORBIDDEN')
  })

  test('谁也任免不了自己：照号码任命、续任、免去都不行', async () => {
    const accountId = accountIdOf(district, 'district')
    const id = recordsOf(district, { accountId })[0]?._id
    for (const [name, input] of [
      ['dismiss', { id }],
      ['extend', { id, last: '2029-01-01' }],
    ] as const)
      expect((await district.send('district', 'appointment', name, input)).code).toBe('FORBIDDEN')
    const form = formFor({ role: 'street', areaId: home.streetId }, { phone: phoneOf('district') })
    expect((await appointed(district, 'district', form)).code).toBe('FORBIDDEN')
  })
})

describe('请假', () => {
  const target = 'gridWorkerNext'
  const leaveFor = (who: Who, id: string | null) =>
    district.send(who, 'appointment', 'leave', { id, from: '2026-11-25', last: '2026-11-27' })

  test('只有网格员自己和他的社区书记写得了，别人都不行', async () => {
    const accountId = accountIdOf(district, target)
    const id = recordsOf(district, { accountId, duty: 'A' })[0]?._id ?? ''
    for (const who of [...everyone, 'secretaryElsewhere', 'streetElsewhere'] as const) {
      if (who === 'secretary') continue
      expect([who, (await leaveFor(who, id)).code]).toEqual([who, 'FORBIDDEN'])
      const back = await district.send(who, 'appointment', 'comeBack', { id })
      expect([who, back.code]).toEqual([who, 'FORBIDDEN'])
    }
    for (const who of ['secretary', target] as const) {
      expect(await leaveFor(who, id)).toMatchObject({ ok: true })
      expect(await district.send(who, 'appointment', 'comeBack', { id })).toMatchObject({
        ok: true,
      })
    }
    expect(await leaveFor(target, null)).toMatchObject({ ok: true })
    for (const who of everyone.filter((one) => one !== 'gridWorker' && one !== 'gridCover'))
      expect([who, (await leaveFor(who, null)).code]).toEqual([who, 'FORBIDDEN'])
  })
})
