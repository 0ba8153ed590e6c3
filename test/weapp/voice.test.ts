import { type District, openDistrict } from '../district'
import { cast } from '../seed/cast'
import { home } from '../seed/places'
import { openWeapp, type Weapp } from './engine/open'
import { press } from './wish-form'

let district: District
let weapp: Weapp
beforeAll(async () => {
  district = await openDistrict()
  weapp = await openWeapp({
    cloudUrl: district.cloud.url,
    token: district.cloud.tokenFor(cast.resident),
    url: `features/wish/pages/post/index?scene=${home.scene}`,
  })
})
afterAll(async () => {
  await weapp.close()
  await district.close()
})

const tap = (role: 'radio' | 'button', name: string | RegExp) =>
  weapp.page.getByRole(role, { name }).first().click()
/** 叫过某个 wx 接口几次，参数各是什么。 */
const called = async (name: string) =>
  (await weapp.calls()).filter((call) => call.name === name).map(({ options }) => options)

test('按一下叫微信录音，再按一下停；听得到，删得掉，发出去的是 MP3', async () => {
  await tap('radio', '想有人陪陪')
  await press(weapp, '下一步')
  await tap('button', '按一下开始说')
  await weapp.page.getByText('正在录音').waitFor()
  expect(await called('RecorderManager.start')).toEqual([
    {
      duration: 60_000,
      sampleRate: 16_000,
      numberOfChannels: 1,
      encodeBitRate: 48_000,
      format: 'mp3',
    },
  ])
  await tap('button', '说完了，再按一下')
  await press(weapp, '听一听（3 秒）')
  await weapp.page.getByText('停下').waitFor()
  await weapp.page.getByText('听一听（3 秒）').waitFor()
  expect(await called('InnerAudioContext.play')).toEqual([{ src: 'http://tmp/voice.mp3' }])
  expect(await called('InnerAudioContext.destroy')).toHaveLength(1)
  // 手机调了静音，按下来也要听得到。
  expect(await called('setInnerAudioOption')).toEqual([{ obeyMuteSwitch: false }])

  await press(weapp, '删掉这段话')
  await tap('button', '按一下开始说')
  await tap('button', '说完了，再按一下')
  await press(weapp, '下一步')
  await weapp.page.getByLabel('姓名').fill('李秀英')
  await tap('radio', '阿姨')
  await press(weapp, '下一步')
  await weapp.page.getByText('语音 3 秒').waitFor()
  await press(weapp, '发出去')
  await weapp.page.getByText('心愿收到了').waitFor()
  expect(district.find('tickets', { 'wish.text': '' })).toEqual([
    expect.objectContaining({
      wish: expect.objectContaining({
        voice: expect.objectContaining({ seconds: 3, source: expect.stringMatching(/\.mp3$/) }),
      }),
    }),
  ])
  expect(weapp.warnings).toEqual([])
})
