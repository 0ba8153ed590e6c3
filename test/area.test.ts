import type { Choices } from '@domain/area/landing'
import type { PosterDetail, PosterSet, PosterView } from '@domain/area/posters'
import { DAY, type District, HOUR, monday, newRequestId, openDistrict, type Who } from './district'
import { type CastName, cast } from './seed/cast'
import { elsewhere, home } from './seed/places'

interface Start {
  place: { areaId: string } | null
  choices: Choices | null
  unknownScene: boolean
}

let district: District
const open = async () => {
  district = await openDistrict()
}
const close = () => district.close()

const everyone: Who[] = [null, ...(Object.keys(cast) as CastName[])]
const poster = (areaId: string, who: CastName = 'worker') =>
  district.must<PosterDetail>(who, 'area', 'poster', { areaId })
const start = (who: Who, scene: string) => district.must<Start>(who, 'wish', 'start', { scene })
const scan = (who: Who, scene: string, requestId?: string) =>
  district.send<{ counted: boolean }>(who, 'area', 'scanned', { scene }, requestId)
const renew = (who: Who, areaId: string, scene: string, requestId?: string) =>
  district.send<PosterDetail>(who, 'area', 'renew', { areaId, scene }, requestId)

// 谁能领、谁能换，照规则用手写的，不引用程序里的表。
const takers: Record<string, readonly CastName[]> = {
  [home.gridId]: ['worker', 'secretary', 'gridWorker', 'gridWorkerNext', 'gridCover', 'district'],
  [home.communityId]: ['worker', 'secretary', 'gridCover', 'district'],
  [elsewhere.gridId]: ['workerElsewhere', 'secretaryElsewhere', 'district'],
  [elsewhere.communityId]: ['workerElsewhere', 'secretaryElsewhere', 'district'],
}
const renewers: Record<string, readonly CastName[]> = {
  [home.gridId]: ['worker', 'secretary'],
  [home.communityId]: ['worker', 'secretary'],
}

describe('领海报', () => {
  beforeAll(open)
  afterAll(close)

  test.each(Object.keys(takers))('%s 的海报：只有手写的这些人领得到', async (areaId) => {
    for (const who of everyone) {
      // 一张一张领、一套一套领，问的是同一个规则，轮着试。
      const name = everyone.indexOf(who) % 2 === 0 ? 'poster' : 'posters'
      const answer = await district.send(who, 'area', name, { areaId })
      const may = who !== null && takers[areaId]?.includes(who)
      expect([who, name, answer.ok]).toEqual([who, name, Boolean(may)])
      if (!may) expect(['FORBIDDEN', 'SIGN_IN', 'CONSENT']).toContain(answer.code)
    }
  })

  test('领到的是真图片，扫出来是同一个网格；猜的、印错的码不填网格', async () => {
    const { imageUrl, scene } = await poster(home.gridId, 'gridWorker')
    const image = Buffer.from(await (await fetch(imageUrl ?? '')).arrayBuffer())
    expect(image.subarray(1, 4).toString()).toBe('PNG')
    expect((await start(null, scene)).place?.areaId).toBe(home.gridId)
    expect(await start(null, 'AAAAAAAAAAAAAAAAAAAAAA')).toMatchObject({
      unknownScene: true,
      place: null,
    })
  })

  test('街道、楼栋、没有的地方都没有海报，说一句话', async () => {
    for (const areaId of [home.streetId, 'D', home.buildingId, 'D-99-99']) {
      const answer = await district.send('district', 'area', 'poster', { areaId })
      expect([areaId, answer.code]).toEqual([areaId, 'INVALID'])
    }
  })

  test('社区的码：给出本社区的网格来选；住在这个社区的人先填好自己的网格，住在别处的不填', async () => {
    const { scene } = await poster(home.communityId)
    const guest = await start(null, scene)
    expect(guest).toMatchObject({ place: null, unknownScene: false })
    expect(guest.choices?.community).toBe('金桂社区')
    const grids = district.find('areas', { parentId: home.communityId }).map((a) => a._id)
    expect(guest.choices?.grids.map((g) => g.id)).toEqual(grids.sort())
    expect((await start('resident', scene)).place?.areaId).toBe(home.gridId)
    expect((await start('residentElsewhere', scene)).place).toBeNull()
    expect((await start('resident', home.scene)).choices).toBeNull()
  })

  test('成批打印：一个社区一套，区里是 30 个社区 161 个网格，每张的码都不同', async () => {
    const sets = await district.must<PosterSet[]>('district', 'area', 'posterSets')
    expect(sets).toHaveLength(30)
    expect(sets.flatMap((s) => s.grids)).toHaveLength(161)
    const printed: PosterView[] = []
    for (const { id, grids } of sets.slice(0, 4)) {
      const pages = await district.must<PosterView[]>('district', 'area', 'posters', { areaId: id })
      expect(pages.map((p) => p.areaId)).toEqual([id, ...grids.map((g) => g.id)])
      printed.push(...pages)
    }
    expect(new Set(printed.map((p) => p.scene)).size).toBe(printed.length)
    expect(printed.every((p) => p.imageUrl)).toBe(true)
  })

  test('海报清单各看各的：社区看本社区，网格员看自己的网格，区里看全部，别人没有', async () => {
    const wanted: Partial<Record<CastName, readonly string[]>> = {
      worker: [home.communityId],
      secretary: [home.communityId],
      gridCover: [home.communityId],
      gridWorker: [home.gridId, 'D-03-05-01'],
      gridWorkerNext: [home.neighbourGridId, home.gridId],
      workerElsewhere: [elsewhere.communityId],
      secretaryElsewhere: [elsewhere.communityId],
    }
    for (const who of everyone) {
      if (who === 'district') continue
      const answer = await district.send<PosterSet[]>(who, 'area', 'posterSets')
      const mine = who === null ? undefined : wanted[who]
      expect([who, answer.ok]).toEqual([who, mine !== undefined])
      if (mine) expect([who, answer.data.map((s) => s.id)]).toEqual([who, mine])
    }
  })
})

describe('换新', () => {
  beforeEach(open)
  afterEach(close)

  test('不归他换的人都换不了，码还是原来的', async () => {
    for (const [areaId, allowed] of Object.entries(renewers)) {
      const { scene } = await poster(areaId)
      for (const who of everyone) {
        if (who !== null && allowed.includes(who)) continue
        const answer = await renew(who, areaId, scene)
        expect([who, answer.ok]).toEqual([who, false])
      }
      expect((await poster(areaId)).scene).toBe(scene)
      for (const who of allowed) {
        const now = await poster(areaId)
        expect([who, now.mayRenew, (await renew(who, areaId, now.scene)).ok]).toEqual([
          who,
          true,
          true,
        ])
      }
    }
  })

  test('再领还是同一个码；两个人同时第一次领，也是同一个', async () => {
    const both = await Promise.all([
      poster(home.communityId, 'worker'),
      poster(home.communityId, 'secretary'),
    ])
    expect(both[0].scene).toMatch(/^[\w-]{22}$/)
    expect(both[1].scene).toBe(both[0].scene)
    expect((await poster(home.communityId)).scene).toBe(both[0].scene)
    expect(district.find('scenes', { areaId: home.communityId })).toHaveLength(1)
  })

  test('换新：旧码说“换新了”、不再说是哪个网格，新码管用；旧的还留着', async () => {
    const renewed = await renew('worker', home.gridId, home.scene)
    expect(renewed.data.scene).not.toBe(home.scene)
    expect(renewed.data).toMatchObject({ areaId: home.gridId, mayRenew: true })
    expect(await start(null, home.scene)).toMatchObject({ unknownScene: true, place: null })
    expect(await start(null, renewed.data.scene)).toMatchObject({
      unknownScene: false,
      place: { areaId: home.gridId },
    })
    const [old] = district.find('scenes', { _id: home.scene })
    expect(old?.retiredAt).toMatch(/^2026-11-23T/)
    expect((await poster(home.gridId, 'gridWorker')).scene).toBe(renewed.data.scene)
  })

  test('换新重发几遍、两个人同时换，都只换一次；再换一次才是又一个', async () => {
    const id = newRequestId()
    const many = await Promise.all([
      renew('worker', home.gridId, home.scene, id),
      renew('worker', home.gridId, home.scene, id),
      renew('secretary', home.gridId, home.scene),
    ])
    const scenes = new Set(many.map((answer) => answer.data.scene))
    expect(scenes.size).toBe(1)
    const inUse = district.find('scenes', { areaId: home.gridId, retiredAt: null })
    expect(inUse.map((s) => s._id)).toEqual([...scenes])
    const [second = ''] = scenes
    const third = await renew('worker', home.gridId, second)
    expect(third.data.scene).not.toBe(second)
    expect(district.find('scenes', { areaId: home.gridId })).toHaveLength(3)
  })

  test('拿别处的码来换，不行', async () => {
    const answer = await renew('worker', home.communityId, home.scene)
    expect(answer.code).toBe('INVALID')
    expect(district.find('scenes', { retiredAt: null })).toHaveLength(1)
  })
})

describe('扫码人数', () => {
  beforeEach(open)
  afterEach(close)

  const counts = async () => (await poster(home.gridId)).scans

  test('一个人一天在一处只数一次，第二天又数一次；游客不数', async () => {
    for (let i = 0; i < 3; i += 1) await scan('resident', home.scene)
    await scan('newcomer', home.scene)
    expect((await scan(null, home.scene)).data.counted).toBe(false)
    expect(await counts()).toEqual({ today: 2, month: 2 })
    // 东八区的午夜：差一秒还是今天，到点就是明天。
    const midnight = monday - 10 * HOUR + DAY
    await district.cloud.clock.set(midnight - 1000)
    expect((await scan('resident', home.scene)).data.counted).toBe(false)
    await district.cloud.clock.set(midnight)
    expect((await scan('resident', home.scene)).data.counted).toBe(true)
    expect(await counts()).toEqual({ today: 1, month: 3 })
    await district.cloud.clock.set(monday + 9 * DAY)
    expect(await counts()).toEqual({ today: 0, month: 0 })
  })

  test('重发不多数，同时来的一个也不少', async () => {
    const id = newRequestId()
    await scan('resident', home.scene, id)
    await scan('resident', home.scene, id)
    const people = everyone.filter((who) => who !== null && who !== 'resident').slice(0, 12)
    const answers = await Promise.all(people.map((who) => scan(who, home.scene)))
    expect(answers.every((answer) => answer.ok)).toBe(true)
    expect(await counts()).toEqual({ today: 13, month: 13 })
    expect(district.find('scans')).toHaveLength(1)
  })

  test('换下来的码、认不出的码不数，也不算错；网格和社区分开数', async () => {
    const community = await poster(home.communityId)
    await scan('resident', community.scene)
    await renew('worker', home.gridId, home.scene)
    for (const scene of [home.scene, 'AAAAAAAAAAAAAAAAAAAAAA'])
      expect(await scan('resident', scene)).toMatchObject({ ok: true, data: { counted: false } })
    expect(await counts()).toEqual({ today: 0, month: 0 })
    const [set] = await district.must<PosterSet[]>('worker', 'area', 'posterSets')
    expect(set).toMatchObject({ id: home.communityId, month: 1 })
    expect(set?.grids.every((g) => g.month === 0)).toBe(true)
  })

  test('留下的只有人数：没有编号、没有身份，前一天是谁第二天就不在了', async () => {
    await scan('resident', home.scene)
    const [account] = district.find('accounts', { openid: cast.resident })
    const stored = () => JSON.stringify(district.find('scans'))
    expect(stored()).not.toContain(cast.resident)
    expect(stored()).not.toContain(account?._id)
    const [{ latest }] = district.find('scans') as unknown as [{ latest: { people: string[] } }]
    await district.cloud.clock.set(monday + DAY)
    await scan('residentOther', home.scene)
    expect(stored()).not.toContain(latest.people[0])
  })

  test('打开许愿页的查询什么也不写', async () => {
    const before = district.find('scans').length
    await start('resident', home.scene)
    expect(district.find('scans')).toHaveLength(before)
  })
})
