/** 宿主页的入口：装引擎，运行 app.js，打开第一个页面。 */
import { parseUrl } from '../../stand-in/platform'
import { holdUp } from '../../stand-in/scan'
import { createWx } from '../../stand-in/wx'
import { defineBuiltins } from './builtins'
import { cloud } from './cloud'
import { dialogs } from './dialogs'
import { createAppSpace } from './engine'
import { createLoader } from './loader'
import { watchScrolling } from './native'
import { request } from './network'
import { createRouter } from './router'
import { serializeSetData } from './set-data'
import type { HostHandle, PageInstance } from './types'

const { weapp } = window
const asked = new URLSearchParams(location.search)
const url = asked.get('url') || weapp.app.pages[0]!
const launch = { ...parseUrl(url), scene: Number(asked.get('scene') ?? 1001) }

const { space, backend } = createAppSpace(defineBuiltins())

const router = createRouter((path) => {
  loader.load(path)
  const root = backend.createRoot('wx-page', space, path)
  const page = root.get() as unknown as PageInstance
  serializeSetData(page)
  return {
    page,
    attach: (holder, placeholder) => root.attach(holder as never, placeholder as never),
    release: () => root.release(),
  }
}, dialogs.title)

const handle: HostHandle = {
  ready: false,
  losesReplies: false,
  offline: asked.get('offline') === 'true',
  setData: [],
  calls: [],
  current: () => router.top().page.route ?? '',
  open: (target) => router.navigate.navigateTo(target),
  reLaunch: (target) => router.navigate.reLaunch(target),
  pullDown: () => router.top().page.onPullDownRefresh?.(),
  holdUp,
}
window.host = handle

const wx = createWx({
  navigate: router.navigate,
  cloud,
  request,
  dialogs,
  launch,
  screen: { width: innerWidth, height: innerHeight },
  log: (name, options) => void handle.calls.push({ name, options }),
})
wx.createSelectorQuery = () => router.top().page.createSelectorQuery()
const loader = createLoader(space, { wx, getCurrentPages: router.pages })

watchScrolling(() => router.top().page.onReachBottom?.())
loader.load('app')
loader.app().onLaunch?.(launch)
loader.app().onShow?.(launch)
router.open(url)
handle.ready = true
