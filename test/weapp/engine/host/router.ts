/** 页面栈：照微信，标签页打开一次就留着，别的页面离开就销毁。 */
import { type Navigator, parseUrl } from '../../stand-in/platform'
import { element } from './sheet'
import { drawTabs } from './tabs'
import type { PageInstance } from './types'

interface Opened {
  path: string
  page: PageInstance
  holder: HTMLElement
  release(): void
}

/** 微信最多叠十层页面。 */
const MAX_DEPTH = 10

/** 造一个页面；引擎在这里接进来。 */
export type CreatePage = (path: string) => {
  page: PageInstance
  attach(holder: HTMLElement, placeholder: HTMLElement): void
  release(): void
}

export function createRouter(createPage: CreatePage, setTitle: (text: string) => void) {
  const { pages, units, app } = window.weapp
  const tabs = new Map<string, Opened>()
  const isTab = (path: string) => app.tabBar?.list.some((tab) => tab.pagePath === path) ?? false
  let stack: Opened[] = []

  function hide(opened: Opened) {
    opened.holder.style.display = 'none'
    opened.page.onHide?.()
  }

  function show(opened: Opened) {
    opened.holder.style.display = ''
    setTitle(units[opened.path]?.navigationBarTitleText ?? app.window?.navigationBarTitleText ?? '')
    drawTabs(isTab(opened.path) ? opened.path : null, (path) => navigate.switchTab(path))
    opened.page.onShow?.()
  }

  function close(opened: Opened) {
    opened.page.onUnload?.()
    opened.release()
    opened.holder.remove()
  }

  function open(url: string) {
    const { path, query } = parseUrl(url)
    if (!pages.includes(path)) throw new Error(`page "${path}" is not found`)
    const { page, attach, release } = createPage(path)
    Object.assign(page, { route: path, __route__: path, options: query })
    const holder = element('div', 'host-page')
    const placeholder = element('i')
    holder.append(placeholder)
    document.querySelector('#stack')!.append(holder)
    const opened = { path, page, holder, release }
    stack.push(opened)
    if (isTab(path)) tabs.set(path, opened)
    page.onLoad?.(query)
    show(opened)
    attach(holder, placeholder)
    requestAnimationFrame(() => page.onReady?.())
  }

  function closeAll() {
    for (const opened of new Set([...stack, ...tabs.values()])) close(opened)
    stack = []
    tabs.clear()
  }

  const top = () => stack.at(-1)!
  const refuseTab = (name: string, url: string) => {
    if (isTab(parseUrl(url).path)) throw new Error(`can not ${name} a tabbar page`)
  }

  const navigate: Navigator = {
    navigateTo(url) {
      refuseTab('navigateTo', url)
      if (stack.length >= MAX_DEPTH) throw new Error('webview count limit exceed')
      const from = top()
      open(url)
      hide(from)
    },
    redirectTo(url) {
      refuseTab('redirectTo', url)
      close(stack.pop()!)
      open(url)
    },
    reLaunch(url) {
      closeAll()
      open(url)
    },
    switchTab(url) {
      const { path } = parseUrl(url)
      if (!isTab(path)) throw new Error('can not switch to no-tabBar page')
      for (const opened of stack.splice(0)) isTab(opened.path) ? hide(opened) : close(opened)
      const kept = tabs.get(path)
      if (!kept) return open(path)
      stack.push(kept)
      show(kept)
    },
    navigateBack(delta) {
      if (stack.length < 2) throw new Error('cannot navigate back at first page.')
      for (let left = delta; left > 0 && stack.length > 1; left--) close(stack.pop()!)
      show(top())
    },
  }

  return { navigate, open, top, pages: () => stack.map(({ page }) => page) }
}
