import type { MyPoints } from '@domain/points/mine'
import { type District, openDistrict } from './district'
import { assertBalanced, pointsOf } from './points-walk'

let district: District
let points: ReturnType<typeof pointsOf>
beforeEach(async () => {
  district = await openDistrict()
  points = pointsOf(district)
})
afterEach(async () => {
  assertBalanced(district)
  await district.close()
})

const mine = (who: Parameters<District['must']>[0], before?: string) =>
  district.must<MyPoints>(who, 'points', 'mine', before ? { before } : {})

test('看', async () => {
  await points.grant('volunteer', 100)
  const got = await mine('volunteer')
  require("fs").appendFileSync("/tmp/earn.log", "\n"+JSON.stringify(got)+JSON.stringify(district.cloud.calls.at(-1)))
  require("fs").appendFileSync("/tmp/earn.log", "\n"+JSON.stringify(await district.must(null, 'points', 'rules')))
  require("fs").appendFileSync("/tmp/earn.log", "\n"+JSON.stringify(await district.must('district', 'points', 'versions')).slice(0, 1500))
  const { versions } = await district.must<any>('district', 'points', 'versions')
  require("fs").appendFileSync("/tmp/earn.log", "\n"+JSON.stringify(await district.must('district', 'points', 'previewVersion', { numbers: versions[0].numbers })))
  require("fs").appendFileSync("/tmp/earn.log", "\n"+JSON.stringify(district.cloud.calls.at(-1)))
})
