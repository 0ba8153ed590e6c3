/** 把微信的组件引擎（glass-easel 与小程序适配层）装起来。 */
import * as GE from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { onNativeEvent } from './native'

const { weapp } = window

GE.globalOptions.throwGlobalError = false
GE.globalOptions.writeIdToDOM = true
GE.addGlobalErrorListener((error) => {
  console.error(error instanceof Error ? error.stack : error)
  return true
})

const environment = new MiniProgramEnv()
const builtinSpace = environment.getGlobalCodeSpace()
type CodeSpace = typeof builtinSpace

/** 没有写进类型声明的内部方法：组件选项只能从这里改。 */
interface Internal {
  prepareComponentOptions(...args: unknown[]): [GE.ComponentOptions, unknown]
}

function adjustOptions(space: CodeSpace, options: GE.ComponentOptions) {
  const internal = space as unknown as Internal
  const original = internal.prepareComponentOptions
  internal.prepareComponentOptions = function prepare(...args) {
    const result = original.apply(this, args)
    Object.assign(result[0], options)
    return result
  }
}

adjustOptions(builtinSpace, { styleScope: GE.StyleScopeManager.globalScope() })

/** 登记一个内置组件；都要在创建小程序自己的空间之前登记。 */
export function defineBuiltin(name: string, definition: object) {
  const content = weapp.builtins[name]
  builtinSpace.addCompiledTemplate(name, { groupList: weapp.builtins, content } as never)
  builtinSpace.addComponentStaticConfig(name, { component: true })
  builtinSpace.component(name).definition(definition).register()
}

/** 小程序自己的代码空间：样式、模板、配置都放进去。 */
export function createAppSpace(builtins: readonly string[]) {
  const space = environment.createCodeSpace('', true)
  const shared = builtinSpace.getComponentSpace()
  for (const name of builtins) {
    const definition = shared.getComponentByUrlWithoutDefault(name, '')
    space.getComponentSpace().setGlobalUsingComponent(`wx-${name}`, definition!)
  }
  // id 不加前缀，测试里才能按 id 找到元素。
  adjustOptions(space, { idPrefixGenerator: undefined, writeIdToDOM: true } as never)

  const context = new GE.CurrentWindowBackendContext()
  context.onEvent((target, type, detail, options) => {
    const native = (options as { originalEvent?: Event }).originalEvent
    if (!onNativeEvent(target, type, native)) return undefined
    const carried = native instanceof CustomEvent && native.type === type ? native.detail : detail
    const event = new GE.Event(type, carried, options)
    GE.Event.dispatchEvent(target, event)
    return event.getEventBubbleStatus()
  })
  const backend = environment.associateBackend(context)

  for (const [path, css] of Object.entries(weapp.styles)) {
    space.addStyleSheet(path, path)
    backend.registerStyleSheetContent(path, css)
  }
  for (const [path, content] of Object.entries(weapp.templates)) {
    const template = { groupList: weapp.templates, content, fallbackListenerOnNativeNode: true }
    space.addCompiledTemplate(path, template as never)
  }
  for (const [path, config] of Object.entries(weapp.units)) {
    space.addComponentStaticConfig(path, config as never)
  }
  return { space, backend }
}
