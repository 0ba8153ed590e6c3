import type { DepotCode, DepotStart } from '@domain/reportin/depots'
import type { MyReports } from '@domain/reportin/mine'
import type { ReportView } from '@domain/reportin/present'
import type { StartView } from '@domain/wish/draft'
import { type District, openDistrict } from './district'
import { bindPhone } from './opener'
import { cast } from './seed/cast'
import { home } from './seed/places'

const UNKNOWN = '认不出这个站点的码，请再扫一次，或请站长给您看新的码。'
const told = { name: '唐雨欣', skills: ['errand'], free: 'now' }
const depot = { id: 'U-06' }

let district: District
beforeEach(async () => {
  district = await openDistrict()
})
afterEach(() => district.close())

const codeFor = (who: 'worker' | 'unitLiaisonOther' = 'worker', id = depot.id) =>
  district.must<DepotCode>(who, 'reportin', 'depotCode', { id })
const startAt = (scene: string) =>
  district.send<DepotStart>(null, 'reportin', 'depotStart', { scene })

test('骑手扫码、同意、登记手机号、写个名字就报到好；社区确认，算在站点名下', async () => {
  const { scene, name } = await codeFor()
  expect((await startAt(scene)).data).toMatchObject({ name, place: '金桂社区', phone: null })
  const input = { ...told, scene }
  expect((await district.send('newcomer', 'reportin', 'reportDepot', input)).code).toBe('CONSENT')
  await district.must('newcomer', 'account', 'consent', { version: '2026-11' })
  expect((await district.send('newcomer', 'reportin', 'reportDepot', input)).message).toMatch(
    /登记手机号/,
  )
  await bindPhone(district, 'newcomer')
  const sent = await district.must<ReportView>('newcomer', 'reportin', 'reportDepot', input)
  expect(sent).toMatchObject({ line: 'work', status: 'pending', unit: '金桂外卖站' })
  const before = district.find('tallies', { _id: 'unit:U-06' })[0]?.reported
  await district.must('worker', 'reportin', 'step', { id: sent.id, name: 'confirm', note: null })
  expect(district.find('tallies', { _id: 'unit:U-06' })[0]?.reported).toBe(Number(before) + 1)
  const mine = await district.must<MyReports>('newcomer', 'reportin', 'mine')
  expect(mine).toMatchObject({ unit: '金桂外卖站', unitAt: ['金桂社区'], complete: true })
})

test('领几次都是同一个码；换新以后旧的认不出，重发、两个人同时换都只换一次', async () => {
  const { scene } = await codeFor()
  expect((await codeFor()).scene).toBe(scene)
  const renewals = await Promise.all(
    (['worker', 'secretary'] as const).map((who) =>
      district.must<DepotCode>(who, 'reportin', 'renewDepotCode', { ...depot, scene }),
    ),
  )
  const [now = ''] = renewals.map((one) => one.scene)
  expect(new Set(renewals.map((one) => one.scene))).toEqual(new Set([now]))
  expect(now).not.toBe(scene)
  expect((await codeFor()).scene).toBe(now)
  expect(await startAt(scene)).toMatchObject({ code: 'INVALID', message: UNKNOWN })
  expect((await startAt(now)).data.name).toBe('金桂外卖站')
  const forged = { ...depot, scene: home.scene }
  expect((await district.send('worker', 'reportin', 'renewDepotCode', forged)).code).toBe('INVALID')
})

test('编的码、网格的码，都认不出，凭它报不了到', async () => {
  await bindPhone(district, 'residentYoung')
  for (const scene of ['AAAAAAAAAAAAAAAAAAAAAA', home.scene]) {
    expect(await startAt(scene)).toMatchObject({ code: 'INVALID', message: UNKNOWN })
    const answer = await district.send('residentYoung', 'reportin', 'reportDepot', {
      ...{ ...told, scene },
    })
    expect([answer.code, answer.message]).toEqual(['INVALID', UNKNOWN])
  }
})

test('站点的码拿去许愿：说是另一种码，请他自己选网格；也不算扫码人数', async () => {
  const { scene } = await codeFor()
  const start = await district.must<StartView>('resident', 'wish', 'start', { scene })
  expect(start).toMatchObject({ unknownScene: true, depotScene: true })
  const other = await district.must<StartView>('resident', 'wish', 'start', {
    scene: 'AAAAAAAAAAAAAAAAAAAAAA',
  })
  expect(other).toMatchObject({ unknownScene: true, depotScene: false })
  expect(await district.must('resident', 'area', 'scanned', { scene })).toEqual({ counted: false })
  expect(district.find('scans')).toEqual([])
})

test('站点写在网格的，社区一样领得到；站点的联络员领得到自己的，领不到别的站点的', async () => {
  const [unit] = district.find('units', { _id: depot.id })
  await district.replace('units', { ...unit, areaId: home.gridId, areaName: '金桂第二网格' })
  const names = async (who: 'worker' | 'unitLiaisonOther') =>
    (await district.must<{ name: string }[]>(who, 'reportin', 'depots')).map(({ name }) => name)
  expect(await names('worker')).toEqual(['金桂外卖站'])

  const [account] = district.find('accounts', { openid: cast.unitLiaisonOther })
  const held = account?.appointments as object[]
  const appointments = held.map((one) => ({ ...one, unit: { id: 'U-06', name: '金桂外卖站' } }))
  await district.replace('accounts', { ...account, appointments })
  expect(await names('unitLiaisonOther')).toEqual(['金桂外卖站'])
  expect((await codeFor('unitLiaisonOther')).name).toBe('金桂外卖站')
  const other = await district.send('unitLiaisonOther', 'reportin', 'depotCode', { id: 'U-07' })
  expect(other.code).toBe('FORBIDDEN')
  expect(await district.must('unitLiaisonOther', 'reportin', 'roster')).toMatchObject({
    ...{ unit: { name: '金桂外卖站' }, depot: true },
  })
})
