import type { Page } from 'playwright-core'
import { cameraPhoto, plainJpeg } from '../camera-photo'
import { decide, eventually, press, see } from './actions'
import { at } from './addresses'
import { openTown, type Town } from './town'
import { addPhotos, chooseKind, send } from './wish-form'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

/** 平台对还没有结论的照片都说通过。 */
async function passAll() {
  for (const { traceId, answered } of town.cloud.openapi.media)
    if (!answered) await town.cloud.openapi.answerMedia(traceId, 'pass')
}
const pictures = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name}`) }).locator('img')

test('替孩子许愿：三张照片去掉拍摄地点，认领人只能找社区，送达也能带照片', async () => {
  const text = '孩子想要一套三年级的课外书'
  const [resident, member] = await Promise.all([
    town.visit('resident', at.post),
    town.visit('partyMember', at.wishes),
  ])

  // 照片：一次选两张，再加一张，满三张就不再请他加；删掉一张又能加。
  await chooseKind(resident)
  await resident.getByRole('textbox', { name: '说说您的心愿' }).fill(text)
  await addPhotos(resident, cameraPhoto, plainJpeg)
  await addPhotos(resident)
  expect(await resident.getByRole('button', { name: /再加照片/ }).count()).toBe(0)
  await press(resident, '删掉第 3 张')
  await see(resident, '再加照片，还能加 1 张')
  await press(resident, '下一步')

  // 未成年人：没有监护人的姓名和同意，走不下去。
  await resident.getByRole('textbox', { name: /^姓名/ }).fill('李小宝')
  await resident.getByRole('radio', { name: '同学' }).click()
  await resident.getByLabel('手机号').fill('13900001234')
  await resident.getByRole('radio', { name: '是', exact: true }).click()
  await press(resident, '下一步')
  await see(resident, '请填写监护人姓名。')
  await see(resident, /要监护人同意才能发/)
  await resident.getByRole('textbox', { name: '监护人姓名' }).fill('李秀英')
  await resident.getByRole('checkbox', { name: /我是监护人/ }).click()
  await press(resident, '下一步')
  await see(resident, '监护人 李秀英，已同意')
  await see(resident, `${text}（有 2 张照片）`)
  await send(resident)

  const [wish] = town.wishes(text)
  const id = String(wish?._id)
  const worker = await town.visit('worker', at.detail(id))
  await see(worker, '2 张照片正在检查')
  await passAll()
  await press(worker, '审核通过')
  await see(worker, '正在等人认领')
  await worker.reload()
  const asked = pictures(worker, '心愿的照片')
  // 竖着拍的那张转正了；字节里没有拍摄地点和手机型号。
  await eventually(
    () => asked.evaluateAll((all) => (all as HTMLImageElement[]).map((img) => img.naturalHeight)),
    [12, 8],
  )
  for (const img of await asked.all()) {
    const bytes = await (await fetch((await img.getAttribute('src')) ?? '')).arrayBuffer()
    expect(Buffer.from(bytes).includes('Exif')).toBe(false)
    expect(Buffer.from(bytes).includes('PhoneX9')).toBe(false)
  }
  await press(worker, '看联系方式')
  await see(worker, '监护人 李秀英')

  // 认领人：请通过社区联系。
  await town.enter(member, 'partyMember', at.detail(id))
  await decide(member, '我来认领')
  await see(member, '请通过社区联系')
  await see(member, '金桂社区')
  expect(await member.getByText('看联系方式').count()).toBe(0)
  expect(await member.locator('body').innerText()).not.toMatch(/李小宝|李秀英|13900001234/)

  // 送达带一张照片，检查通过以后许愿人看得到。
  await press(member, '已经办好')
  await addPhotos(member, cameraPhoto)
  const sheet = member.getByRole('dialog')
  await sheet.getByRole('textbox').fill('书交给社区转给孩子了')
  await press(sheet, '已经办好')
  await see(member, '1 张照片正在检查')
  await passAll()
  await town.enter(resident, 'resident', at.detail(id))
  await see(resident, '回音')
  const delivered = pictures(resident, '送达的照片')
  await delivered.scrollIntoViewIfNeeded()
  await eventually(() => delivered.evaluate((img: HTMLImageElement) => img.naturalHeight), 12)
})
