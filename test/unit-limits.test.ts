import type { Account } from '@domain/account/account'
import type { Unit } from '@domain/unit/unit'
import { alarmAt, DAY, type District, HOUR, openDistrict, wishAt } from './district'
import { type CastName, cast } from './seed/cast'
import {
  accountId,
  actsIn,
  appoint,
  homeUnit,
  otherUnit,
  unitAssigned,
  unitClaimed,
} from './unit-walk'

// 数目和时限照着规则手写在这里，不引用程序里的表。
const SECOND = 1000
const CONTACT = 48 * HOUR
const HOUSING = '区住房和建设局'

let district: District
afterEach(() => district.close())
const open = async (quotas?: object) => {
  district = await openDistrict(quotas)
}

const now = () => district.cloud.clock.now()
const to = (ms: number) => alarmAt(district, ms)
const acts = actsIn(() => district)
const { stored, step, detail, claim, assign, substitute, told, member } = acts
const wakeOf = (id: string) => Date.parse(String(stored(id).wakeAt))
const releasesOf = (unitId: string) =>
  (district.find('units', { _id: unitId }) as unknown as Unit[])[0]?.releases.length
const personReleases = (who: CastName) =>
  (district.find('accounts', { openid: cast[who] }) as unknown as Account[])[0]?.releases.length

describe('数量', () => {
  const roomy = { openPerResident: 1e6, newPerMonth: 1e6 }
  const claimMany = async (many: number) => {
    const wishes = []
    for (let i = 0; i < many; i += 1) wishes.push(await wishAt(district, 'open'))
    return wishes.map(({ id }) => id)
  }
  const heldBy = (unitId: string) =>
    district.find('tickets', { status: 'claimed', 'wish.unit.id': unitId }).length

  test('一个单位手上最多 10 个没送达；只剩一个位置时同时来四个，只成一个；送达一个才能再认领', async () => {
    await open(roomy)
    const before = heldBy(homeUnit)
    const ids = await claimMany(18 - before)
    const take = () => ids.pop() ?? ''
    const won: string[] = []
    for (let i = before; i < 9; i += 1) {
      const id = take()
      expect((await claim('unitLiaison', id)).ok).toBe(true)
      won.push(id)
    }
    for (let round = 0; round < 2; round += 1) {
      const four = [take(), take(), take(), take()]
      const answers = await Promise.all(four.map((id) => claim('unitLiaison', id)))
      expect(answers.map((a) => a.code ?? 'ok').sort()).toEqual(['LIMIT', 'LIMIT', 'LIMIT', 'ok'])
      expect(heldBy(homeUnit)).toBe(10)
      await step('unitLiaison', won.pop() ?? '', 'deliver')
    }
    const left = take()
    expect((await claim('unitLiaison', left)).ok).toBe(true)
    const one = await wishAt(district, 'open')
    expect((await claim('unitLiaison', one.id)).message).toContain('10 个')
    expect((await claim('unitLiaisonOther', one.id, otherUnit)).ok).toBe(true)
  })

  test('区里改了单位的数目，照改过的', async () => {
    await open({ ...roomy, claimsPerUnit: 2 })
    const [one = '', two = '', three = ''] = await claimMany(3)
    expect(heldBy(otherUnit)).toBe(0)
    for (const id of [one, two])
      expect((await claim('unitLiaisonOther', id, otherUnit)).ok).toBe(true)
    expect((await claim('unitLiaisonOther', three, otherUnit)).code).toBe('LIMIT')
  })

  test('单位的不占个人的：手上交来四个，自己的三个照样能认领；第四个不行', async () => {
    await open(roomy)
    const lin = member('partyMemberOther')
    const own = district
      .find('tickets', { status: 'claimed', handlerId: accountId(district, 'partyMemberOther') })
      .filter(({ wish }) => (wish as { unit: unknown }).unit === null).length
    for (let i = 0; i < 4; i += 1) {
      const { id } = await unitClaimed(district)
      expect((await assign('unitLiaison', id, lin)).ok).toBe(true)
    }
    const ids = await claimMany(4 - own)
    const answers = []
    for (const id of ids) answers.push((await step('partyMemberOther', id, 'claim')).code ?? 'ok')
    expect(answers).toEqual([...Array(3 - own).fill('ok'), 'LIMIT'])
  })
})

describe('先联系', () => {
  test('还没联系上就换人，48 小时不重新算：差一秒还在，过一秒放回大厅，记在单位上', async () => {
    await open()
    const { id } = await unitClaimed(district)
    const limit = wakeOf(id)
    expect(Math.abs(limit - CONTACT - now())).toBeLessThan(60 * SECOND)
    await to(now() + 20 * HOUR)
    await assign('unitLiaison', id, member('partyMember'))
    await to(limit - 2 * HOUR)
    await substitute(id)
    expect(wakeOf(id)).toBe(limit)
    expect((await detail('partyMemberOther', id)).contactBy).toBe(new Date(limit).toISOString())
    await to(limit - SECOND)
    expect(stored(id).status).toBe('claimed')
    await to(limit + SECOND)
    expect(stored(id)).toMatchObject({ status: 'open', handlerId: null })
    expect(stored(id).wish).toMatchObject({ unit: null, assigned: null })
    expect(releasesOf(homeUnit)).toBe(1)
    for (const who of ['unitLiaison', 'partyMember', 'partyMemberOther'] as const)
      expect([who, personReleases(who)]).toEqual([who, 0])
    expect(told('box', id).at(-1)).toBe('48 小时里没有联系许愿人，心愿已经放回大厅。')
    expect(told('partyMemberOther', id).at(-1)).toContain('放回大厅')
  })

  test('联系上以后换人，新来的人从换人起 48 小时内要联系；说过就不放', async () => {
    await open()
    const silent = await unitAssigned(district)
    const spoken = await unitAssigned(district)
    for (const { id } of [silent, spoken]) await step('partyMember', id, 'reach')
    await to(now() + 4 * DAY)
    expect(stored(silent.id).status).toBe('claimed')
    const dueAt = String(stored(silent.id).dueAt)
    for (const { id } of [silent, spoken]) await substitute(id)
    const limit = wakeOf(silent.id)
    expect(Math.abs(limit - CONTACT - now())).toBeLessThan(60 * SECOND)
    expect(stored(silent.id).dueAt).toBe(dueAt)
    await to(limit - SECOND)
    expect((await step('partyMemberOther', spoken.id, 'reach')).ok).toBe(true)
    expect(stored(silent.id).status).toBe('claimed')
    await to(limit + SECOND)
    expect(stored(silent.id).status).toBe('open')
    expect(stored(spoken.id).status).toBe('claimed')
  })

  test('联系上以后换了人、没联系又换人：还是从第一次换人算', async () => {
    await open()
    const { id } = await unitAssigned(district)
    await step('partyMember', id, 'reach')
    await to(now() + 3 * DAY)
    await substitute(id)
    const limit = wakeOf(id)
    await to(now() + 30 * HOUR)
    const [chen, lin] = [member('partyMember'), member('partyMemberOther')]
    expect((await assign('unitLiaison', id, chen, lin)).ok).toBe(true)
    expect(wakeOf(id)).toBe(limit)
  })
})

describe('办不了', () => {
  test('交来的人自己不能放回，由联络员放回；记在单位上，不记在人上', async () => {
    await open()
    const { id } = await unitAssigned(district)
    expect((await step('partyMember', id, 'release')).code).toBe('FORBIDDEN')
    expect((await step('unitLiaison', id, 'release', '都出差了')).data.status).toBe('open')
    expect(releasesOf(homeUnit)).toBe(1)
    expect([personReleases('unitLiaison'), personReleases('partyMember')]).toEqual([0, 0])
    expect(stored(id)).toMatchObject({ handlerId: null, helperIds: [] })
    expect(told('partyMember', id).at(-1)).toBe('单位把这个心愿放回了大厅，您不用再办了：都出差了')
    // 之后个人认领，就和单位没有关系了。
    await step('partyMemberElsewhere', id, 'claim')
    expect((await detail('unitLiaison', id)).relation).toBe('visitor')
    expect(stored(id).wish).toMatchObject({ unit: null })
  })

  test('到期没办好，社区收回：记在单位上；兼着社区工作者的联络员自己不能收回', async () => {
    await open()
    const { id } = await unitAssigned(district)
    await step('partyMember', id, 'reach')
    const due = wakeOf(id)
    expect(Math.abs(due - 15 * DAY - now())).toBeLessThan(60 * SECOND)
    await to(due + SECOND)
    expect(told('box', id).at(-1)).toContain('到期了')
    await appoint(district, 'residentNext', [
      { role: 'unitLiaison', areaId: 'D', unit: { id: homeUnit, name: HOUSING } },
      { role: 'communityWorker', areaId: 'D-03-05' },
    ])
    expect((await step('residentNext', id, 'takeBack')).code).toBe('FORBIDDEN')
    expect((await step('worker', id, 'takeBack')).data.status).toBe('open')
    expect([releasesOf(homeUnit), personReleases('partyMember')]).toEqual([1, 0])
  })

  test('单位 30 天内放回两次，再认领要申请；社区同意后以单位的名义认领；过了 30 天又可以', async () => {
    await open({ openPerResident: 1e6, newPerMonth: 1e6 })
    for (let i = 0; i < 2; i += 1) {
      const { id } = await unitClaimed(district)
      expect((await step('unitLiaison', id, 'release')).ok).toBe(true)
    }
    const { id } = await wishAt(district, 'open')
    expect((await detail('unitLiaison', id)).steps).toEqual(['apply'])
    expect((await claim('unitLiaison', id)).code).toBe('LIMIT')
    const ask = { id, unitId: homeUnit, note: '已经安排好了人' }
    await district.must('unitLiaison', 'wish', 'apply', ask)
    const [one] = (await detail('worker', id)).applications
    expect(one).toMatchObject({ name: '沈海霞', unit: HOUSING, releases: 2 })
    const granted = { id, applicationId: one?.id ?? '' }
    await district.must('worker', 'wish', 'grant', granted)
    expect(stored(id).wish).toMatchObject({ unit: { id: homeUnit } })
    expect((await detail('unitLiaison', id)).steps).toContain('assign')
    const later = await wishAt(district, 'open')
    await to(now() + 30 * DAY + SECOND)
    expect((await claim('unitLiaison', later.id)).ok).toBe(true)
  })
})

test('圆了的梦只算一次：单位认领的算单位，个人认领的算个人，没等到确认的谁也不算', async () => {
  await open()
  const credit = (id: string) => stored(id).wish.credit
  const unit = await unitAssigned(district)
  await step('partyMember', unit.id, 'deliver')
  expect(credit(unit.id)).toBeNull()
  await step('resident', unit.id, 'confirm')
  await step('resident', unit.id, 'thank')
  expect(credit(unit.id)).toEqual({ kind: 'unit', id: homeUnit })
  const person = await wishAt(district, 'done')
  expect(credit(person.id)).toEqual({ kind: 'person', id: accountId(district, 'partyMember') })
  const silent = await unitAssigned(district)
  await step('partyMember', silent.id, 'deliver')
  await to(now() + 8 * DAY)
  expect(stored(silent.id).status).toBe('unconfirmed')
  expect(credit(silent.id)).toBeNull()
})
