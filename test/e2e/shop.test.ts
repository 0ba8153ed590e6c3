import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { newRequestId, replaceIn, wishForm } from '../district'
import { accountIdOf, good, grantTo, shopId } from '../points-walk'
import { type CastName, cast } from '../seed/cast'
import { back, decide, eventually, press, see } from './actions'
import { at } from './addresses'
import { faintWords, overflowing, smallTargets, unspoken } from './looks'
import { cutNetwork } from './network'
import { openTown, type Town } from './town'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

/** 想看截图时给一个目录。 */
const shots = process.env.SHOTS
async function shot(page: Page, name: string): Promise<void> {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true })
}

interface Mode {
  readonly name: string
  readonly large: boolean
  readonly dark: boolean
}
const modes: readonly Mode[] = [
  { name: '标准字', large: false, dark: false },
  { name: '大字、深色', large: true, dark: true },
]

async function visit(who: CastName | null, to: string, { large, dark }: Mode): Promise<Page> {
  const colorScheme = dark ? 'dark' : 'light'
  const page = await town.blank({ viewport: { width: 360, height: 740 }, colorScheme })
  if (large) {
    await town.enter(page, null, at.me)
    await page.getByRole('radio', { name: '大字' }).click()
  }
  await town.enter(page, who, to)
  return page
}

/** 不用横着滑，能点的够大，字看得清，读屏念得出。 */
async function fits(page: Page, { large, name }: Mode, what: string): Promise<void> {
  await eventually(() => overflowing(page), [])
  await eventually(() => smallTargets(page, '[tabindex="0"]', large ? 60 : 44), [])
  await eventually(() => faintWords(page), [])
  await eventually(() => unspoken(page), [])
  await shot(page, `${what}-${name}`)
}

const stored = (name: string, filter: object = {}) =>
  town.cloud.database.find(name, { filter, limit: 100 })
const grant = (who: CastName, points: number) =>
  grantTo(
    {
      cloud: town.cloud,
      find: stored,
      replace: (name, document) => replaceIn(town.cloud, name, document),
    },
    ...([accountIdOf(cast[who]), points] as const),
  )
const balanceOf = (who: CastName) => stored('wallets', { _id: accountIdOf(cast[who]) })[0]?.balance

test.each(modes)('$name：志愿者逛超市，挑两样，兑换，看码，取消', async (mode) => {
  const who = mode.large ? 'residentYoung' : 'volunteer'
  await grant(who, 300)
  const page = await visit(who, at.shopFront, mode)
  await see(page, '金桂社区积分兑换超市')
  await see(page, '我能用的积分')
  await fits(page, mode, '1-超市')
  await press(page, /^香皂，40 分/)
  await see(page, '每人每月最多 4 件，您还能换 4 件')
  await page.getByRole('button', { name: '香皂，加一件' }).click()
  await see(page, '一共 80 分')
  await fits(page, mode, '2-商品')
  await press(page, '先挑着，再看别的')
  await see(page, '去兑换，1 样 80 分')
  await press(page, /^卷纸，120 分/)
  await see(page, '一共 120 分')
  await press(page, '就换这个')
  await see(page, '您有 300 分，换了以后还有 100 分。')
  await fits(page, mode, '3-兑换')
  await press(page, '兑换，用 200 分')
  await see(page, '给柜台的人看，或者念给他听')
  await see(page, /11月24日 周二 9:00—11:30/)
  await fits(page, mode, '4-兑换码')
  expect(balanceOf(who)).toBe(100)
  const [one] = stored('redemptions', { accountId: accountIdOf(cast[who]) })
  const digits = await page.locator('.code__digits').filter({ visible: true }).innerText()
  expect(digits).toMatch(/^\d{3} \d{3}$/)
  await press(page, '不要了，退回积分')
  const sheet = page.getByRole('dialog')
  await sheet.getByText('积分马上退回来').waitFor()
  await press(sheet, '不要了')
  await see(page, '取消了，积分退回来了。')
  expect(balanceOf(who)).toBe(300)
  expect(stored('redemptions', { _id: one?._id })[0]).toMatchObject({ status: 'cancelled' })
  await town.enter(page, who, at.redemptions)
  await see(page, /香皂等 2 样/)
  await see(page, '已取消')
  await fits(page, mode, '5-我的兑换')
  await page.context().close()
})

test('断了网：挑好的都还在，再点一次只换一回', async () => {
  await grant('residentOther', 100)
  const page = await town.visit('residentOther', at.shopFront)
  await press(page, /^牙膏，60 分/)
  await see(page, '一共 60 分')
  await press(page, '就换这个')
  await see(page, '换了以后还有 40 分')
  const restore = await cutNetwork(page)
  await press(page, '兑换，用 60 分')
  await see(page, /再点一次不会多扣/)
  await restore()
  await page.reload()
  await see(page, '换了以后还有 40 分')
  await press(page, '兑换，用 60 分')
  await see(page, '给柜台的人看，或者念给他听')
  expect(balanceOf('residentOther')).toBe(40)
  await page.context().close()
})

test('分不够的说还差几分；游客看得到；在职党员知道为什么换不了', async () => {
  const poor = await town.visit('residentNext', at.shopFront)
  await press(poor, /^5 公斤大米/)
  await see(poor, '还差 350 分。')
  await back(poor)
  await see(poor, '我能用的积分')
  await poor.context().close()
  const member = await town.visit('partyMember', at.shopFront)
  await see(member, '在职党员的积分换荣誉')
  await see(member, '“邻里之星”徽章')
  await member.context().close()
  const guest = await town.visit(null, at.shopFront)
  await see(guest, '看哪一家超市')
  await press(guest, '选一家超市')
  await press(guest, /^银杏社区/)
  await see(guest, '银杏社区积分兑换超市')
  await see(guest, '谁都可以看')
  await guest.context().close()
})

test.each(modes)('$name：社区工作者写一样货，书记审核，居民看得到', async (mode) => {
  const title = mode.large ? '折叠雨伞' : '保温杯'
  const worker = await visit('worker', at.shopGoods, mode)
  await see(worker, '开门的时间和地方')
  await fits(worker, mode, '6-超市的货')
  await press(worker, '添一样货')
  await see(worker, '书记审核通过就摆上货架')
  await press(worker, '发给书记审核')
  await see(worker, '有几处还没有写对')
  await worker.getByRole('radio', { name: '商品' }).click()
  await worker.getByRole('textbox', { name: '名称' }).fill(title)
  await worker.getByRole('spinbutton', { name: '积分' }).fill('150')
  await worker.getByLabel('值多少元').fill('19.8')
  await worker.getByRole('radio', { name: '捐赠' }).click()
  await worker.getByRole('textbox', { name: '捐赠的单位或个人' }).fill('街角超市')
  // 写到一半刷新，写的都还在。
  await worker.reload()
  await see(worker, '捐赠的单位或个人')
  await fits(worker, mode, '7-写一样货')
  await press(worker, '发给书记审核')
  await see(worker, '等别人来审，自己写的不能自己审。')
  const [stored1] = stored('goods', { 'draft.title': title })
  expect(stored1).toMatchObject({ draft: { cents: 1980, sponsor: '街角超市' } })

  const secretary = await visit('secretary', at.shopGoods, mode)
  await press(secretary, new RegExp(`^${title}`))
  await see(secretary, '19.8 元')
  await fits(secretary, mode, '8-审一样货')
  await decide(secretary, '审核通过')
  await see(secretary, '货架上的第 1 版')

  const resident = await visit('resident', at.shopFront, mode)
  await press(resident, new RegExp(`^${title}，150 分`))
  await see(resident, '捐赠 · 街角超市')
  await see(resident, '暂时没有')
  await press(resident, '排队等补货')
  await see(resident, '您在排队，来了货会给您留一件')
  await fits(resident, mode, '9-排队')
  const shelf = stored('shelves', { _id: shopId })[0] as unknown as {
    items: Record<string, { queue?: number }>
  }
  expect(shelf.items[String(stored1?._id)]?.queue).toBe(1)
  for (const page of [worker, secretary, resident]) await page.context().close()
})

/** 由居民李秀英许一个要东西的心愿，陈志远认领。 */
async function claimedWish(): Promise<string> {
  const call = async (who: CastName, name: string, input: object) => {
    const data = { name, input, requestId: newRequestId() }
    const reply = await town.cloud.call(cast[who], 'wish', data)
    return String((reply as { data: { id: string } }).data.id)
  }
  const id = await call('resident', 'post', wishForm)
  await call('worker', 'step', { id, name: 'approve', note: null })
  return call('partyMember', 'step', { id, name: 'claim', note: null })
}

test.each(modes)('$name：用积分给心愿换一样东西，认领人凭码去领', async (mode) => {
  const giver = mode.large ? 'partyMemberOther' : 'volunteer'
  await grant(giver, 100)
  const id = await claimedWish()
  const page = await visit(giver, at.giftToWish(id), mode)
  await see(page, '李阿姨的心愿')
  await fits(page, mode, '12-送给心愿')
  await press(page, /^香皂，40 分/)
  const sheet = page.getByRole('dialog')
  await sheet.getByText('领走以前可以取消').waitFor()
  await press(sheet, '送，用 40 分')
  await see(page, '由办这个心愿的人凭码去领')
  expect(await page.locator('.code__digits').count()).toBe(0)
  const member = await visit('partyMember', at.wishGifts(id), mode)
  await see(member, '凭码到超市领，送到许愿人手里')
  await member.locator('.code__digits').filter({ visible: true }).waitFor()
  await fits(member, mode, '13-送给心愿的礼物')
  for (const one of [page, member]) await one.context().close()
})

test('开门的时间改得了，居民马上看得到', async () => {
  const mode = modes[0] as Mode
  const worker = await visit('worker', at.shopGoods, mode)
  await press(worker, /^开门的时间和地方/)
  await see(worker, '哪几天不开门')
  await fits(worker, mode, '10-开门的时间')
  await press(worker, '添一段开门的时间')
  const sheet = worker.getByRole('dialog')
  await sheet.getByRole('checkbox', { name: '周日' }).click()
  await sheet.getByRole('textbox', { name: '几点开门' }).fill('9:00')
  await sheet.getByRole('textbox', { name: '几点关门' }).fill('10:30')
  await fits(worker, mode, '11-添一段')
  await press(sheet, '添上')
  await see(worker, '周日 09:00—10:30')
  await press(worker, '存好')
  await see(worker, '添一样货')
  expect(stored('shops', { _id: shopId })[0]?.opens).toHaveLength(4)
  expect(good('soap')).toBeTruthy()
  await worker.context().close()
})
