import type { PackedApp } from '../packed'

/** 页面实例上用得到的部分。 */
export interface PageInstance {
  route?: string
  __route__?: string
  options?: Record<string, string>
  onLoad?(query: Record<string, string>): void
  onShow?(): void
  onReady?(): void
  onHide?(): void
  onUnload?(): void
  onReachBottom?(): void
  onPullDownRefresh?(): void
  setData(data: object, callback?: () => void): void
  createSelectorQuery(): unknown
}

/** 一次 setData：多少字节，改了哪些字段。 */
export interface SetDataRecord {
  page: string
  bytes: number
  keys: string[]
}

/** 测试在浏览器里能用的把手，挂在 `window.host`。 */
export interface HostHandle {
  ready: boolean
  offline: boolean
  /** 请求发得到，回话收不到：最磨人的那种网。 */
  losesReplies: boolean
  setData: SetDataRecord[]
  /** 调用过的 wx 接口，最新的在最后。 */
  calls: { name: string; options: unknown }[]
  /** 正在显示的页面，不带参数。 */
  current(): string
  open(url: string): void
  reLaunch(url: string): void
  pullDown(): void
  /** 把一个二维码放到镜头前；空是拿开。 */
  holdUp(text: string | null): void
}

declare global {
  interface Window {
    weapp: PackedApp
    host: HostHandle
  }
}
