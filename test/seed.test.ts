import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Account, AppointmentRecord } from '@domain/account/account'
import type { Area } from '@domain/area/area'
import type { CheckIn } from '@domain/checkin/checkin'
import type { Occasion } from '@domain/checkin/occasion'
import type { Notice } from '@domain/inbox/inbox'
import { roles } from '@domain/kernel/actor'
import type { Entry } from '@domain/points/entry'
import type { Wallet } from '@domain/points/wallet'
import type { ReportIn } from '@domain/reportin/reportin'
import type { ServicePost } from '@domain/reportin/service-post'
import type { Tally } from '@domain/reportin/tally'
import type { RosterRow } from '@domain/roster/roster'
import type { ServiceYear } from '@domain/service/service'
import type { Redemption } from '@domain/shop/redemption'
import type { Shelf } from '@domain/shop/shop'
import type { Counter } from '@domain/ticket/ticket'
import type { UnitReportIn } from '@domain/unit/report-in'
import type { Unit } from '@domain/unit/unit'
import type { WantList } from '@domain/unit/want'
import type { Wish } from '@domain/wish/wish'
import cloudbase from '../cloudbaserc.json'
import { openVault } from '../cloudfunctions/_shared/vault'
import { cast, people } from './seed/cast'
import { type SeedOptions, seedDistrict } from './seed/district'
import { elsewhere, home } from './seed/places'

const vault = openVault(Buffer.from('TEST-ONLY-NOT-FOR-PRODUCTION-KEY').toString('base64'))
const NOW = '2026-11-23T07:30:00.000Z'

async function readSeed(o: Partial<SeedOptions> = {}) {
  const { documents } = await seedDistrict({ seed: 7, now: NOW, vault, ...o })
  const all = <T>(name: string) => (documents.get(name) ?? []) as unknown as readonly T[]
  const accounts = all<Account>('accounts')
  return {
    documents,
    areas: all<Area>('areas'),
    accounts,
    byId: new Map(accounts.map((a) => [a._id, a])),
    appointments: all<AppointmentRecord>('appointments'),
    wishes: all<Wish>('tickets'),
    counters: all<Counter>('counters'),
    notices: all<Notice>('notices'),
  }
}

type District = Awaited<ReturnType<typeof readSeed>>

const accountOf = (district: District, openid: string) =>
  district.accounts.find((a) => a.openid === openid)

/** 打开密文，才好逐字比较。 */
function readable({ documents }: District): unknown {
  return [...documents].map(([collection, docs]) => [
    collection,
    docs.map((doc) => {
      const { phone, wish } = doc as unknown as { phone?: string; wish?: Wish['wish'] }
      const { name, accountId } = doc as { name?: string; accountId?: string }
      const { contact, office } = doc as { contact?: string; office?: string }
      const { assigned } = wish ?? {}
      const opened = assigned && { assigned: { ...assigned, name: vault.open(assigned.name) } }
      return {
        ...doc,
        ...(phone && { phone: vault.open(phone) }),
        ...(contact && { contact: vault.open(contact) }),
        ...(office && { office: vault.open(office) }),
        ...((accountId || collection === 'rosterRows') && name && { name: vault.open(name) }),
        ...(wish && { wish: { ...wish, ...opened, contact: vault.open(wish.contact) } }),
      }
    }),
  ])
}

let district: District
beforeAll(async () => {
  district = await readSeed()
})

describe('演示区的样子', () => {
  const count = (kind: Area['kind']) => district.areas.filter((a) => a.kind === kind).length

  test('一个区、五条街道、30 个社区、161 个网格，网格下都有楼栋', () => {
    expect(count('district')).toBe(1)
    expect(count('street')).toBe(5)
    expect(count('community')).toBe(30)
    expect(count('grid')).toBe(161)
    for (const grid of district.areas.filter((a) => a.kind === 'grid')) {
      const buildings = district.areas.filter((a) => a.parentId === grid._id)
      expect(buildings.length).toBeGreaterThanOrEqual(6)
      expect(buildings.length).toBeLessThanOrEqual(12)
    }
  })

  test('编号与区划代码都不重复，代码一看就是演示，社区序号从 01 排到 30', () => {
    const { areas } = district
    expect(new Set(areas.map((a) => a._id)).size).toBe(areas.length)
    expect(new Set(areas.map((a) => a.code)).size).toBe(areas.length)
    for (const { code } of areas) expect(code).toMatch(/^99/)
    const serials = areas.filter((a) => a.kind === 'community').map((a) => a.serial)
    expect(serials).toEqual(Array.from({ length: 30 }, (_, i) => String(i + 1).padStart(2, '0')))
    for (const a of areas.filter((x) => x.parentId))
      expect(a._id.slice(0, a._id.lastIndexOf('-'))).toBe(a.parentId)
  })

  test('测试用的几个地方都在，二维码的场景令牌指向金桂第二网格', () => {
    const names = new Map(district.areas.map((a) => [a._id, a.name]))
    expect(names.get(home.communityId)).toBe('金桂社区')
    expect(names.get(home.gridId)).toBe('金桂第二网格')
    expect(names.has(home.buildingId)).toBe(true)
    expect(names.get(elsewhere.communityId)).toBe('银杏社区')
    expect(district.documents.get('scenes')).toMatchObject([
      { _id: home.scene, areaId: home.gridId },
    ])
    expect(home.scene).toMatch(/^[\w-]{22}$/)
  })
})

describe('网格员', () => {
  const duties = () => district.appointments.filter((a) => a.role === 'gridWorker')
  const holders = (duty: string) => duties().filter((a) => a.duty === duty)
  const communityOf = (gridId: string) => gridId.slice(0, gridId.lastIndexOf('-'))

  test('全区 168 名网格员：161 名 A 岗，7 名顶班', () => {
    expect(new Set(duties().map((a) => a.accountId)).size).toBe(168)
    expect(holders('A')).toHaveLength(161)
    expect(new Set(holders('A').map((a) => a.accountId)).size).toBe(161)
    expect(new Set(holders('cover').map((a) => a.accountId)).size).toBe(7)
  })

  test('每个网格恰有一名 A 岗，B 岗由同社区别的网格的 A 岗兼任', () => {
    for (const grid of district.areas.filter((a) => a.kind === 'grid')) {
      expect(holders('A').filter((a) => a.areaId === grid._id)).toHaveLength(1)
      const bs = holders('B').filter((a) => a.areaId === grid._id)
      expect(bs.length).toBeGreaterThanOrEqual(1)
      for (const b of bs) {
        const own = holders('A').find((a) => a.accountId === b.accountId)?.areaId ?? ''
        expect(own).not.toBe(grid._id)
        expect(communityOf(own)).toBe(communityOf(grid._id))
      }
    }
  })
})

describe('人', () => {
  test('每种角色都有一位身份页上的人，此刻在任', () => {
    const held = people.flatMap((p) => accountOf(district, p.openid)?.appointments ?? [])
    for (const role of Object.keys(roles)) expect(held.map((a) => a.role)).toContain(role)
    for (const a of held) {
      expect(a.from < NOW).toBe(true)
      expect(a.to).toBeNull()
    }
  })

  test('名单有用而不长，每人有名字、说明、分组和演示号码', () => {
    expect(people.length).toBeGreaterThanOrEqual(25)
    expect(people.length).toBeLessThanOrEqual(40)
    expect(new Set(people.map((p) => p.openid)).size).toBe(people.length)
    for (const p of people) {
      expect(p.name && p.title && p.group).toBeTruthy()
      expect(p.phone).toMatch(/^1390000\d{4}$/)
    }
  })

  test('第一次来的居民还没有账号，其余的人都有', () => {
    expect(accountOf(district, cast.newcomer)).toBeUndefined()
    for (const p of people.filter((x) => x.openid !== cast.newcomer))
      expect(accountOf(district, p.openid)).toBeDefined()
  })

  test('账号由微信身份算出，任职文档与账号里的副本一致，地名对得上', () => {
    const names = new Map(district.areas.map((a) => [a._id, a.name]))
    const copy = ({ _id, accountId, rev, phoneDigest, name, ...a }: AppointmentRecord) => {
      const { wakeAt, leaveState, remindedFor, ...held } = a
      return held
    }
    const copies = district.accounts.flatMap((a) => a.appointments)
    expect(copies).toHaveLength(district.appointments.length)
    for (const account of district.accounts) {
      expect(account._id).toBe(vault.digest('account', account.openid))
      const own = district.appointments.filter((a) => a.accountId === account._id)
      expect(own.map(copy)).toEqual(account.appointments)
      for (const a of own) expect(a.areaName).toBe(names.get(a.areaId))
    }
  })

  test('单位有三个、站点两个、外卖联合党支部一个、货运党支部两个；联络员和党员都说得出自己的单位，名字对得上', () => {
    const units = district.documents.get('units') as unknown as readonly Unit[]
    const count = (kind: Unit['kind']) => units.filter((one) => one.kind === kind).length
    expect([count('unit'), count('depot'), count('jointBranch')]).toEqual([3, 2, 1])
    // 城管大队的一个，两个货运党支部。
    expect(count('branch')).toBe(3)
    expect(units.find(({ _id }) => _id === 'U-04')?.name).toBe('城管大队第二党支部')
    const names = new Map(units.map(({ _id, name }) => [_id, name]))
    const held = district.appointments.filter((a) => a.unit)
    for (const { role, unit } of held) {
      expect(['partyMember', 'unitLiaison', 'partySecretary', 'guide']).toContain(role)
      expect(names.get(unit?.id ?? '')).toBe(unit?.name)
    }
    const unitOf = (who: string, role: string) =>
      accountOf(district, who)?.appointments.find((a) => a.role === role)?.unit?.id
    const mine = unitOf(cast.unitLiaison, 'unitLiaison')
    for (const who of [cast.partyMember, cast.partyMemberOther])
      expect(unitOf(who, 'partyMember')).toBe(mine)
    for (const { name, accountId } of district.appointments)
      expect([accountId, vault.open<{ name: string }>(name).name.length > 0]).toEqual([
        accountId,
        true,
      ])
  })

  test('党组织的树：机关工委、街道党工委、30 个党总支、161 个网格党支部、7 个流动党员党支部', () => {
    const units = district.documents.get('units') as unknown as readonly Unit[]
    const of = (kind: Unit['kind']) => units.filter((one) => one.kind === kind)
    expect(of('committee')).toHaveLength(1 + 5)
    expect(of('generalBranch')).toHaveLength(30)
    expect(of('gridBranch')).toHaveLength(161)
    expect(of('mobileBranch')).toHaveLength(7)
    const byId = new Map(units.map((one) => [one._id, one]))
    const areas = new Map(district.areas.map((a) => [a._id, a]))
    for (const branch of [...of('gridBranch'), ...of('generalBranch')]) {
      const above = byId.get(branch.parentId ?? '')
      expect(above?.kind).toBe(branch.kind === 'gridBranch' ? 'generalBranch' : 'committee')
      expect(above?.areaId).toBe(areas.get(branch.areaId ?? '')?.parentId)
      expect(branch.areaName).toBe(areas.get(branch.areaId ?? '')?.name)
    }
  })

  test('党组织大多有书记，一个党组织最多一位；有的有任期，正好一位快到期', () => {
    const held = district.appointments.filter((a) => a.role === 'partySecretary')
    const ids = held.map((a) => a.unit?.id)
    expect(new Set(ids).size).toBe(ids.length)
    // 空着的：身份页上的人的两个社区、两个网格，和特意留着的五处。
    expect(held).toHaveLength(1 + 5 + 30 + 161 + 7 + 1 + 2 + 1 - 9)
    const terms = district.appointments.flatMap(({ to }) => (to === null ? [] : [to]))
    const month = new Date(Date.parse(NOW) + 30 * 86_400_000).toISOString()
    expect(terms.filter((to) => to < month)).toHaveLength(1)
    expect(terms.length).toBeGreaterThan(20)
  })

  test('今天有一位网格员在请假，不在金桂社区，他的每一段任职都写着', () => {
    const away = district.appointments.filter((a) => a.leave)
    expect(new Set(away.map((a) => a.accountId)).size).toBe(1)
    expect(away.map((a) => a.duty).sort()).toEqual(['A', 'B'])
    for (const { leave, areaId } of away) {
      expect(leave && leave.from < NOW && NOW < leave.to).toBe(true)
      expect(areaId.startsWith(home.communityId)).toBe(false)
    }
    expect(away.filter((a) => a.leaveState)).toHaveLength(1)
  })

  test('没有真号码：出现的手机号都是演示号段，人名不当编号用', () => {
    const text = JSON.stringify(readable(district))
    const phones = text.match(/(?<![\d\w-])1[3-9]\d{9}(?![\d\w-])/g) ?? []
    expect(phones.length).toBeGreaterThan(100)
    for (const phone of phones) expect(phone).toMatch(/^1390000/)
  })
})

/** 手写的状态表：从哪到哪、谁来做。故意不读业务里的那一张。 */
type Doer = 'worker' | 'owner' | 'helper' | 'partner' | 'slip' | 'liaison'
const byHand: Record<string, { from: string[]; to: string; who: Doer }> = {
  approve: { from: ['pending'], to: 'open', who: 'worker' },
  approveJoint: { from: ['pending'], to: 'open', who: 'worker' },
  offer: { from: ['open'], to: 'open', who: 'partner' },
  gather: { from: ['open'], to: 'claimed', who: 'worker' },
  reject: { from: ['pending'], to: 'rejected', who: 'worker' },
  resend: { from: ['rejected'], to: 'pending', who: 'owner' },
  claim: { from: ['open'], to: 'claimed', who: 'helper' },
  claimForUnit: { from: ['open'], to: 'claimed', who: 'liaison' },
  assign: { from: ['claimed'], to: 'claimed', who: 'liaison' },
  reach: { from: ['claimed'], to: 'claimed', who: 'helper' },
  release: { from: ['claimed'], to: 'open', who: 'helper' },
  deliver: { from: ['claimed'], to: 'delivered', who: 'helper' },
  confirm: { from: ['delivered'], to: 'done', who: 'owner' },
  half: { from: ['delivered'], to: 'claimed', who: 'owner' },
  no: { from: ['delivered'], to: 'claimed', who: 'owner' },
  thank: { from: ['done'], to: 'done', who: 'owner' },
  slipYes: { from: ['delivered'], to: 'done', who: 'slip' },
  share: { from: ['done'], to: 'done', who: 'owner' },
  withdraw: { from: ['pending', 'open', 'rejected'], to: 'withdrawn', who: 'owner' },
}

const HOURS_48 = 48 * 3_600_000

/** 一个心愿的时间线照手写的表重走一遍。 */
function retrace(wish: Wish, { byId }: District, now: string): void {
  const [first, ...rest] = wish.timeline
  expect(first).toMatchObject({
    step: 'post',
    by: wish.askedBy ?? wish.proxyId,
    at: wish.order.split('~')[0],
  })
  let status = 'pending'
  let handler: string | null = null
  let openedAt = ''
  let last = first?.at ?? ''
  const unitsOf = (who: string, role: string) =>
    byId.get(who)?.appointments.flatMap((a) => (a.role === role && a.unit ? [a.unit.id] : [])) ?? []
  let unit: string | null = null
  for (const { step, by, at, to } of rest) {
    const row = byHand[step]
    expect(row?.from).toContain(status)
    // 演示里的认领人当场就联系上了。
    expect(step === 'reach' ? at >= last : at > last).toBe(true)
    const holds = (role: string) =>
      byId.get(by)?.appointments.some((a) => a.role === role && wish.within.includes(a.areaId))
    if (row?.who === 'owner') expect(by).toBe(wish.askedBy)
    else if (row?.who !== 'slip') expect(by).not.toBe(wish.askedBy ?? wish.proxyId)
    if (row?.who === 'slip') expect([wish.askedBy, by]).not.toEqual([null, handler])
    if (row?.who === 'worker')
      expect(holds('communityWorker') || holds('communitySecretary')).toBe(true)
    if (['approve', 'approveJoint', 'release'].includes(step)) openedAt = at
    if (step === 'claim' || step === 'offer') {
      const early = Date.parse(at) - Date.parse(openedAt) < HOURS_48
      const member = byId.get(by)?.appointments.some((a) => a.role === 'partyMember')
      expect(member || (!early && holds('volunteer'))).toBe(true)
    }
    if (step === 'claim' || step === 'gather') {
      handler = by
      unit = null
    } else if (row?.who === 'helper') expect(by).toBe(handler)
    if (step === 'claimForUnit') unit = unitsOf(by, 'unitLiaison')[0] ?? ''
    if (row?.who === 'liaison') {
      expect(unitsOf(by, 'unitLiaison')).toContain(unit)
      handler = to ?? null
    }
    if (step === 'assign') expect(unitsOf(handler ?? '', 'partyMember')).toContain(unit)
    if (step === 'release') handler = null
    status = row?.to ?? ''
    last = at
  }
  expect(last <= now).toBe(true)
  expect(wish).toMatchObject({ status, handlerId: handler })
  const credit = unit ? { kind: 'unit', id: unit } : { kind: 'person', id: handler }
  expect(wish.wish.credit).toEqual(status === 'done' ? credit : null)
}

describe('双报到', () => {
  let reports: readonly ReportIn[]
  let here: readonly ReportIn[]
  beforeAll(() => {
    reports = district.documents.get('reportIns') as unknown as readonly ReportIn[]
    here = reports.filter(({ communityId }) => communityId === home.communityId)
  })
  const counted = (all: readonly ReportIn[]) => ({
    reported: all.filter((r) => ['confirmed', 'posted', 'onDuty', 'paused'].includes(r.status))
      .length,
    posted: all.filter((r) => ['posted', 'onDuty'].includes(r.status)).length,
    active: all.filter((r) => r.servedAt !== null && r.status !== 'cancelled').length,
  })

  test('走得到的每个状态都有人，两处都有；测试要用的几位居民还没有报到', () => {
    expect([...new Set(reports.map(({ status }) => status))].sort()).toEqual([
      ...['cancelled', 'confirmed', 'onDuty', 'paused', 'pending', 'posted', 'rejected'],
      'transferred',
    ])
    expect(new Set(here.map(({ line }) => line))).toEqual(new Set(['home', 'work']))
    for (const who of ['residentYoung', 'residentNext', 'residentOld', 'newcomer'] as const)
      expect(reports.map((r) => r.accountId)).not.toContain(vault.digest('account', cast[who]))
  })

  test('各社区、各单位的数，就是名单数出来的', () => {
    const tallies = district.documents.get('tallies') as unknown as readonly Tally[]
    expect(tallies.map(({ _id }) => _id).sort()).toEqual([
      ...[`community:${elsewhere.communityId}`, `community:${home.communityId}`],
      ...['unit:U-01', 'unit:U-02', 'unit:U-06'],
    ])
    for (const { _id, kind, key, reported, posted, active } of tallies) {
      const all = reports.filter((r) => (kind === 'unit' ? r.unitId : r.communityId) === key)
      expect([_id, { reported, posted, active }]).toEqual([_id, counted(all)])
    }
    expect(counted(here)).toEqual({ reported: 6, posted: 3, active: 2 })
  })

  test('岗位还差几人，就是一共几人减去认了的；有一个满了', () => {
    const posts = district.documents.get('servicePosts') as unknown as readonly ServicePost[]
    expect(posts.map(({ left }) => left).sort()).toEqual([0, 2, 5])
    for (const { _id, places, left } of posts) {
      const taken = reports.filter((r) => r.servicePost?.id === _id).length
      expect([_id, left]).toEqual([_id, places - taken])
    }
  })

  test('确认了的在社区有任职，暂停、转走、取消的没有；名册上认领的人都有账号', () => {
    for (const { accountId, communityId, status, appointmentId } of reports) {
      const held = district.byId
        .get(accountId)
        ?.appointments.find((a) => a.role === 'partyMember' && a.areaId === communityId)
      expect([status, held !== undefined]).toEqual([
        status,
        ['confirmed', 'posted', 'onDuty'].includes(status),
      ])
      if (appointmentId) expect(appointmentId).toBe(held?.id)
    }
    const rows = district.documents.get('rosterRows') as unknown as readonly RosterRow[]
    expect(rows.map(({ unitId }) => unitId)).toEqual(rows.map(() => 'U-01'))
    const claimed = rows.flatMap(({ accountId }) => accountId ?? [])
    expect([rows.length, claimed.length]).toEqual([9, 3])
    for (const accountId of claimed) expect(district.byId.has(accountId)).toBe(true)
  })
})

describe('心愿', () => {
  const at = (status: string) => district.wishes.filter((w) => w.status === status)
  const inHome = (wish: Wish) => wish.within.includes(home.communityId)

  test('走得到的每个状态都有心愿，道过谢的、退回又改好的、没解决的、解决一半的也有', () => {
    for (const status of ['pending', 'open', 'claimed', 'delivered', 'done', 'rejected'])
      expect(at(status).filter(inHome).length).toBeGreaterThan(0)
    expect(at('withdrawn').length).toBeGreaterThan(0)
    const walked = new Set(district.wishes.flatMap((w) => w.timeline.map((e) => e.step)))
    expect([...walked].sort()).toEqual(['post', ...Object.keys(byHand)].sort())
    expect(at('done').some((w) => w.wish.thanks)).toBe(true)
    expect(at('claimed').some((w) => w.level > 0)).toBe(true)
  })

  test('合力的心愿有还差几份的，也有人齐了在办的；一样一人一份，没有多收的', () => {
    const joint = district.wishes.filter((w) => w.wish.needs.length > 0)
    expect(joint.map((w) => w.status).sort()).toEqual(['claimed', 'open'])
    for (const { wish, handlerId, helperIds } of joint) {
      expect(wish.big).toBe(true)
      for (const { places, takers } of wish.needs) {
        expect(takers.length).toBeLessThanOrEqual(places)
        expect(new Set(takers.map((taker) => taker.by)).size).toBe(takers.length)
      }
      const takers = wish.needs.flatMap((need) => need.takers.map((taker) => taker.by))
      expect(new Set(helperIds)).toEqual(new Set([...takers, ...(handlerId ? [handlerId] : [])]))
    }
  })

  test('大厅、审核、我的心愿、我的认领都有东西看，大厅不止一页', () => {
    expect(at('open').filter(inHome).length).toBeGreaterThan(12)
    expect(at('pending').filter(inHome).length).toBeGreaterThanOrEqual(3)
    const mine = (openid: string, field: 'askedBy' | 'handlerId') =>
      district.wishes.filter((w) => w[field] === accountOf(district, openid)?._id)
    expect(mine(cast.resident, 'askedBy').length).toBeGreaterThanOrEqual(2)
    expect(mine(cast.partyMember, 'handlerId').length).toBeGreaterThanOrEqual(3)
  })

  test.each([
    '2026-11-23T07:30:00.000Z',
    '2026-11-23T00:01:00.000Z',
    '2026-11-21T19:00:00.000Z',
    '2027-01-01T15:59:00.000Z',
  ])('无论何时打开（%s），每个心愿的来历都合规矩，也没有将来的事', async (now) => {
    const then = await readSeed({ now })
    for (const wish of then.wishes) retrace(wish, then, now)
    for (const notice of then.notices) expect((notice.order.split('~')[0] ?? '') <= now).toBe(true)
  })

  test('没有人同时有三个以上没办完的心愿或认领', () => {
    const busy = ['pending', 'open', 'claimed', 'delivered', 'rejected']
    for (const field of ['askedBy', 'handlerId'] as const) {
      const tally = new Map<string, number>()
      for (const w of district.wishes.filter((x) => busy.includes(x.status))) {
        const who = w[field]
        if (who) tally.set(who, (tally.get(who) ?? 0) + 1)
      }
      expect(Math.max(...tally.values())).toBeLessThanOrEqual(3)
    }
  })

  test('工单号不重，是社区序号加类别加日期加流水；计数器停在最后一个流水上', () => {
    const serial = new Map(district.areas.map((a) => [a._id, a.serial]))
    const last = new Map<string, number>()
    for (const { no, within } of district.wishes) {
      expect(no).toMatch(/^\d{2}01-\d{8}-\d{3}$/)
      expect(no.slice(0, 2)).toBe(serial.get(within[2] ?? ''))
      const day = no.slice(0, 13)
      last.set(day, Math.max(last.get(day) ?? 0, Number(no.slice(14))))
    }
    expect(new Set(district.wishes.map((w) => w.no)).size).toBe(district.wishes.length)
    expect(new Map(district.counters.map((c) => [c._id, c.value]))).toEqual(last)
  })

  test('所在区域由大到小写全，联系方式是密封的，打开就是许愿人自己', () => {
    const names = new Map(district.areas.map((a) => [a._id, a.name]))
    for (const { within, place, wish, askedBy } of district.wishes) {
      const parts = place.areaId.split('-')
      expect(within).toEqual(parts.map((_, i) => parts.slice(0, i + 1).join('-')))
      expect([place.community, place.grid, place.building]).toEqual(
        within.slice(2).map((id) => names.get(id)),
      )
      const contact = vault.open<{ name: string; phone: string }>(wish.contact)
      expect(wish.contact).not.toContain(contact.phone)
      expect(wish.calledName.startsWith(contact.name.charAt(0))).toBe(true)
      if (askedBy === null) continue
      expect(district.byId.get(askedBy)?.phoneDigest).toBe(vault.digest('phone', contact.phone))
    }
  })

  test('消息都指着真有的心愿；等着审核的，本社区都收到了', () => {
    const reports = district.documents.get('unitReportIns') ?? []
    const ids = new Set([...district.wishes, ...reports].map((w) => w._id))
    for (const { ticketId } of district.notices) expect(ids.has(ticketId)).toBe(true)
    for (const wish of at('pending')) {
      const told = district.notices.filter((n) => n.ticketId === wish._id).map((n) => n.to)
      expect(told).toContain(`communityWorker@${wish.within[2]}`)
    }
  })
})

describe('签到', () => {
  test.each([NOW, '2026-11-21T19:00:00.000Z', '2027-01-01T15:59:00.000Z'])(
    '无论何时打开（%s），正有一场在进行；签到的人都是来帮忙的，一年的合计对得上',
    async (now) => {
      const { documents, byId } = await readSeed({ now })
      const all = <T>(name: string) => (documents.get(name) ?? []) as unknown as readonly T[]
      const occasions = new Map(all<Occasion>('occasions').map((one) => [one._id, one]))
      expect(
        [...occasions.values()].filter(({ from, to }) => from <= now && now < to),
      ).toHaveLength(1)
      const sums = new Map<string, number>()
      for (const one of all<CheckIn>('checkIns')) {
        const { from = '', to = '' } = occasions.get(one.occasionId) ?? {}
        expect(from <= one.inAt && one.inAt < to && one.inAt <= now).toBe(true)
        const held = byId.get(one.accountId)?.appointments.map(({ role }) => role) ?? []
        expect(held.some((role) => role === 'partyMember' || role === 'volunteer')).toBe(true)
        const out = one.outAt ?? one.inAt
        expect(out <= to && out <= now).toBe(true)
        expect(one.minutes).toBe((Date.parse(out) - Date.parse(one.inAt)) / 60_000)
        const local = new Date(Date.parse(one.inAt) + 8 * 3_600_000).toISOString()
        const key = `${one.accountId}~${local.slice(0, 4)}`
        if (one.outAt) sums.set(key, (sums.get(key) ?? 0) + one.minutes)
      }
      const years = all<ServiceYear>('serviceYears')
      const served = years.filter(({ times }) => times > 0)
      expect(new Map(served.map((one) => [one._id, one.minutes]))).toEqual(sums)
      const granted = documents.get('tickets')?.filter(({ status }) => status === 'done') ?? []
      expect(years.reduce((sum, { wishes }) => sum + wishes, 0)).toBeGreaterThanOrEqual(
        granted.length,
      )
    },
  )
})

describe('单位报到', () => {
  let reports: readonly UnitReportIn[]
  beforeAll(() => {
    reports = district.documents.get('unitReportIns') as unknown as readonly UnitReportIn[]
  })

  test('四份各停一处：住建局在金桂已确认，医院在银杏等确认，一份请改一改，一份提前结束', () => {
    const rows = reports.map((r) => [r.unitName, r.communityName, r.status].join(' '))
    expect(rows.sort()).toEqual([
      '区人民医院 金桂社区 ended',
      '区人民医院 银杏社区 pending',
      '区住房和建设局 金桂社区 confirmed',
      '区住房和建设局 银杏社区 declined',
    ])
  })

  test('先后不乱，没有将来的事；办成一件；联系人是密封的，打开是演示号码', () => {
    for (const { timeline, contact, office } of reports) {
      const times = timeline.map(({ at }) => at)
      expect(times).toEqual([...times].sort())
      expect((times.at(-1) ?? '') <= NOW).toBe(true)
      for (const sealed of [contact, office])
        if (sealed) expect(vault.open<{ phone: string }>(sealed).phone).toMatch(/^1390000/)
    }
    expect(reports.flatMap((r) => r.matches.filter(({ done }) => done))).toHaveLength(1)
  })

  test('金桂社区的清单上有五条需求，都没有过期', () => {
    const [list, ...others] = district.documents.get('wants') as unknown as readonly WantList[]
    expect([list?._id, list?.wants.length, others.length]).toEqual([home.communityId, 5, 0])
    for (const { until } of list?.wants ?? []) expect(until > NOW.slice(0, 10)).toBe(true)
  })
})

describe('积分', () => {
  test.each([NOW, '2026-11-21T19:00:00.000Z', '2027-01-01T15:59:00.000Z'])(
    '无论何时打开（%s），半年的流水都合规矩：各账户加起来是零，没有负的，货架对得上',
    async (now) => {
      const { documents, byId } = await readSeed({ now, lived: true })
      const all = <T>(name: string) => (documents.get(name) ?? []) as unknown as readonly T[]
      const lines = all<Entry>('entries').flatMap((entry) => entry.lines)
      const sumOf = (id: string) =>
        lines.reduce((sum, line) => (line.id === id ? sum + line.points : sum), 0)
      expect(lines.reduce((sum, { points }) => sum + points, 0)).toBe(0)
      for (const { _id, balance, lots } of all<Wallet>('wallets')) {
        expect([_id, balance]).toEqual([_id, sumOf(_id)])
        expect(lots.reduce((sum, { points }) => sum + points, 0)).toBe(balance)
        expect(lots.every(({ points }) => points > 0)).toBe(true)
        expect(byId.has(_id)).toBe(true)
      }
      for (const { at } of all<Entry>('entries')) expect(at < now).toBe(true)
      const redemptions = all<Redemption>('redemptions')
      for (const { _id, items, marks } of all<Shelf>('shelves')) {
        expect(marks.length).toBeLessThanOrEqual(1)
        for (const [goodId, { received, out, lost, free }] of Object.entries(items)) {
          const count = (status: string) =>
            redemptions
              .filter((one) => one.shopId === _id && one.status === status)
              .flatMap((one) => one.lines.filter((line) => line.goodId === goodId))
              .reduce((sum, line) => sum + line.count, 0)
          expect(out).toBe(count('collected'))
          expect(received - out - lost - free).toBe(count('ordered'))
        }
      }
      const statuses = new Set(redemptions.map(({ status }) => status))
      expect([...statuses].sort()).toEqual(['cancelled', 'collected', 'expired', 'ordered'])
    },
  )

  test('五家超市、四十样货；四百多笔流水，最早的在半年以前', async () => {
    const district = await readSeed({ lived: true })
    const shelves = district.documents.get('shelves') as unknown as readonly Shelf[]
    expect(shelves).toHaveLength(5)
    expect(shelves.flatMap(({ items }) => Object.keys(items))).toHaveLength(40)
    const entries = district.documents.get('entries') as unknown as readonly Entry[]
    expect(entries.length).toBeGreaterThan(400)
    expect(
      entries
        .map(({ at }) => at)
        .sort()[0]
        ?.slice(0, 7),
    ).toBe('2026-05')
  })
})

describe('可重复', () => {
  test('同样的种子和时刻，两次的演示区一模一样', async () => {
    expect(readable(await readSeed())).toEqual(readable(district))
  })

  test('换一个种子，人数岗位不变，邻居换了', async () => {
    const other = await readSeed({ seed: 8 })
    expect(other.areas.filter((a) => a.kind === 'grid')).toHaveLength(161)
    expect(readable(other)).not.toEqual(readable(district))
  })

  test('可以多撒两千个心愿，来历照样合规矩', async () => {
    const big = await readSeed({ wishes: 2000 })
    expect(big.wishes).toHaveLength(district.wishes.length + 2000)
    for (const wish of big.wishes.slice(0, 200)) retrace(wish, big, NOW)
  })
})

test('部署清单写全了每个云函数，超时时间与各自的配置相同', () => {
  const root = path.resolve(__dirname, '../cloudfunctions')
  const configOf = (name: string) => path.join(root, name, 'config.json')
  const names = readdirSync(root).filter((name) => existsSync(configOf(name)))
  expect(cloudbase.functions.map((f) => f.name).sort()).toEqual(names.sort())
  for (const { name, timeout } of cloudbase.functions)
    expect(JSON.parse(readFileSync(configOf(name), 'utf8')).timeout).toBe(timeout)
  expect(names).toContain(cloudbase.messagePush)
})
