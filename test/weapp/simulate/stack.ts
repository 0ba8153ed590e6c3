import type { Navigator } from '../stand-in/platform'

/** 页面实例上用得到的部分。 */
export interface PageInstance {
  onLoad?(query: Record<string, string>): void
  onShow?(): void
  onReady?(): void
  onHide?(): void
  onUnload?(): void
}

interface Opened {
  page: PageInstance
  holder: HTMLElement
  detach(): void
}

/** 只管先后的页面栈；标签页留着不销毁这类规矩由浏览器里的引擎来试。 */
export function createStack(create: (url: string) => Opened) {
  const stack: Opened[] = []
  const top = () => stack.at(-1)

  function close() {
    const opened = stack.pop()
    if (!opened) return
    opened.page.onUnload?.()
    opened.detach()
    opened.holder.remove()
  }

  function closeAll() {
    while (stack.length) close()
  }

  function reLaunch(url: string) {
    closeAll()
    stack.push(create(url))
  }

  const navigate: Navigator = {
    reLaunch,
    switchTab: reLaunch,
    navigateTo(url) {
      const from = top()
      stack.push(create(url))
      from?.holder.remove()
      from?.page.onHide?.()
    },
    redirectTo(url) {
      close()
      stack.push(create(url))
    },
    navigateBack(delta) {
      if (stack.length < 2) throw new Error('cannot navigate back at first page.')
      for (let left = delta; left > 0 && stack.length > 1; left--) close()
      const back = top()!
      document.body.append(back.holder)
      back.page.onShow?.()
    },
  }

  return {
    navigate,
    closeAll,
    pages: () => stack.map(({ page }) => page),
    text: () => top()?.holder.textContent?.trim() ?? '',
    /** 页面根节点自己不算，里面有了内置组件才算画出了东西。 */
    markup: () => top()?.holder.querySelector('wx-view')?.innerHTML ?? '',
  }
}
