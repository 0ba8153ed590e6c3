import { type District, openDistrict } from '../district'
import { cast } from '../seed/cast'
import { home } from '../seed/places'
import { openWeapp, type Weapp } from './engine/open'
import { fillWish, press } from './wish-form'

let district: District
let weapp: Weapp

/** 扫小程序码进来的场景值。 */
const SCANNED = 1047

beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())
beforeEach(async () => {
  weapp = await openWeapp({
    cloudUrl: district.cloud.url,
    token: district.cloud.tokenFor(cast.resident),
    url: `features/wish/pages/post/index?scene=${home.scene}`,
    scene: SCANNED,
  })
})
afterEach(() => weapp.close())

const wishes = (text: string) => district.find('tickets', { 'wish.text': text })

test('扫网格的码，许愿，在“我的心愿”里看得见', async () => {
  const text = '想要一个能看清字的放大镜'
  await fillWish(weapp, text, true)
  await press(weapp, '发出去')
  await weapp.page.getByText('心愿收到了').waitFor()
  await weapp.reLaunch('features/wish/pages/mine/index')
  await weapp.page.getByText(text).waitFor()
  expect(wishes(text)).toEqual([
    expect.objectContaining({ wish: expect.objectContaining({ pictures: [expect.anything()] }) }),
  ])
  expect(weapp.warnings).toEqual([])
})

test.each([
  ['请求没有发到', 'offline', '想请人帮忙换一下厨房的灯管', 0],
  ['请求发到了，回话丢了', 'loseReplies', '想请人帮忙修一下漏水的龙头', 1],
] as const)('%s：写的都还在，再发一次，只许了一个愿', async (_, trouble, text, arrived) => {
  await fillWish(weapp, text, false)
  await weapp[trouble](true)
  await press(weapp, '发出去')
  await weapp.page.getByText('没有发出去').first().waitFor()
  expect(wishes(text)).toHaveLength(arrived)
  await weapp[trouble](false)
  await press(weapp, '再发一次')
  await weapp.page.getByText('心愿收到了').waitFor()
  expect(wishes(text)).toHaveLength(1)
})
