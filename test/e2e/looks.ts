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

/** 读屏念不出来的：没有名字的按钮、输入框、图片，套在一起的两个按钮，没有一个标题的页。 */
export const unspoken = (page: Page) =>
  page.evaluate(() => {
    const shown = (selector: string) =>
      [...document.querySelectorAll(selector)].filter((it) => it.checkVisibility())
    const named = (it: Element) =>
      Boolean(it.getAttribute('aria-label') || it.textContent?.trim() || it.getAttribute('alt'))
    const pressables = shown('[tabindex="0"], a[href], button')
    const where = (it: Element) => `${it.className} ${it.textContent?.slice(0, 20)}`
    return [
      ...pressables.filter((it) => !named(it)).map((it) => `没有名字 ${where(it)}`),
      ...shown('[tabindex="0"]')
        .filter((it) => !it.getAttribute('role'))
        .map((it) => `没说是什么 ${where(it)}`),
      ...pressables
        .filter((it) => it.parentElement?.closest('[tabindex="0"], a[href]'))
        .map((it) => `套在别的按钮里 ${where(it)}`),
      ...pressables
        .filter((it) => it.closest('[aria-hidden="true"]'))
        .map((it) => `读屏看不见却走得到 ${where(it)}`),
      ...shown('input, textarea')
        .filter((it) => !it.getAttribute('aria-label'))
        .map((it) => `输入框没有名字 ${where(it.parentElement ?? it)}`),
      ...shown('img')
        .filter((it) => !it.closest('[aria-label], a[href]'))
        .map((it) => `图片没有名字 ${it.getAttribute('src')?.slice(0, 40)}`),
      ...(shown('[role="heading"]').length === 0 ? ['没有标题'] : []),
    ]
  })
