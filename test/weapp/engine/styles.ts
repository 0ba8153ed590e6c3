import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import postcss from 'postcss'
import { renameSelector } from './tags'

/** rpx 按屏宽换算：750rpx 是一屏宽。 */
function toCssLength(value: string): string {
  return value.replace(/(-?\d*\.?\d+)rpx/g, (_, n) => `calc(${n} * 100vw / 750)`)
}

function load(file: string, loaded: Set<string>): postcss.Root {
  if (loaded.has(file) || !existsSync(file)) return postcss.root()
  loaded.add(file)
  const root = postcss.parse(readFileSync(file, 'utf8'), { from: file })
  root.walkAtRules('import', (rule) => {
    const target = rule.params.replace(/^["']|["']$/g, '')
    rule.replaceWith(load(path.join(path.dirname(file), target), loaded))
  })
  return root
}

/** 一个 .wxss 变成浏览器能用的样式，@import 的内容并进来。 */
export function toCss(file: string): string {
  const root = load(file, new Set())
  root.walkRules((rule) => {
    rule.selectors = rule.selectors.map(renameSelector)
  })
  root.walkDecls((declaration) => {
    declaration.value = toCssLength(declaration.value)
  })
  return root.toString()
}
