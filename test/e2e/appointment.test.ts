import type { Page } from 'playwright-core'
import { elsewhere, home } from '../seed/places'
import { eventually, press, see } from './actions'
import { at } from './addresses'
import { faintWords, overflowing, smallTargets, unspoken } from './looks'
import { openTown, type Town } from './town'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

/** 写着这几个字的一行；藏在下面的页里的不算。 */
const row = (page: Page, hasText: string) =>
  page.locator('.cell--press', { hasText }).filter({ visible: true }).first()

const fine = async (page: Page, least = 44) => {
  // 换页时新的一页从右边滑进来，停稳了再量。
  await eventually(() => overflowing(page), [])
  expect(await faintWords(page)).toEqual([])
  expect(await smallTargets(page, '.btn, .cell--press, .option', least)).toEqual([])
  expect(await unspoken(page)).toEqual([])
}

test('区里从区一级一级打开到网格，换一位 A 岗，再从网格走到党支部、走回来', async () => {
  const page = await town.visit('district', at.me)
  await press(page, /^谁担任什么/)
  await see(page, '梧桐区（演示）')
  await see(page, '青梧街道')
  await fine(page)
  await press(page, /^青梧街道/)
  await see(page, '银杏社区')
  await press(page, /^银杏社区/)
  await see(page, '银杏第一网格')
  await fine(page)
  await press(page, /^银杏第一网格，/)
  await see(page, /^今天由 A 岗/)
  await fine(page)
  const [a] = town.cloud.database.find('appointments', {
    filter: { areaId: elsewhere.gridId, duty: 'A' },
    limit: 1,
  })
  await row(page, '网格员（A 岗）').click()
  await page.getByRole('dialog').waitFor()
  await press(page.getByRole('dialog'), '换人')
  await see(page, '换人：网格员（A 岗）')
  await see(page, '银杏第一网格')
  await page.getByRole('textbox', { name: '姓名' }).fill('林立军')
  await page.getByRole('spinbutton', { name: '手机号' }).fill('13810000001')
  await page.getByRole('radio', { name: '三年' }).click()
  await see(page, '最后一天是 2029-11-22')
  await fine(page)
  await press(page, /^换人$/)
  await see(page, '换人好了')
  await press(page, '回去看看')
  await see(page, '林立军')
  await see(page, /到2029年11月22日为止/)
  await see(page, '还没来登记')
  const [old] = town.cloud.database.find('appointments', { filter: { _id: a?._id }, limit: 1 })
  expect(old?.to).not.toBeNull()
  await press(page, /^银杏第一网格党支部/)
  await see(page, '网格党支部')
  await fine(page)
  await press(page, /^银杏第一网格，建在这里/)
  await see(page, /^今天由/)
  await press(page, '上一级：银杏社区')
  await see(page, '银杏第四网格')
  await page.context().close()
})

test('书记替网格员请假，代班的人看得到；居民只看到称呼；本人提前回来', async () => {
  const page = await town.visit('secretary', at.areaTree(home.gridId))
  await see(page, '今天由 A 岗刘春梅值班。')
  await row(page, '刘春梅').click()
  await press(page.getByRole('dialog'), '替他写请假')
  await page.getByRole('textbox', { name: '到哪天' }).waitFor()
  await fine(page)
  await press(page.getByRole('dialog'), '请假')
  await see(page, '今天由 B 岗罗建华代班。')
  await fine(page)
  await page.context().close()

  const next = await town.visit('gridWorkerNext', at.inbox)
  await press(next, /请假到2026年11月25日，金桂第二网格从现在起由您代班/)
  await see(next, '我的任职')
  await see(next, /今天由您代班/)
  await fine(next)
  await next.context().close()

  const resident = await town.visit('resident', at.me)
  await press(resident, /^金桂第二网格/)
  await see(resident, '罗网格员')
  await see(resident, '今天由他代班')
  expect(await resident.getByText('罗建华').count()).toBe(0)
  await fine(resident)
  await resident.context().close()

  const worker = await town.visit('gridWorker', at.myAppointments)
  await see(worker, '您正在请假')
  await fine(worker)
  await press(worker, '提前回来')
  await see(worker, /今天由您值班/)
  await press(worker, '我要请假')
  await worker.getByRole('textbox', { name: '从哪天' }).fill('2026-12-01')
  await worker.getByRole('textbox', { name: '到哪天' }).fill('2027-12-01')
  await press(worker.getByRole('dialog'), '请假')
  await see(worker, /一次最多请 60 天/)
  await worker.context().close()
})

test('书记任命楼栋长、免去核销员；空缺那一页点得到要补的地方', async () => {
  const page = await town.visit('secretary', at.areaTree('D-03-05'))
  await see(page, '曹雯洁')
  await row(page, '曹雯洁').click()
  await press(page.getByRole('dialog'), /^看手机号/)
  await see(page, /^1390000/)
  await press(page.getByRole('dialog'), '免去')
  await see(page, '免去曹雯洁的柜台核销员')
  await press(page.getByRole('dialog'), '免去')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await row(page, '曹雯洁').waitFor({ state: 'detached' })
  await press(page, '空缺和代班')
  await see(page, '金桂社区的空缺')
  await fine(page)
  await press(page, /^金桂社区党总支/)
  await see(page, '党组织书记空着')
  await fine(page)
  await page.context().close()
})

test('大字、深色、宽屏一样看得清', async () => {
  const dark = await town.visit('district', at.me, { colorScheme: 'dark' })
  await dark.getByRole('radio', { name: '大字' }).click()
  for (const [where, says] of [
    [at.areaTree(home.gridId), '谁担任什么'],
    [at.areaTree('D-04-02-02'), /代班/],
    [at.partyTree(`U-P-${home.communityId}`), '下级党组织'],
    [at.vacancies, /的空缺$/],
  ] as const) {
    await town.enter(dark, 'district', where)
    await dark.waitForSelector('.page--large')
    await see(dark, says)
    await fine(dark, 60)
  }
  await dark.context().close()
  const wide = await town.visit('district', at.areaTree('D-03-05'), {
    viewport: { width: 1280, height: 900 },
  })
  await see(wide, '金桂第七网格')
  await fine(wide)
  await wide.context().close()
})
