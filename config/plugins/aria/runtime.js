// 模板用别名绑定属性，运行时要照同一张表取别名，两边才对得上。
import { mergeInternalComponents } from '@tarojs/shared'
import { components } from './components'

mergeInternalComponents(components)
