import type { AreaNode } from '@domain/appointment/area-tree'
import type { PartyNode } from '@domain/appointment/party-tree'
import type { VacanciesView } from '@domain/appointment/vacancies'
import type { ChecklistView } from '@domain/opening/checklist'
import { appointed, formFor } from './appointment-walk'
import { type District, openDistrict, type Who } from './district'
import { phoneOf } from './opener'
import { elsewhere, home } from './seed/places'

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

const areaTree = (who: Who, id?: string) =>
  district.send<AreaNode>(who, 'appointment', 'areaTree', id ? { id } : {})
const partyTree = (who: Who, id?: string) =>
  district.send<PartyNode>(who, 'appointment', 'partyTree', id ? { id } : {})
const vacancies = (who: Who, id?: string) =>
  district.send<VacanciesView>(who, 'appointment', 'vacancies', id ? { id } : {})

/** 刚才那一次调用：取出的不超过给出的两倍加十，没有扫全表。 */
function cheap(most: number): void {
  const call = district.cloud.calls.at(-1)
  expect(call?.operations.length).toBeLessThanOrEqual(most)
  for (const { index, examined, returned } of call?.operations ?? []) {
    expect(index).not.toBe('SCAN')
    expect(examined ?? 0).toBeLessThanOrEqual((returned ?? 0) * 2 + 10)
  }
}

describe('区域树', () => {
  test('从区到楼栋一级一级打开，每一级一次调用：谁担任什么，空着什么', async () => {
    const top = (await areaTree('district')).data
    expect([top.kind, top.up, top.below.length]).toEqual(['district', null, 5])
    const street = (await areaTree('district', home.streetId)).data
    expect([street.below.length, street.up?.id]).toEqual([6, 'D'])
    const community = (await areaTree('district', home.communityId)).data
    expect(community.below).toHaveLength(7)
    expect(community.party.map(({ name }) => name)).toEqual(['金桂社区党总支'])
    const grid = community.below.find(({ id }) => id === home.gridId)
    expect(grid).toMatchObject({ says: 'A 岗刘春梅 · B 岗罗建华', lacks: [] })
    const node = (await areaTree('district', home.gridId)).data
    expect(node.onDuty).toEqual({ words: '今天由 A 岗刘春梅值班', usual: true })
    expect(node.seats.map(({ label, vacant }) => [label, vacant])).toEqual([
      ['网格员（A 岗）', false],
      ['网格员（B 岗）', false],
    ])
    const building = node.below.find(({ id }) => id === home.buildingId)
    expect(building?.says).toBe('楼栋长蒋玉珍')
    expect((await areaTree('district', home.buildingId)).data.below).toEqual([])
  })

  test('请假的网格写明今天由谁代班', async () => {
    const away = (await areaTree('district', 'D-04-02-02')).data
    expect(away.onDuty).toMatchObject({ usual: false })
    expect(away.onDuty?.words).toMatch(/^今天由 B 岗.+代班$/)
    expect(away.seats[0]?.holders[0]).toMatchObject({ away: true })
    const { below } = (await areaTree('district', 'D-04-02')).data
    expect(below.find(({ id }) => id === 'D-04-02-02')?.says).toMatch(/^A 岗.+（请假） · B 岗/)
  })

  test('各看各管的那一片；别的角色和游客看不到谁担任什么', async () => {
    const top = async (who: Who) => (await areaTree(who)).data?.name
    expect(await top('street')).toBe('桂园街道')
    expect([await top('secretary'), await top('worker')]).toEqual(['金桂社区', '金桂社区'])
    expect(await top('auditor')).toBe('梧桐区（演示）')
    for (const [who, id] of [
      ['street', elsewhere.streetId],
      ['street', 'D'],
      ['secretary', elsewhere.gridId],
      ['worker', home.streetId],
    ] as const)
      expect([who, id, (await areaTree(who, id)).code]).toEqual([who, id, 'FORBIDDEN'])
    const others = ['gridWorker', 'buildingHead', 'clerk', 'partyMember', 'volunteer'] as const
    for (const who of [...others, 'partySecretary', 'guide', 'unitLiaison', 'resident'] as const)
      for (const id of [undefined, home.gridId])
        expect([who, (await areaTree(who, id)).code]).toEqual([who, 'FORBIDDEN'])
    expect((await areaTree(null)).code).toBe('SIGN_IN')
    // 往上一级不归他看，就没有那条路。
    expect((await areaTree('street')).data.up).toBeNull()
  })
})

describe('党组织树', () => {
  test('机关工委、街道党工委、行业和流动党支部在最上面，一级一级到网格党支部，再回到网格', async () => {
    const top = (await partyTree('district')).data
    expect(top.here).toBeNull()
    expect(top.below).toHaveLength(1 + 5 + 1 + 2 + 7)
    expect(top.below.filter(({ lacks }) => lacks.length > 0).map(({ name }) => name)).toEqual([
      '驻外第七流动党员党支部',
    ])
    const street = (await partyTree('district', `U-P-${home.streetId}`)).data
    expect(street.below).toHaveLength(6)
    const general = (await partyTree('district', `U-P-${home.communityId}`)).data
    expect(general.below).toHaveLength(7)
    expect(general.here).toMatchObject({
      ...{ label: '党总支', up: { name: '桂园街道党工委' }, area: { id: home.communityId } },
    })
    const branch = (await partyTree('district', `U-P-${home.gridId}`)).data
    expect(branch.here?.area).toMatchObject({ id: home.gridId, kind: 'grid' })
    const back = (await areaTree('district', home.gridId)).data
    expect(back.party.map(({ id }) => id)).toEqual([`U-P-${home.gridId}`])
  })

  test('社区、街道从建在自己那一片的看起；书记看自己的和下级的，别的看不到', async () => {
    const roots = async (who: Who) => (await partyTree(who)).data.below.map(({ name }) => name)
    expect(await roots('secretary')).toEqual(['金桂社区党总支'])
    expect(await roots('street')).toEqual(['桂园街道党工委'])
    expect(await roots('partySecretary')).toEqual(['外卖行业联合党支部'])
    const code = async (who: Who, id: string) => (await partyTree(who, id)).code
    expect(await code('partySecretary', `U-P-${home.communityId}`)).toBe('FORBIDDEN')
    expect(await code('secretary', `U-P-${elsewhere.communityId}`)).toBe('FORBIDDEN')
    expect(await code('street', 'U-05')).toBe('FORBIDDEN')
    expect(await code('resident', `U-P-${home.gridId}`)).toBe('FORBIDDEN')
    expect(await code('guide', 'U-05')).toBe('FORBIDDEN')
    expect(await code('district', 'U-01')).toBe('NOT_FOUND')
  })

  test('党总支书记看得到下面的网格党支部，看不到上级和别的社区', async () => {
    await appointed(
      district,
      'district',
      formFor(
        { role: 'partySecretary', unitId: `U-P-${home.communityId}` },
        { phone: phoneOf('residentNext') },
      ),
    )
    const branch = (await partyTree('residentNext', `U-P-${home.gridId}`)).data
    expect(branch.here).toMatchObject({ up: { name: '金桂社区党总支' }, area: null })
    expect((await partyTree('residentNext', `U-P-${home.communityId}`)).data.here?.up).toBeNull()
    expect((await partyTree('residentNext', `U-P-${home.streetId}`)).code).toBe('FORBIDDEN')
  })
})

describe('空缺', () => {
  test('全是算出来的，和开区清单数得一样，点得到的每一行都打得开', async () => {
    const view = (await vacancies('district')).data
    const { items } = await district.must<ChecklistView>('district', 'opening', 'checklist')
    for (const { key, count } of items) {
      const group = view.groups.find((one) => one.key === key)
      if (group) expect([key, group.rows.length]).toEqual([key, count])
    }
    const keys = view.groups.map(({ key }) => key)
    expect(keys).toEqual(['noPartySecretary', 'noLiaison', 'soon'])
    for (const { rows } of view.groups)
      for (const { to } of rows.slice(0, 3))
        if (to)
          expect(
            await district.send('district', 'appointment', to.tree, { id: to.id }),
          ).toMatchObject({ ok: true })
  })

  test('各看各的；别的角色看不到', async () => {
    const mine = (await vacancies('secretaryElsewhere')).data
    expect(mine.name).toBe('银杏社区')
    expect(mine.groups.flatMap(({ rows }) => rows.map(({ name }) => name))).toEqual([
      '银杏社区党总支',
    ])
    expect((await vacancies('street', elsewhere.streetId)).code).toBe('FORBIDDEN')
    for (const who of ['gridWorker', 'partySecretary', 'partyMember', 'resident'] as const)
      expect([who, (await vacancies(who)).code]).toEqual([who, 'FORBIDDEN'])
  })

  test('A 岗空出来、任期到了没有人接，都列出来，连同原来是谁', async () => {
    const [a] = district.find('appointments', { areaId: 'D-01-02-03', duty: 'A' })
    await district.must('streetElsewhere', 'appointment', 'dismiss', { id: a?._id })
    const view = (await vacancies('secretaryElsewhere')).data
    const rows = (key: string) => view.groups.find((one) => one.key === key)?.rows ?? []
    expect(rows('noA').map(({ name }) => name)).toEqual(['银杏第三网格'])
    expect(rows('ended')[0]?.name).toBe('银杏第三网格 网格员（A 岗）')
    expect(rows('ended')[0]?.note).toContain('结束')
  })
})

describe('人多的时候', () => {
  test('一万名志愿者都在，每一页还是一次调用、按索引取、不多取', async () => {
    const now = '2026-01-01T00:00:00.000Z'
    const grids = district.find('areas', { kind: 'grid' })
    const people = Array.from({ length: 10_000 }, (_, i) => {
      const at = grids[i % grids.length]
      const id = `crowd-volunteer-${i}`
      const role = {
        role: i % 3 ? 'volunteer' : 'partyMember',
        areaId: at?._id,
        areaName: at?.name,
      }
      const held = { _id: id, id, rev: 1, ...role, from: now, to: null }
      return { ...held, accountId: id, phoneDigest: null, name: 'x', wakeAt: null }
    })
    district.cloud.database.load('appointments', people)
    const middle = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1] ?? 0
    for (const [name, input, most] of [
      ['areaTree', {}, 6],
      ['areaTree', { id: home.streetId }, 6],
      ['areaTree', { id: home.communityId }, 6],
      ['areaTree', { id: home.gridId }, 7],
      ['partyTree', {}, 4],
      ['partyTree', { id: `U-P-${home.communityId}` }, 6],
      ['vacancies', {}, 14],
    ] as const) {
      const times: number[] = []
      for (let i = 0; i < 9; i += 1) {
        const began = performance.now()
        await district.must('district', 'appointment', name, input)
        times.push(performance.now() - began)
      }
      cheap(most)
      console.info(`${name} ${JSON.stringify(input)} 中位数 ${middle(times).toFixed(1)} 毫秒`)
    }
    await district.must('resident', 'appointment', 'myGrid')
    cheap(5)
    await district.must('gridWorker', 'appointment', 'myAppointments')
    cheap(2)
  })
})
