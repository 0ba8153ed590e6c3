/** 在 jest 里用微信的旧组件引擎（miniprogram-simulate）运行小程序的产物；测试文件要声明 jsdom 环境。 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import simulate from 'miniprogram-simulate'
import { officialCompilers } from '../compilers/official'
import { type AppConfig, pagesOf, parseUrl } from '../stand-in/platform'
import { createWx } from '../stand-in/wx'
import { createStack, type PageInstance } from './stack'

/** 测试给的云：返回值就是函数的应答；拒绝的值就是 wx.cloud.callFunction 失败的值。 */
export type CallFunction = (name: string, data: unknown) => Promise<unknown>

/** 运行起来的小程序。 */
export interface SimulatedApp {
  /** 主包和分包的全部页面。 */
  pages: string[]
  /** 关掉全部页面，打开这一个。 */
  open(url: string): void
  /** 等到页面上画出了东西（可能只是骨架，没有文字）、不再变；一直没有就抛错。 */
  drawn(): Promise<string>
  /** 等到页面上有文字、不再变，返回它；一直没有就抛错。 */
  shown(): Promise<string>
  /** console.error 与 console.warn 说过的话。 */
  complaints: string[]
  close(): void
}

/** 等页面画出来的最长时间，毫秒。 */
const SHOWN_MS = 5000
const POLL_MS = 5
/** 连着这么多次看到同样的文字，就算不再变了。 */
const STEADY_POLLS = 6

function listen(complaints: string[]) {
  const originals = { error: console.error, warn: console.warn }
  const record = (...parts: unknown[]) => void complaints.push(parts.map(String).join(' '))
  Object.assign(console, { error: record, warn: record })
  return () => void Object.assign(console, originals)
}

/** 微信没有给页面单独的登记办法：页面就是方法都在 methods 里的组件。 */
function definePage(definition: Record<string, unknown>) {
  const methods = Object.entries(definition).filter(([, value]) => typeof value === 'function')
  const component = { data: definition.data ?? {}, methods: Object.fromEntries(methods) }
  ;(globalThis as unknown as { Component(it: object): void }).Component(component)
}

/** 运行 app.js；`callFunction` 之后可以用 `cloud.callFunction = …` 换掉。 */
export function runWeapp(dist: string, cloud: { callFunction: CallFunction }): SimulatedApp {
  const app: AppConfig = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'))
  const pages = pagesOf(app)
  const complaints: string[] = []
  const stopListening = listen(complaints)
  const definitions = new Map<string, string>()
  // 官方编译器运行不了的机器，用引擎自己写的那个。
  const compiler = officialCompilers() ? 'official' : 'simulate'

  function load(route: string): string {
    const options = { rootPath: dist, compiler, compilerOptions: { maxBuffer: 64 * 1024 * 1024 } }
    const known = definitions.get(route)
    const id = known ?? simulate.load(path.join(dist, route), 'wx-page', options)
    definitions.set(route, id)
    return id
  }

  const stack = createStack((url) => {
    const { path: route, query } = parseUrl(url)
    if (!pages.includes(route)) throw new Error(`page "${route}" is not found`)
    const component = simulate.render(load(route))
    const page = component.instance as unknown as PageInstance
    Object.assign(page, { route, __route__: route, options: query })
    const holder = document.createElement('div')
    document.body.append(holder)
    component.attach(holder)
    page.onLoad?.(query)
    page.onShow?.()
    page.onReady?.()
    return { page, holder, detach: () => component.detach() }
  })

  const launch = { path: pages[0]!, query: {}, scene: 1001 }
  let instance: { onLaunch?(options: object): void; onShow?(options: object): void } = {}
  const wx = createWx({
    navigate: stack.navigate,
    cloud: {
      callFunction: (name, data) => cloud.callFunction(name, data),
      uploadFile: async () => 'cloud://local/photo.png',
      subscribe: async (templates) => Object.fromEntries(templates.map((id) => [id, 'accept'])),
    },
    request: async () => {
      throw new Error('url not in domain list')
    },
    dialogs: {
      modal: async () => true,
      sheet: async () => 0,
      toast: () => {},
      title: () => {},
    },
    launch,
    screen: { width: 375, height: 667 },
    log: () => {},
  })
  Object.assign(globalThis, {
    wx: Object.assign((globalThis as { wx?: object }).wx ?? {}, wx),
    Page: definePage,
    getApp: () => instance,
    getCurrentPages: () => stack.pages(),
    App: (definition: object) => {
      instance = definition
    },
  })
  require(path.join(dist, 'app.js'))
  instance.onLaunch?.(launch)
  instance.onShow?.(launch)

  async function steady(read: () => string) {
    const end = Date.now() + SHOWN_MS
    let last = ''
    for (let same = 0; same < STEADY_POLLS; ) {
      if (Date.now() > end) throw new Error(`页面没有画出来：${complaints.join('\n')}`)
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      const now = read()
      same = now && now === last ? same + 1 : 0
      last = now
    }
    return last
  }

  return {
    pages,
    complaints,
    open: (url) => stack.navigate.reLaunch(url),
    shown: () => steady(stack.text),
    drawn: () => steady(stack.markup),
    close() {
      stack.closeAll()
      stopListening()
    },
  }
}
