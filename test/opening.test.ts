import type { MeView } from '@domain/account/usecases'
import type { OpeningOutcome } from '@domain/opening/code'
import type { ImportKindName } from '@domain/opening/columns'
import type { ImportCheck, ImportDesk, ImportView } from '@domain/opening/importing'
import type { WishDetail } from '@domain/wish/present'
import { DEMO_OPENING_CODE } from '../config/run/demo'
import { type Answer, type District, newRequestId, openDistrict, wishForm } from './district'
import { type CastName, cast, people } from './seed/cast'
import { codesOf, smallAreas, smallPeople, titlesOf, workbook } from './workbook'

let district: District
beforeAll(async () => {
  district = await openDistrict({}, { empty: true })
})
afterAll(() => district.close())

const agree = (who: CastName) => district.must(who, 'account', 'consent', { version: '2026-11' })

const form = { code: DEMO_OPENING_CODE, name: '梧桐区', areaCode: '990001' }
const tryOpen = (who: CastName, code = form.code, requestId?: string) =>
  district.send<OpeningOutcome>(who, 'opening', 'open', { ...form, code }, requestId)

/** 传一份表上去，看一遍。 */
async function check(
  kind: ImportKindName,
  content: Buffer,
  who: CastName = 'district',
): Promise<Answer<ImportCheck>> {
  const { folder } = await district.must<ImportDesk>(who, 'opening', 'desk')
  const fileId = await district.cloud.upload(cast[who], `${folder}/${newRequestId()}.xlsx`, content)
  return district.send(who, 'opening', 'read', { kind, fileId, fileName: '表.xlsx' })
}

/** 拨开关，一步一步做完。 */
async function finish(view: ImportView | null): Promise<ImportView> {
  if (!view) throw new Error('表里有错，没有预览')
  let now = await district.must<ImportView>('district', 'opening', 'turnOn', { id: view.id })
  while (now.state === 'applying')
    now = await district.must('district', 'opening', 'carryOn', { id: now.id, step: now.applied })
  return now
}

async function load(kind: ImportKindName, rows: string[][]): Promise<ImportView> {
  const { data } = await check(kind, await workbook(titlesOf(kind), rows))
  expect(data.problems).toEqual([])
  return finish(data.view)
}

const phoneCode = async (who: CastName) => {
  const headers = { authorization: `Bearer ${district.cloud.tokenFor(cast[who])}` }
  const reply = await fetch(`${district.cloud.url}/client/phone`, { method: 'POST', headers })
  return ((await reply.json()) as { code: string }).code
}
const phoneOf = (who: CastName) => people.find((one) => one.openid === cast[who])?.phone ?? ''
const bind = async (who: CastName) =>
  district.must<{ phone: string; granted: number }>(who, 'account', 'bindPhone', {
    code: await phoneCode(who),
  })

test('从一个空的环境开起：开区码、导入区域和人员，居民许愿，导入的工作者登记手机号后审核', async () => {
  expect(await district.must(null, 'home', 'front')).toMatchObject({ opened: false, place: '' })
  await agree('district')
  expect((await tryOpen('district')).data).toEqual({ opened: true, why: null })
  expect(await district.must(null, 'home', 'front')).toMatchObject({
    opened: true,
    place: '梧桐区',
  })

  const areas = smallAreas()
  const done = await load('areas', areas)
  expect(done).toMatchObject({ state: 'done', counts: { added: 31, changed: 0, unchanged: 0 } })
  expect(district.find('areas')).toHaveLength(32)

  await load('people', smallPeople(areas, [phoneOf('worker')]))
  await agree('worker')
  const before = await district.must<MeView>('worker', 'account', 'mine')
  expect(before.appointments).toEqual([])
  expect(await bind('worker')).toEqual({ phone: phoneOf('worker'), granted: 1 })
  const me = await district.must<MeView>('worker', 'account', 'mine')
  expect(me.appointments).toEqual([{ role: '社区工作者', area: '金桂社区' }])

  await agree('resident')
  const building = district.find('areas', { kind: 'building', parentId: 'D-01-01-01' })[0]
  const wish = await district.must<WishDetail>('resident', 'wish', 'post', {
    ...wishForm,
    areaId: building?._id,
  })
  expect(wish.no).toMatch(/^0101-/)
  const step = { id: wish.id, name: 'approve', note: null }
  expect(await district.must('worker', 'wish', 'step', step)).toMatchObject({ status: 'open' })
})
