/** 假 wx 要用到的“平台”：浏览器里的引擎和 jest 里的引擎各给一份。 */
export interface Platform {
  navigate: Navigator
  cloud: CloudPlatform
  /** 一次网络请求；任何状态码都算有答复，没有答复才拒绝。 */
  request(url: string, request: HttpRequest): Promise<HttpReply>
  dialogs: Dialogs
  launch: Launch
  screen: { width: number; height: number }
  /** 调用了哪个接口，参数是什么。 */
  log(name: string, options: unknown): void
}

/** wx.request 要发出去的东西。 */
export interface HttpRequest {
  method: string
  headers: Record<string, string>
  body: string | ArrayBuffer | Blob | undefined
}

/** wx.request 得到的答复。 */
export interface HttpReply {
  status: number
  text: string
}

/** 打开小程序的方式，与 wx.getLaunchOptionsSync 相同。 */
export interface Launch {
  path: string
  query: Record<string, string>
  scene: number
}

/** 五种页面跳转；跳不了就抛错，错误的话会放进 errMsg。 */
export interface Navigator {
  navigateTo(url: string): void
  redirectTo(url: string): void
  reLaunch(url: string): void
  switchTab(url: string): void
  navigateBack(delta: number): void
}

/** 要经过云的几个接口；失败时拒绝，值的形状与微信相同：`{errCode, errMsg}`。 */
export interface CloudPlatform {
  callFunction(name: string, data: unknown): Promise<unknown>
  uploadFile(cloudPath: string, filePath: string): Promise<string>
  /** 同意接收订阅消息，返回每个模板的回答。 */
  subscribe(templates: readonly string[]): Promise<Record<string, string>>
}

/** 要人回答或只给人看的东西。 */
export interface Dialogs {
  modal(options: ModalOptions): Promise<boolean>
  /** 选了第几项；没有选是 null。 */
  sheet(items: readonly string[]): Promise<number | null>
  toast(title: string): void
  title(text: string): void
}

export interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  confirmText?: string
}

/** 拆开小程序的页面地址；参数不解码，与微信相同。 */
export function parseUrl(url: string): { path: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.replace(/^\//, '').split('?')
  const pairs = search.split('&').filter(Boolean)
  const query = Object.fromEntries(
    pairs.map((pair) => {
      const cut = pair.indexOf('=')
      return cut < 0 ? [pair, ''] : [pair.slice(0, cut), pair.slice(cut + 1)]
    }),
  )
  return { path, query }
}

/** app.json 里的全部页面，主包在前。 */
export function pagesOf(app: AppConfig): string[] {
  const subPackages = app.subPackages ?? app.subpackages ?? []
  const inside = subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))
  return [...app.pages, ...inside].map((page) => page.replace(/\/{2,}/g, '/'))
}

/** 用得到的 app.json 内容。 */
export interface AppConfig {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string; text: string }[] }
  window?: { navigationBarTitleText?: string }
  usingComponents?: Record<string, string>
}
