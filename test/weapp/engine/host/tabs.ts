import { element } from './sheet'

/** 画底部的标签栏；不是标签页时收起。 */
export function drawTabs(current: string | null, go: (path: string) => void) {
  const bar = document.querySelector<HTMLElement>('#tabs')!
  bar.replaceChildren()
  bar.hidden = current === null
  for (const { pagePath, text } of window.weapp.app.tabBar?.list ?? []) {
    const tab = element('button', '', text)
    tab.setAttribute('role', 'tab')
    tab.setAttribute('aria-selected', String(pagePath === current))
    tab.onclick = () => go(pagePath)
    bar.append(tab)
  }
}
