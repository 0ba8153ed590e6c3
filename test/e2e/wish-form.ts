import type { Page } from 'playwright-core'
import { eventually, press, see, words } from './actions'

/** 要填进许愿表的内容；不写的就用平常的。 */
export interface Filled {
  text: string
  kind?: string
  building?: string
  room?: string
  name?: string
  salutation?: string
  /** 不写就按“使用微信手机号”。 */
  phone?: string
  photo?: boolean
}

/** 第一步：想要什么。 */
export async function chooseKind(page: Page, kind = '想要一样东西'): Promise<void> {
  await page.getByRole('radio', { name: kind }).click()
  await press(page, '下一步')
}

/** 加几张照片；不说是哪几张，就拿这一页自己的截图当照片。 */
export async function addPhotos(page: Page, ...photos: readonly Buffer[]): Promise<void> {
  const removals = page.getByRole('button', { name: /^删掉第/ })
  const before = await removals.count()
  const chooser = page.waitForEvent('filechooser')
  await press(page, /^(加一张|再加)照片/)
  const shot = () => page.screenshot({ clip: { x: 0, y: 0, width: 120, height: 120 } })
  const buffers = photos.length > 0 ? photos : [await shot()]
  const files = buffers.map((buffer) => ({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer }))
  await (await chooser).setFiles(files)
  await removals.nth(before + files.length - 1).waitFor()
}

/** 第二步：说一说。 */
export async function say(page: Page, text: string, photo = false): Promise<void> {
  await page.getByRole('textbox', { name: '说说您的心愿' }).fill(text)
  if (photo) await addPhotos(page)
  await press(page, '下一步')
}

/** 第三步：怎么联系您。 */
export async function tellReach(page: Page, filled: Filled): Promise<void> {
  const { building, room, name = '李秀英', salutation = '阿姨', phone } = filled
  if (building) await page.getByRole('radio', { name: building, exact: true }).click()
  if (room) await page.getByRole('textbox', { name: '门牌' }).fill(room)
  await page.getByRole('textbox', { name: '姓名' }).fill(name)
  await page.getByRole('radio', { name: salutation }).click()
  const box = page.getByLabel('手机号')
  await box.fill(phone ?? '')
  if (!phone) await press(page, '使用微信手机号')
  await eventually(async () => /^1\d{10}$/.test(await box.inputValue()), true)
  await press(page, '下一步')
}

/** 从第一步填到“看一遍再发”，停在发送之前。 */
export async function fillForm(page: Page, filled: Filled): Promise<void> {
  await chooseKind(page, filled.kind)
  await say(page, filled.text, filled.photo)
  await tellReach(page, filled)
  await see(page, '看一遍再发')
}

/** 发出去，等到编号，返回编号。 */
export async function send(page: Page, button: '发出去' | '再发一次' = '发出去'): Promise<string> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await see(page, '记下这个编号')
  return words(page, /^\d{4}-\d{8}-\d{3}$/).innerText()
}
