import type { CheckInCode } from '@domain/checkin/code'
import { beginOne, closeAll, codeNow } from '../checkin-walk'
import { type District, openDistrict } from '../district'
import { type CastName, cast } from '../seed/cast'
import { openWeapp, type Weapp } from './engine/open'
import { press } from './wish-form'

let district: District
let id: string
beforeAll(async () => {
  district = await openDistrict()
  await closeAll(district)
  id = (await beginOne(district)).id
})
afterAll(() => district.close())

const SIGN = 'features/checkin/pages/sign/index'

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
const stored = () => district.find('checkIns', { occasionId: id })
const called = async (weapp: Weapp, name: string) =>
  (await weapp.calls()).filter((call) => call.name === name).map(({ options }) => options)

test('出示的码扫一扫就签上，走的时候签退；退回来没扫的，什么也没有发生', async () => {
  const staff = await openAs('worker', `features/checkin/pages/code/index?id=${id}`)
  await staff.page.getByText('秒后换一个').waitFor()
  expect(await called(staff, 'setKeepScreenOn')).toEqual([{ keepScreenOn: true }])
  const image = await staff.page.locator('.code__image').first().innerHTML()
  expect(image).toContain('data:image/svg+xml')
  expect(staff.warnings).toEqual([])

  const weapp = await openAs('partyMember', SIGN)
  await weapp.page.getByText('您在哪一场').waitFor()
  await press(weapp, '扫一扫签到')
  await weapp.page.getByText('您在哪一场').waitFor()
  expect(stored()).toEqual([])
  await weapp.holdUp('https://example.org/other')
  await press(weapp, '扫一扫签到')
  await weapp.page.getByText('这个不是签到的二维码').waitFor()
  await weapp.holdUp((await codeNow(district, id)).token)
  await press(weapp, '扫一扫签到')
  await weapp.page.getByText('签到了', { exact: true }).waitFor()
  expect(stored()).toMatchObject([{ inHow: 'scan', outAt: null }])
  // 只用相机，不从相册里选：别处发来的照片扫不了。
  expect((await called(weapp, 'scanCode')).at(-1)).toEqual({
    ...{ onlyFromCamera: true, scanType: ['qrCode'] },
  })
  await press(weapp, '签退')
  await weapp.page.getByText('现在签退吗').waitFor()
  await weapp.page.locator('.sheet wx-button', { hasText: '签退' }).click()
  await weapp.page.getByText('签退了', { exact: true }).first().waitFor()
  expect(stored()[0]?.outAt).not.toBeNull()
  expect(weapp.warnings).toEqual([])
})

test('换过的码扫了说换了；回话丢在路上的再扫一次，还是那一份', async () => {
  const old: CheckInCode = await codeNow(district, id)
  await district.cloud.clock.advance(3 * 60_000)
  const weapp = await openAs('volunteer', SIGN)
  await weapp.page.getByText('您在哪一场').waitFor()
  await weapp.holdUp(old.token)
  await press(weapp, '扫一扫签到')
  await weapp.page.getByText('码已经换了，请看现在的再来一次。').waitFor()
  await weapp.loseReplies(true)
  await weapp.holdUp((await codeNow(district, id)).token)
  await press(weapp, '扫一扫签到')
  await weapp.page.getByText('网络不通').waitFor()
  await weapp.loseReplies(false)
  await press(weapp, '扫一扫签到')
  await weapp.page.getByText('签到了', { exact: true }).waitFor()
  expect(stored().filter((one) => one.outAt === null)).toHaveLength(1)
})

test('输数字签到', async () => {
  const weapp = await openAs('partyMemberOther', SIGN)
  await weapp.page.getByLabel('六位数字').fill((await codeNow(district, id)).digits)
  await press(weapp, '输数字签到')
  await weapp.page.getByText('签到了', { exact: true }).waitFor()
  await weapp.reLaunch('features/checkin/pages/mine/index')
  await weapp.page.getByText('没有签退的不算时间').waitFor()
  await weapp.page.getByText('已签到').first().waitFor()
  expect(weapp.warnings).toEqual([])
})
