import type { Page } from 'playwright-core'
import { decide, eventually, press, see } from './actions'
import { at } from './addresses'
import { overflowing } from './looks'
import { cutNetwork } from './network'
import { openTown, type Town } from './town'
import { chooseKind, say } from './wish-form'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

interface Household {
  name: string
  room: string
  text: string
  building?: string
}

/** 上门记一户：一屏写完，按一下就接着下一户。 */
async function enter(page: Page, { name, room, text, building }: Household): Promise<void> {
  if (building) await page.getByRole('radio', { name: building, exact: true }).click()
  await page.getByRole('textbox', { name: '门牌' }).fill(room)
  await page.getByRole('textbox', { name: '姓名' }).fill(name)
  await page.getByRole('radio', { name: '奶奶' }).click()
  await page.getByLabel('电话').fill('13900008888')
  await page.getByRole('radio', { name: '修理' }).click()
  await page.getByRole('textbox', { name: '他怎么说' }).fill(text)
  await page.getByRole('checkbox', { name: /他同意我替他许/ }).click()
  await press(page, '记下，录下一户')
}

const codeOn = async (page: Page, name: string) =>
  (
    await page.getByRole('button', { name: new RegExp(`^${name}.*四位码 \\d{4}`) }).innerText()
  ).match(/四位码 (\d{4})/)?.[1] ?? ''
const slipOf = (wishId: unknown) =>
  String(town.cloud.database.find('slips', { filter: { wishId }, limit: 1 })[0]?._id)

test('网格员一口气录十户：地方只选一次，中间断网也不丢，有网一起发，一户一个号', async () => {
  const page = await town.visit('gridWorker', at.desk)
  await press(page, /上门录心愿/)
  await see(page, '第 1 户')
  await press(page, '记下，录下一户')
  await see(page, '请填写姓名。')
  await page.getByRole('radio', { name: '金桂第二网格' }).click()
  const house = (i: number): Household => ({
    name: `邱玉${'一二三四五六七八九十'[i]}`,
    room: `4 单元 ${401 + i}`,
    text: `第${i + 1}户说：厨房的灯一闪一闪，想请人看看`,
  })
  await enter(page, { ...house(0), building: '10栋' })
  await see(page, '记下 1 户，发好 1 户')
  for (const i of [1, 2, 3]) await enter(page, house(i))
  await see(page, '记下 4 户，发好 4 户')

  const restore = await cutNetwork(page)
  for (const i of [4, 5, 6]) await enter(page, house(i))
  await see(page, '没有网，写好的都在手机上')
  await page.reload()
  await see(page, '记下 7 户，发好 4 户')
  await see(page, '第 8 户')
  await restore()
  await press(page, '再发这 3 户')
  await see(page, '记下 7 户，发好 7 户')
  for (const i of [7, 8, 9]) await enter(page, house(i))
  await see(page, '记下 10 户，发好 10 户')
  const texts = Array.from({ length: 10 }, (_, i) => house(i).text)
  const stored = texts.map((text) => town.wishes(text))
  expect(stored.map((found) => found.length)).toEqual(Array(10).fill(1))
  expect(new Set(stored.flat().map(({ no }) => no)).size).toBe(10)
  expect(stored.flat().map(({ askedBy }) => askedBy)).toEqual(Array(10).fill(null))

  const code = await codeOn(page, '邱奶奶 4 单元 401')
  await press(page, '打印 10 张纸条')
  const sheets = page.locator('.slip-sheet')
  await sheets.nth(9).waitFor()
  expect(await sheets.count()).toBe(10)
  await sheets.getByText(code).waitFor()
  await eventually(
    () =>
      sheets
        .locator('img')
        .evaluateAll((list) => list.every((img) => (img as HTMLImageElement).naturalWidth > 100)),
    true,
  )
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(10)
  // 105 × 148 毫米，换成点是 297.6 × 419.5。
  expect(pdf).toMatch(/MediaBox \[0 0 29[78][\d.]* 4(19|20)[\d.]*\]/)
})

test('没收下的一户说得出缘由，取回来改好再发', async () => {
  const page = await town.visit('buildingHead', at.doorstep)
  await see(page, '第 1 户')
  expect(await page.getByRole('radiogroup', { name: '哪个网格' }).count()).toBe(0)
  await enter(page, { name: '邱月英', room: '6 单元 601', text: '家里困难，想请大家转账帮一把' })
  await see(page, /微心愿不能是要钱或转账/)
  await press(page, '取回来改一改')
  await page.getByRole('textbox', { name: '他怎么说' }).fill('冬天冷，想要一床厚一点的被子')
  await press(page, '记下，录下一户')
  await see(page, '记下 1 户，发好 1 户')
  expect(town.wishes('冬天冷，想要一床厚一点的被子')).toHaveLength(1)
})

test('邻居代许：看得到四位码；送达后楼栋长送纸条，家里人扫码、输四位码说解决了', async () => {
  const neighbour = await town.visit('residentYoung', at.post)
  const text = '收音机坏了，想请懂的人看看还能不能修'
  await chooseKind(neighbour, '家里要修修')
  await say(neighbour, text)
  await neighbour.getByRole('radio', { name: '替别人许' }).click()
  await neighbour.getByRole('radio', { name: '10栋', exact: true }).click()
  await neighbour.getByRole('textbox', { name: '门牌' }).fill('5 单元 502')
  await neighbour.getByRole('textbox', { name: '他的姓名' }).fill('姚长根')
  await neighbour.getByRole('radio', { name: '爷爷' }).click()
  await neighbour.getByLabel('手机号').fill('13900006666')
  await press(neighbour, '下一步')
  await see(neighbour, '要他本人同意才能代许，请问过他以后点“他同意了”。')
  await neighbour.getByRole('checkbox', { name: /我问过他，他同意了/ }).click()
  await press(neighbour, '下一步')
  await see(neighbour, '您替他许的，他同意了')
  await press(neighbour, '发出去')
  await see(neighbour, '给他的纸条')
  const [wish] = town.wishes(text)
  const code = (await neighbour.locator('.code__digits').innerText()).replace(/\D/g, '')
  expect(code).toMatch(/^\d{4}$/)
  await town.enter(neighbour, 'residentYoung', at.mine)
  await neighbour.getByRole('tab', { name: '我代许的' }).click()
  await see(neighbour, text)

  const staff = await town.visit('worker', at.detail(String(wish?._id)))
  await press(staff, '审核通过')
  const member = await town.visit('partyMember', at.detail(String(wish?._id)))
  await decide(member, '我来认领')
  await decide(member, '已经办好', '换了一个喇叭，又能听戏了')

  const head = await town.visit('buildingHead', at.desk)
  await press(head, /^回音纸条/)
  await see(head, '姚爷爷')
  await press(head, /^印这/)
  await see(head, '您的心愿有回音了')
  await see(head, '换了一个喇叭，又能听戏了')
  await press(head, '返回')
  await press(head, '姚爷爷的纸条送到了')
  await eventually(() => head.getByRole('button', { name: '姚爷爷的纸条送到了' }).count(), 0)

  const family = await town.visit('residentElsewhere', at.slip(slipOf(wish?._id)))
  await see(family, '姚爷爷的心愿')
  await see(family, '换了一个喇叭，又能听戏了')
  const shown = await family.locator('body').innerText()
  expect(shown).not.toMatch(/姚长根|13900006666|502/)
  await family.getByRole('radio', { name: '解决了', exact: true }).click()
  const bad = code === '0000' ? '0001' : '0000'
  await family.getByLabel('纸条上的四位码').fill(bad)
  await press(family, '确定')
  await see(family, /四位码不对.*还可以试 4 次/)
  await family.getByLabel('纸条上的四位码').fill(code)
  await press(family, '确定')
  await see(family, '心愿实现了')
  expect(await overflowing(family)).toEqual([])
  await eventually(() => town.wishes(text)[0]?.status, 'done')
})

test('老人的孩子把代许的心愿接到自己手机上，从此自己看、自己确认', async () => {
  const text = '想要一个大字的日历，看得清'
  const posting = await town.visit('residentOther', at.post)
  await chooseKind(posting)
  await say(posting, text)
  await posting.getByRole('radio', { name: '替别人许' }).click()
  await posting.getByRole('checkbox', { name: /我问过他/ }).click()
  await posting.getByRole('textbox', { name: '他的姓名' }).fill('姚秀珍')
  await posting.getByRole('radio', { name: '奶奶' }).click()
  await posting.getByLabel('手机号').fill('13900006667')
  await press(posting, '下一步')
  await press(posting, '发出去')
  await see(posting, '给他的纸条')
  const code = (await posting.locator('.code__digits').innerText()).replace(/\D/g, '')
  const [wish] = town.wishes(text)

  const child = await town.visit('newcomer', at.slip(slipOf(wish?._id)))
  await child.getByRole('radio', { name: '以后我自己在手机上看' }).click()
  await child.getByLabel('纸条上的四位码').fill(code)
  await press(child, '确定')
  await press(child.getByRole('dialog', { name: '先看一眼' }), '同意并继续')
  await press(child, '打开我的心愿')
  await see(child, '姚奶奶的心愿')
  await see(child, '社区正在看')
  const stranger = await town.visit('residentYoung', at.slip(slipOf(wish?._id)))
  await see(stranger, '许愿人已经接到自己的手机上了，这张纸条不再管用。')
})

test('大字版也放得下，没有权限的人进不来', async () => {
  const page = await town.visit('gridWorker', at.me)
  await page.getByRole('radio', { name: '大字' }).click()
  for (const to of [at.doorstep, at.papers]) {
    await town.enter(page, 'gridWorker', to)
    await see(page, /上门录心愿|回音纸条|第 1 户/)
    expect(await overflowing(page)).toEqual([])
  }
  const outsider = await town.visit('resident', at.doorstep)
  await see(outsider, /上门录心愿由网格员、楼栋长和社区来做/)
})
