import type { ImportView } from '@domain/opening/importing'
import { type District, openDistrict } from './district'
import { type Opener, openerOf } from './opener'
import { codesOf, smallAreas, titlesOf, workbook } from './workbook'

/** 五千人的名册从上传到全部生效，最多用多少处理器时间，毫秒；旁边有别的测试在跑，所以不看钟。 */
const PATIENCE = 20_000
const used = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const ROWS = 5000

let district: District
let opener: Opener
beforeAll(async () => {
  district = await openDistrict({}, { empty: true })
  opener = openerOf(district)
  await opener.agree('district')
  await opener.tryOpen('district')
})
afterAll(() => district.close())

test('五千人的名册：上传、看过、全部生效不超过 20 秒，一步一步看得到做到哪', async () => {
  const areas = smallAreas()
  await opener.load('areas', areas)
  const communities = codesOf(areas, '社区')
  const rows = Array.from({ length: ROWS }, (_, i) => [
    ...[`党员${i}`, `139${String(10_000_000 + i)}`, '在职党员', ''],
    ...[communities[i % communities.length] ?? '', '2026-11-01', ''],
  ])
  const content = await workbook(titlesOf('people'), rows)
  const [began, worked] = [performance.now(), used()]
  const { data } = await opener.check('people', content)
  const read = performance.now() - began
  expect(data.view).toMatchObject({ steps: 25, counts: { added: ROWS } })
  const seen: number[] = []
  let now = await opener.turnOn(data.view)
  while (now.state === 'applying') {
    const step = { id: now.id, step: now.applied }
    now = await district.must<ImportView>('district', 'opening', 'carryOn', step)
    seen.push(now.applied)
  }
  const spent = performance.now() - began
  const cpu = used() - worked
  console.info(`看 ${ROWS} 行用 ${read.toFixed(0)} 毫秒，全部生效共 ${spent.toFixed(0)} 毫秒`)
  console.info(`其中处理器 ${cpu.toFixed(0)} 毫秒`)
  expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => i + 1))
  expect(cpu).toBeLessThanOrEqual(PATIENCE)
  const again = performance.now()
  const same = await opener.check('people', content)
  console.info(`同一份再看一遍用 ${(performance.now() - again).toFixed(0)} 毫秒`)
  expect(same.data.view?.counts).toEqual({ added: 0, changed: 0, unchanged: ROWS, missing: 0 })
})
