import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { type AppConfig, pagesOf } from '../stand-in/platform'
import { builtinTemplates } from './builtin-templates'
import { hiddenGlobals, moduleParameters, type UnitConfig } from './packed'
import { toCss } from './styles'
import { attributesIn, renameTags } from './tags'

/** 打包结果：`script` 在宿主页里运行后给出 window.weapp，`warnings` 是模板编译器的话。 */
export interface Bundle {
  script: string
  warnings: string[]
}

const notUnits = /^(app|sitemap|theme|project\.(private\.)?config)\.json$/

function filesOf(dist: string): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  )
}

/** 模板都在一个组里，才能互相 import；脚本要先加，模板才找得到。 */
function compile(sources: Iterable<[string, string]>, scripts: Iterable<[string, string]>) {
  const group = new TmplGroup()
  const warnings: string[] = []
  for (const [name, text] of scripts) group.addScript(name, text)
  for (const [name, text] of sources) {
    for (const { message, startLine } of group.addTmpl(name, text) ?? []) {
      warnings.push(`${name}.wxml 第 ${startLine + 1} 行：${message}`)
    }
  }
  const code = group.getTmplGenObjectGroups()
  group.free()
  return { code, warnings }
}

/** 全局组件写进每个页面的 usingComponents，引擎只认这里。 */
function unitConfig(app: AppConfig, own: UnitConfig): UnitConfig {
  const shared = Object.entries(app.usingComponents ?? {}).map(([tag, file]) => [
    tag,
    `/${file.replace(/^\.?\//, '')}`,
  ])
  return { ...own, usingComponents: { ...Object.fromEntries(shared), ...own.usingComponents } }
}

/** 把小程序的产物打成一个脚本。 */
export function pack(dist: string): Bundle {
  const files = filesOf(dist)
  const read = (file: string) => readFileSync(path.join(dist, file), 'utf8')
  const each = <T>(extension: string, make: (file: string) => T): [string, T][] =>
    files
      .filter((file) => file.endsWith(extension))
      .map((file) => [file.slice(0, -extension.length), make(file)])

  const app: AppConfig = JSON.parse(read('app.json'))
  const markup = each('.wxml', (file) => renameTags(read(file)))
  const attributes: Record<string, Set<string>> = {}
  for (const [, text] of markup) attributesIn(text, attributes)
  const templates = compile(markup, each('.wxs', read))
  const builtins = compile(Object.entries(builtinTemplates), [])
  const units = each('.json', (file) =>
    notUnits.test(file) ? null : unitConfig(app, JSON.parse(read(file))),
  ).filter(([, config]) => config !== null)
  const parameters = [...moduleParameters, ...hiddenGlobals].join(',')
  const modules = each('.js', (file) => `function(${parameters}){${read(file)}\n}`)

  const fields = [
    `app:${JSON.stringify(app)}`,
    `pages:${JSON.stringify(pagesOf(app))}`,
    `units:${JSON.stringify(Object.fromEntries(units))}`,
    `styles:${JSON.stringify(Object.fromEntries(each('.wxss', (file) => toCss(path.join(dist, file)))))}`,
    `attributes:${JSON.stringify(attributes, (_, value) => (value instanceof Set ? [...value] : value))}`,
    `templates:${templates.code}`,
    `builtins:${builtins.code}`,
    `modules:{${modules.map(([name, code]) => `${JSON.stringify(name)}:${code}`).join(',\n')}}`,
  ]
  const warnings = [...templates.warnings, ...builtins.warnings]
  return { script: `window.weapp={${fields.join(',\n')}}`, warnings }
}
