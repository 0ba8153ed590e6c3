import type { Area, AreaKind } from '@domain/area/area'
import type { ChecklistView } from '@domain/opening/checklist'
import { type District, openDistrict } from './district'
import { openerOf } from './opener'
import { type CastName, cast } from './seed/cast'

/** 在开好的演示区里：30 个社区、161 个网格、一千多栋楼。 */
let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

const others = (Object.keys(cast) as CastName[]).filter((who) => who !== 'district')

test('除了区里，每一种身份都不能看清单、不能导入；没有同意指引的先请他同意', async () => {
  for (const who of others)
    for (const name of ['checklist', 'desk']) {
      const { code } = await district.send(who, 'opening', name)
      expect([who, name, code]).toEqual([who, name, who === 'newcomer' ? 'CONSENT' : 'FORBIDDEN'])
    }
  expect((await district.send(null, 'opening', 'checklist')).code).toBe('SIGN_IN')
})

test('开好的区不能再开一次，也没有动过什么', async () => {
  const { data } = await openerOf(district).tryOpen('street')
  expect(data.opened).toBe(false)
  expect(district.find('openingTries')).toEqual([])
})

const levels: Readonly<Record<Exclude<AreaKind, 'district'>, string>> = {
  ...{ street: '街道', community: '社区', grid: '网格', building: '楼栋' },
}

function everyRow(): string[][] {
  const found: Area[] = []
  for (let skip = 0; ; skip += 1000) {
    const page = district.cloud.database.find('areas', { sort: { _id: 1 }, limit: 1000, skip })
    found.push(...(page as unknown as Area[]))
    if (page.length < 1000) break
  }
  const codes = new Map(found.map((a) => [a._id, a.code]))
  return found
    .filter((a) => a.kind !== 'district')
    .map((a) => [
      levels[a.kind as keyof typeof levels],
      ...[a.name, a.code, codes.get(a.parentId ?? '') ?? ''],
    ])
}

test('把全区的区域抄成一份表导入：没有变化', async () => {
  const rows = everyRow()
  expect(rows.length).toBeGreaterThan(1000)
  const { data } = await openerOf(district).checkRows('areas', rows)
  expect(data.problems).toEqual([])
  expect(data.view).toMatchObject({
    steps: 0,
    counts: { added: 0, changed: 0, unchanged: rows.length, missing: 0 },
  })
})

test('全区的清单一次调用看得完，都按索引取', async () => {
  const view = await district.must<ChecklistView>('district', 'opening', 'checklist')
  expect(view.totals).toMatchObject({ street: 5, community: 30, grid: 161 })
  expect(view.ready).toBe(true)
  const call = district.cloud.calls.at(-1)
  console.info(`清单 ${call?.ms.toFixed(0)} 毫秒，${call?.operations.length} 次读`)
  for (const operation of call?.operations ?? []) expect(operation.index).not.toBe('SCAN')
  expect(call?.operations.length).toBeLessThanOrEqual(8)
})
