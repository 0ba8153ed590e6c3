import type { AppConfig } from '../stand-in/platform'

/** 页面或组件的 .json。 */
export interface UnitConfig {
  component?: boolean
  usingComponents?: Record<string, string>
  navigationBarTitleText?: string
}

/** 打包好的小程序，放在宿主页的 `window.weapp` 上；路径都不带扩展名。 */
export interface PackedApp {
  app: AppConfig
  pages: string[]
  units: Record<string, UnitConfig>
  styles: Record<string, string>
  /** 模板编译器生成的对象，键是路径。 */
  templates: Record<string, unknown>
  /** 模板给每个内置标签写过的属性。 */
  attributes: Record<string, string[]>
  /** 内置组件自己的模板。 */
  builtins: Record<string, unknown>
  modules: Record<string, Module>
}

/** 一个 .js 文件：参数的次序就是 moduleParameters 的次序，多余的浏览器全局变量不传，于是是 undefined。 */
export type Module = (...args: unknown[]) => void

/** 微信给每个文件的几个名字。 */
export const moduleParameters = [
  ...['require', 'module', 'exports', 'wx', 'App', 'Page', 'Component', 'Behavior'],
  ...['getApp', 'getCurrentPages'],
] as const

/** 微信里没有的浏览器全局变量；写成参数而不传值，用到的代码会当场出错。 */
export const hiddenGlobals = [
  ...['window', 'document', 'frames', 'self', 'location', 'navigator', 'localStorage'],
  ...['sessionStorage', 'history', 'caches', 'screen', 'alert', 'confirm', 'prompt'],
  ...['XMLHttpRequest', 'WebSocket', 'webkit', 'fetch', 'AbortController', 'TextEncoder', 'URL'],
] as const
