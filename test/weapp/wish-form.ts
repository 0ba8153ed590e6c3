import type { Weapp } from './engine/open'

/** 按一个按钮。 */
export const press = ({ page }: Weapp, name: string) =>
  page.locator('wx-button', { hasText: name }).click()

const pick = ({ page }: Weapp, role: 'radio' | 'button', name: string) =>
  page.getByRole(role, { name }).first().click()

/** 在许愿页一步一步填到最后一步，停在“发出去”之前。 */
export async function fillWish(weapp: Weapp, text: string, withPicture: boolean) {
  await pick(weapp, 'radio', '想要一样东西')
  await press(weapp, '下一步')
  await weapp.page.getByLabel('说说您的心愿').fill(text)
  if (withPicture) {
    await pick(weapp, 'button', '加一张照片')
    await weapp.page.locator('wx-image').waitFor()
  }
  await press(weapp, '下一步')
  await weapp.page.getByLabel('姓名').fill('李秀英')
  await pick(weapp, 'radio', '阿姨')
  await press(weapp, '下一步')
}
