import type { Page } from 'playwright-core'
import { castRows } from '../seed/cast-rows'
import { decide, eventually, press, see, words } from './actions'
import { at } from './addresses'
import { cutNetwork, watchCalls } from './network'
import { openTown, type Town } from './town'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

const stored = (name: string, filter: object = {}) =>
  town.cloud.database.find(name, { filter, limit: 50 })
/** 屏幕上的六位数字。 */
const digitsOn = async (page: Page) =>
  (await page.locator('.code__digits').filter({ visible: true }).innerText()).replace(/\s/g, '')
/** 屏幕上的六位数字，读屏念的也是它。 */
async function settledDigits(page: Page): Promise<string> {
  await page.locator('.code__digits').filter({ visible: true }).waitFor()
  return digitsOn(page)
}

/** 社区工作者从工作台走进去，开一场，停在出示码的那一页。 */
async function begin(page: Page, title: string): Promise<string> {
  await press(page, /^签到/)
  await see(page, '工作人员不用签')
  await press(page, '开一场')
  await see(page, '是哪一种')
  await page.getByRole('radio', { name: '一次志愿服务' }).click()
  await page.getByLabel('名称').fill(title)
  await page.getByLabel('地点').fill('党群服务中心门口')
  await press(page, '开好')
  await see(page, '秒后换一个')
  return String(stored('occasions', { title })[0]?._id)
}

test('社区出示码，党员输数字签到、签退，两边都看得到', async () => {
  const worker = await town.visit('worker', at.desk)
  await see(worker, '今天要办')
  const id = await begin(worker, '清扫小广场')
  await see(worker, '还没有人签到')

  const member = await town.visit('partyMember', at.me)
  await press(member, '我的服务')
  await see(member, '2026 年')
  await press(member, '去签到')
  await see(member, '来帮忙的时候签一下')
  await member.getByRole('radio', { name: /^清扫小广场/ }).click()
  await member.getByLabel('六位数字').fill(await settledDigits(worker))
  await press(member, '签到')
  await see(member, '签到了')
  await see(member, '输码签到')
  expect(stored('checkIns', { occasionId: id })).toHaveLength(1)

  await press(worker, /^还没有人签到/)
  await see(worker, '陈志远')
  await see(worker, '来了 1 人，签退 0 人')

  await town.cloud.clock.advance(65 * 60_000)
  await decide(member, '签退')
  await see(member, '签退了')
  await see(member, '1 小时 5 分钟')
  await press(member, '看我的服务')
  await see(member, '2026 年')
  await see(member, '清扫小广场')
  expect(stored('checkIns', { occasionId: id })[0]).toMatchObject({ minutes: 65 })
  await worker.reload()
  await see(worker, '来了 1 人，签退 1 人')
  await worker.context().close()
  await member.context().close()
})

test('扫二维码打开就签上了；换过的码说换了，请他看现在的，再输数字签上', async () => {
  const worker = await town.visit('worker', at.desk)
  await see(worker, '今天要办')
  const id = await begin(worker, '陪老人量血压')
  const address = async () => {
    // 二维码里的地址，和出示页用的是同一个答复。
    const reply = await town.cloud.call('demo-worker-wang', 'checkin', {
      ...{ name: 'codes', input: { id } },
    })
    const { codes } = (reply as { data: { codes: { token: string }[] } }).data
    return at.sign(codes[0]?.token ?? '')
  }
  const old = await address()
  const volunteer = await town.visit('volunteer', await address())
  await see(volunteer, '签到了')
  await see(volunteer, '扫码签到')
  expect(stored('checkIns', { occasionId: id })).toHaveLength(1)

  await town.cloud.clock.advance(3 * 60_000)
  const late = await town.visit('partyMemberOther', old)
  await see(late, '码已经换了，请看现在的再来一次。')
  await late.getByRole('radio', { name: /^陪老人量血压/ }).click()
  await worker.reload()
  await see(worker, '秒后换一个')
  await late.getByLabel('六位数字').fill(await settledDigits(worker))
  await press(late, '签到')
  await see(late, '输码签到')
  for (const page of [worker, volunteer, late]) await page.context().close()
})

test.each([
  ['快一小时', 3_600_000],
  ['慢一小时', -3_600_000],
])('出示码的手机钟%s，屏幕上的还是此刻的码', async (_, skew) => {
  const [running] = stored('occasions', { title: '服务台值守' }).sort((a, b) =>
    String(a.from) < String(b.from) ? 1 : -1,
  )
  const worker = await town.blank()
  await worker.addInitScript((ms) => {
    const now = Date.now.bind(Date)
    Date.now = () => now() + ms
  }, skew)
  await town.enter(worker, 'worker', at.checkInCode(String(running?._id)))
  await see(worker, '秒后换一个')
  const reply = await town.cloud.call('demo-worker-wang', 'checkin', {
    ...{ name: 'codes', input: { id: running?._id } },
  })
  const { codes } = (reply as { data: { codes: { digits: string }[] } }).data
  // 正好在换码的那一刻时，屏幕可能晚一秒。
  await eventually(async () => (await digitsOn(worker)) === codes[0]?.digits, true)
  await worker.context().close()
})

test('断一会儿网，码照常换；断久了不出示旧的，接上网再取一批', async () => {
  const [running] = stored('occasions', { title: '服务台值守' }).sort((a, b) =>
    String(a.from) < String(b.from) ? 1 : -1,
  )
  const page = await town.blank()
  await page.clock.install({ time: town.cloud.clock.now() })
  const seen = watchCalls(page)
  await town.enter(page, 'worker', at.checkInCode(String(running?._id)))
  await see(page, '秒后换一个')
  expect(seen).toEqual(['checkin.codes'])
  const first = await settledDigits(page)
  const restore = await cutNetwork(page)
  await page.clock.runFor(31_000)
  await eventually(async () => (await digitsOn(page)) === first, false)
  await page.clock.runFor(120_000)
  await see(page, '网断了，码还会照常换几分钟')
  expect(await digitsOn(page)).toMatch(/^\d{6}$/)
  await page.clock.runFor(240_000)
  await see(page, '手里的码用完了')
  expect(await page.locator('.code__digits').count()).toBe(0)
  await restore()
  await press(page, '再取一批')
  await eventually(() => words(page, '手里的码用完了').count(), 0)
  await page.context().close()
})

test('没带手机的当场点名、替他签退；忘了签退的，一位写、另一位核对', async () => {
  const worker = await town.visit('worker', at.desk)
  await see(worker, '今天要办')
  const id = await begin(worker, '登门送菜')
  await press(worker, /^还没有人签到/)
  await see(worker, '把签到码放在来的人看得见的地方')
  await press(worker, '没带手机的，替他点名')
  const sheet = worker.getByRole('dialog')
  await sheet.getByLabel('他的手机号').fill('13900009999')
  await press(sheet, '点到')
  await see(worker, /没有用这个手机号登记过/)
  await sheet.getByLabel('他的手机号').fill(castRows.volunteer.phone)
  await press(sheet, '点到')
  await sheet.waitFor({ state: 'detached' })
  await see(worker, '黄文静')
  await see(worker, /社区点名/)

  await town.cloud.clock.advance(3 * 3_600_000)
  await worker.reload()
  await see(worker, '没有签退')
  await press(worker, /^黄文静/)
  const form = worker.getByRole('dialog')
  const [row] = stored('checkIns', { occasionId: id })
  const local = new Date(Date.parse(String(row?.inAt)) + 9 * 3_600_000).toISOString()
  await form.getByLabel('几点走的').fill(local.slice(11, 16))
  await form.getByLabel('怎么知道的').fill('当时一起在场')
  await press(form, '写好，请同事核对')
  await form.waitFor({ state: 'detached' })
  await see(worker, '等同事核对')

  const secretary = await town.visit('secretary', at.occasions)
  await see(secretary, '补记等核对')
  await press(secretary, /^黄文静 · 登门送菜/)
  await see(secretary, /当时一起在场/)
  await press(secretary.getByRole('dialog'), /^属实$/)
  await secretary.getByRole('dialog').waitFor({ state: 'detached' })
  await eventually(() => stored('checkIns', { occasionId: id })[0]?.minutes, 59)
  await worker.context().close()
  await secretary.context().close()
})

test('居民签不了，说清楚给谁签', async () => {
  const resident = await town.visit('resident', at.sign(`${'x'.repeat(22)}~${'y'.repeat(22)}`))
  await see(resident, '签到是给在职党员和志愿者的')
  await resident.context().close()
})
