import { POINT_PREFIX } from '@domain/counter/codes'
import { counterOf } from '../counter-walk'
import { type District, openDistrict } from '../district'
import { pointsOf } from '../points-walk'
import { type CastName, cast } from '../seed/cast'
import { openWeapp, type Weapp } from './engine/open'
import { press } from './wish-form'

let district: District
let points: ReturnType<typeof pointsOf>
let counter: ReturnType<typeof counterOf>
beforeAll(async () => {
  district = await openDistrict()
  points = pointsOf(district)
  counter = counterOf(district)
})
afterAll(() => district.close())

const COUNTER = 'features/counter/pages/counter/index'

const opened: Weapp[] = []
afterEach(async () => {
  for (const weapp of opened.splice(0)) await weapp.close()
})
async function openAs(who: CastName, url: string): Promise<Weapp> {
  const token = district.cloud.tokenFor(cast[who])
  const weapp = await openWeapp({ cloudUrl: district.cloud.url, token, url })
  opened.push(weapp)
  return weapp
}

test('扫领取码，填满一屏，递出去；回话丢在路上的再按一次，还是那一次；扫到别的说没对上', async () => {
  await points.grant('volunteer', 100)
  const one = await points.mustRedeem('volunteer', points.line('soap', 40))
  const weapp = await openAs('clerk', COUNTER)
  await weapp.page.getByText('今天递出去').waitFor()
  await press(weapp, '扫他的码')
  await weapp.holdUp('https://example.org/other')
  await press(weapp, '扫他的码')
  await weapp.page.getByText('没有对上').waitFor()
  await weapp.holdUp(counter.token(one.id))
  await press(weapp, '扫他的码')
  await weapp.page.getByText('姓黄').waitFor()
  await weapp.page.getByText('香皂').first().waitFor()
  await weapp.loseReplies(true)
  await press(weapp, '递给他了')
  await weapp.page.getByText('网络不通').waitFor()
  await weapp.loseReplies(false)
  await press(weapp, '递给他了')
  await weapp.page.getByText('递出去了：姓黄').waitFor()
  expect(points.item('soap')).toMatchObject({ free: 59, out: 1 })
  const scans = (await weapp.calls()).filter(({ name }) => name === 'scanCode')
  // 只用相机，不从相册里选。
  expect(scans.at(-1)?.options).toEqual({ onlyFromCamera: true, scanType: ['qrCode'] })
  expect(weapp.warnings).toEqual([])
})

test('积分码出示在手机上，屏幕不熄；柜台扫它就到选东西那一页', async () => {
  const me = await openAs('volunteer', 'features/counter/pages/mycode/index')
  await me.page.getByText('秒后换一个').waitFor()
  expect((await me.calls()).filter(({ name }) => name === 'setKeepScreenOn')).toHaveLength(1)
  expect(me.warnings).toEqual([])
  const token = await counter.pointToken('volunteer')
  expect(token.startsWith(POINT_PREFIX)).toBe(true)
  const weapp = await openAs('clerk', COUNTER)
  await weapp.page.getByText('今天递出去').waitFor()
  await weapp.holdUp(token)
  await press(weapp, '扫他的码')
  await weapp.page.getByText('一次最多五样').waitFor()
  expect(weapp.warnings).toEqual([])
})
