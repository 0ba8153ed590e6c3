import type { Page } from 'playwright-core'
import { newRequestId } from '../district'
import { cast } from '../seed/cast'
import { elsewhere, home } from '../seed/places'
import { press, see } from './actions'
import { at } from './addresses'
import { openTown, type Town } from './town'
import { addPhotos, chooseKind, say, send, tellReach } from './wish-form'

let town: Town
beforeAll(async () => {
  town = await openTown()
  // 海报领过才有码。
  for (const areaId of ['D-03-05-01', home.communityId, elsewhere.communityId]) {
    const request = { name: 'poster', input: { areaId }, requestId: newRequestId() }
    expect(await town.cloud.call(cast.district, 'area', request)).toMatchObject({ ok: true })
  }
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

/** 扫贴在这里的码进来的地址。 */
const scanned = (areaId: string) => {
  const [scene] = town.cloud.database.find('scenes', { filter: { areaId }, limit: 1 })
  return at.post.replace(home.scene, String(scene?._id))
}
const withoutScan = at.post.replace(/\?.*/, '')

/** 填到第三步。 */
async function reachStep(page: Page, text: string) {
  await chooseKind(page)
  await say(page, text)
  await see(page, '第 3 步')
}

/** 在第三步另选一个网格。 */
async function pickGrid(page: Page, ...names: string[]) {
  await page.getByText('点这里换').click()
  for (const name of names) await press(page.getByRole('dialog'), name)
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
const second = '金桂社区 · 金桂第二网格'
const third = '金桂社区 · 金桂第三网格'
const pickThird = (page: Page) => pickGrid(page, '桂园街道', '金桂社区', '金桂第三网格')

test('自己选的网格，刷新、换个门进来都还是它，发出去也是它', async () => {
  const text = '自己选的网格：想要一个小板凳'
  const page = await town.visit('resident', scanned(home.gridId))
  await reachStep(page, text)
  await see(page, second)
  await pickThird(page)
  await see(page, third)
  await page.reload()
  await see(page, third)
  await town.enter(page, 'resident', withoutScan)
  await see(page, third)
  await tellReach(page, { text })
  await see(page, third)
  await send(page)
  expect(town.wishes(text)).toMatchObject([{ place: { areaId: home.neighbourGridId } }])
  // 发出去以后从头来：又是扫的码。
  await town.enter(page, 'resident', scanned(home.gridId))
  await reachStep(page, text)
  await see(page, second)
  await page.context().close()
})

test('只扫过码没有另选，从首页再进来还是扫的那个网格', async () => {
  const page = await town.visit('residentElsewhere', scanned(home.gridId))
  await reachStep(page, '想请人修一下纱窗')
  await see(page, second)
  await town.enter(page, 'residentElsewhere', withoutScan)
  await see(page, second)
  await page.context().close()
})

test('又扫了别处的码：网格换成新扫的，说一句；刷新不再说，再选别处也由他', async () => {
  const page = await town.visit('residentOther', scanned(home.gridId))
  await reachStep(page, '想要一把雨伞')
  await pickThird(page)
  await town.enter(page, 'residentOther', scanned('D-03-05-01'))
  await see(page, '您刚扫的是金桂第一网格的码，住的网格已经换成这里。')
  await see(page, '金桂社区 · 金桂第一网格')
  await page.reload()
  await see(page, '金桂社区 · 金桂第一网格')
  expect(await page.getByText('您刚扫的是').count()).toBe(0)
  await pickThird(page)
  await page.reload()
  await see(page, third)
  await page.context().close()
})

test('扫了社区的码：选的就在这个社区，不动它；不在，请他重新选', async () => {
  const page = await town.visit('residentNext', scanned(home.gridId))
  await reachStep(page, '想要一副老花镜')
  await pickThird(page)
  await town.enter(page, 'residentNext', scanned(home.communityId))
  await see(page, '您扫的是金桂社区的码')
  const chosen = page.getByRole('radio', { name: '金桂第三网格' })
  expect(await chosen.getAttribute('aria-checked')).toBe('true')
  await see(page, '哪一栋')
  await tellReach(page, { text: '', name: '马桂兰', salutation: '奶奶' })
  await see(page, '第 4 步')

  await town.enter(page, 'residentNext', scanned(elsewhere.communityId))
  await see(page, '您刚扫的是银杏社区的码，请在第 3 步重新选您住的网格。')
  await see(page, '第 3 步')
  await press(page, '下一步')
  await see(page, '请选择您住的网格')
  await page.context().close()
})

test('刷新以后没传上去的照片没有了：说一句有几张要重新选，重新选了就不再说', async () => {
  const page = await town.visit('residentYoung', at.post)
  await chooseKind(page)
  await page.getByRole('textbox', { name: '说说您的心愿' }).fill('想要一个放大镜')
  await addPhotos(page)
  await page.reload()
  const lost = '有 1 张照片还没有传上去，请在第 2 步重新选。写的字都在。'
  await see(page, lost)
  expect(await page.getByRole('textbox', { name: '说说您的心愿' }).inputValue()).toBe(
    '想要一个放大镜',
  )
  await addPhotos(page)
  expect(await page.getByText(lost).count()).toBe(0)
  await page.context().close()
})
