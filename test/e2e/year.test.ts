import { eventually, press, see } from './actions'
import { at } from './addresses'
import { openTown, type Town } from './town'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(async () => {
  expect(town.troubles).toEqual([])
  await town.close()
})

test('社区写评语，党员先看、补充、交给单位，联络员看得到、导得出；打印出来正好一张纸', async () => {
  const staff = await town.visit('worker', at.reportQueue)
  await staff.getByRole('tab', { name: '已报到' }).click()
  await staff.getByText('陈志远').first().click()
  await see(staff, '经过')
  await press(staff, /^年度反馈表/)
  await see(staff, '社区还没有写')
  await press(staff, '写评语')
  const asked = staff.getByRole('dialog', { name: '写评语' })
  await asked.getByRole('textbox').fill('每周都来，邻居都认得他')
  await press(asked, '写好')
  await asked.waitFor({ state: 'detached' })
  await see(staff, '每周都来，邻居都认得他')

  const early = await town.visit('unitLiaison', at.yearUnit)
  await see(early, /反馈表还没有/)

  const member = await town.visit('partyMember', at.inbox)
  await press(member, /给您写了 2026 年的评语/)
  await see(member, '每周都来，邻居都认得他')
  await press(member, '看过了，交给单位')
  const sheet = member.getByRole('dialog', { name: '看过了，交给单位' })
  await sheet.getByRole('textbox').fill('明年想多陪陪老人')
  await press(sheet, '交给单位')
  await sheet.waitFor({ state: 'detached' })
  await see(member, '明年想多陪陪老人')
  await eventually(() => member.getByRole('button', { name: '看过了，交给单位' }).count(), 0)
  const pdf = (await member.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)

  const liaison = await town.visit('unitLiaison', at.yearUnit)
  await press(liaison, /^陈志远.*反馈表已交来/)
  await see(liaison, '明年想多陪陪老人')
  await see(liaison, '每周都来，邻居都认得他')
})

test('双报到的数字：原话和本系统新增并排，点开一个数，名单正好那么多行', async () => {
  const page = await town.visit('district', at.reportNumbers)
  await see(page, '1000余名')
  const tile = page.getByRole('button', { name: /^报到的党员 \d+ 份/ })
  const count = Number((await tile.getAttribute('aria-label'))?.match(/\d+/)?.[0])
  await tile.click()
  await see(page, '就这些了')
  await eventually(
    () =>
      page
        .locator('.cell')
        .filter({ visible: true, hasText: /社区|局|院|支部|站/ })
        .count(),
    count,
  )
})
