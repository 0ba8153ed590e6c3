import type { Page } from 'playwright-core'

/** 以下函数都在网页里量，返回不合要求的那些，好让报错说得出是谁。 */

/** 右边伸出屏幕的东西；本来就横着滑的分类条不算。 */
export const overflowing = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((it) => it.checkVisibility() && !it.closest('.tabs'))
      .filter((it) => it.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((it) => `${it.className} ${it.textContent?.slice(0, 20)}`),
  )

/** 高或宽不到 `least` 像素的、能点的东西。 */
export const smallTargets = (page: Page, selector: string, least: number) =>
  page.evaluate(
    ([wanted, size]) =>
      [...document.querySelectorAll(wanted)]
        .filter((it) => it.checkVisibility())
        .map((it) => ({ it, box: it.getBoundingClientRect() }))
        .filter(({ box }) => box.height < size || box.width < size)
        .map(({ it, box }) => `${it.textContent} ${box.width}×${box.height}`),
    [selector, least] as const,
  )

/** 字与底色的对比不到 4.5:1 的文字。 */
export const faintWords = (page: Page) =>
  page.evaluate(() => {
    const rgba = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number)
    const light = (color: string) => {
      const [r = 0, g = 0, b = 0] = rgba(color).map((part) => {
        const c = part / 255
        return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const ground = (it: Element | null): string => {
      if (!it) return 'rgb(255, 255, 255)'
      const color = getComputedStyle(it).backgroundColor
      return (rgba(color)[3] ?? 1) === 0 ? ground(it.parentElement) : color
    }
    const contrast = (it: Element) => {
      const pair = [light(getComputedStyle(it).color), light(ground(it))].sort((a, b) => b - a)
      return ((pair[0] ?? 0) + 0.05) / ((pair[1] ?? 0) + 0.05)
    }
    const hasWords = (it: Element) =>
      [...it.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
    return [...document.querySelectorAll('body *')]
      .filter((it) => hasWords(it) && it.checkVisibility() && contrast(it) < 4.5)
      .map((it) => `${it.textContent?.slice(0, 20)} ${contrast(it).toFixed(2)}`)
  })
