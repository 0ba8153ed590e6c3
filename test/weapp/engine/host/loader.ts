/** 微信的 define/require：每个文件是一个函数，浏览器的全局变量看不见。 */
import type { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'

type Space = ReturnType<MiniProgramEnv['createCodeSpace']>
type ComponentEnv = Parameters<Parameters<Space['componentEnv']>[1]>[0]

/** 运行文件时要给它的名字。 */
interface Scope {
  wx: unknown
  getCurrentPages(): unknown[]
}

/** App() 登记的对象。 */
export interface AppInstance {
  onLaunch?(options: object): void
  onShow?(options: object): void
}

function resolve(from: string, target: string): string {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of target.replace(/\.js$/, '').split('/')) {
    if (part === '..') parts.pop()
    else if (part && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** 造一个加载器；`load` 运行一个文件（只运行一次），`app` 是 App() 登记的那一个。 */
export function createLoader(space: Space, { wx, getCurrentPages }: Scope) {
  const { units, modules } = window.weapp
  const loaded = new Map<string, { exports: unknown }>()
  let app: AppInstance = {}
  let current: ComponentEnv

  function run(path: string, module: { exports: unknown }) {
    const code = modules[path]
    if (!code) throw new Error(`module '${path}.js' is not defined`)
    // Taro 的组件是在公共文件里登记的：Component() 归正在加载的那个文件，不归它写在哪个文件里。
    const previous = current
    space.componentEnv(path, (env) => {
      current = env
      const require = (target: string) => load(resolve(path, target))
      const page = (definition: never) => current.Page(definition)
      const component = (definition: never) => current.Component(definition)
      const behavior = (definition: never) => current.Behavior(definition)
      const register = (definition: AppInstance) => {
        app = definition
      }
      const getApp = () => app
      try {
        const names = [wx, register, page, component, behavior, getApp, getCurrentPages]
        code.call(undefined, require, module, module.exports, ...names)
      } finally {
        current = previous
      }
    })
  }

  function load(path: string): unknown {
    const known = loaded.get(path)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    loaded.set(path, module)
    const used = Object.values(units[path]?.usingComponents ?? {})
    for (const component of used) load(resolve(path, component))
    run(path, module)
    return module.exports
  }

  return { load, app: () => app }
}
