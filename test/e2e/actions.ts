import type { Locator, Page } from 'playwright-core'

/** 点一个按钮。 */
export const press = (page: Page | Locator, name: string | RegExp) =>
  page.getByRole('button', { name }).click()

/** 回上一页：翻页的动画走完、下面的一页收起来了再按；没走完就按，Taro 会把回来的那一页又收起来。 */
export async function back(page: Page): Promise<void> {
  await eventually(() => page.locator('.taro_page').filter({ visible: true }).count(), 1)
  await press(page, '返回')
}

/** 看得见的一段话；藏在下面的页里的不算。 */
export const words = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first()

/** 等一段话出现。 */
export const see = (page: Page, text: string | RegExp) => words(page, text).waitFor()

/** 升起的一张纸：在里面写一句（需要时），再按里面的按钮，等它收起。 */
export async function decide(page: Page, action: string, note?: string): Promise<void> {
  await press(page, action)
  const sheet = page.getByRole('dialog')
  if (note) await sheet.getByRole('textbox').fill(note)
  await press(sheet, action)
  await sheet.waitFor({ state: 'detached' })
}

/** 时间线，最新的在前。 */
export const story = (page: Page) => page.locator('.line__title').filter({ visible: true })

/** 反复看，直到和预期的一样；五秒还不一样就照实报出来。 */
export async function eventually<T>(look: () => T | Promise<T>, expected: T): Promise<void> {
  const until = Date.now() + 5000
  for (;;) {
    try {
      expect(await look()).toEqual(expected)
      return
    } catch (error) {
      if (Date.now() > until) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
