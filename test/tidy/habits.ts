/** 一份份看得出来的坏习惯；每个函数收源文件，返回要说的话。 */
import ts from 'typescript'
import { parse, visit } from './imports'
import type { Source } from './sources'

/** 逐行找；说出文件和行号。 */
export function linesMatching(sources: readonly Source[], pattern: RegExp): string[] {
  return sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [],
      ),
  )
}

/** 只是转手导出别人东西的文件。 */
export function barrels(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => {
      const { statements } = parse(source)
      const handsOn = (it: ts.Statement) => ts.isExportDeclaration(it) && it.moduleSpecifier
      return statements.length > 0 && statements.every(handsOn)
    })
    .map(({ path }) => path)
}

const nameOfCall = (node: ts.CallExpression) =>
  ts.isPropertyAccessExpression(node.expression)
    ? node.expression.name.text
    : node.expression.getText()

/** 代码里写出名字的集合：`collection('x')` 和 `db.collection('x')`。 */
export function collectionNames(sources: readonly Source[]): string[] {
  const names: string[] = []
  for (const source of sources) {
    visit(parse(source), (node) => {
      if (!ts.isCallExpression(node) || nameOfCall(node) !== 'collection') return
      const [name] = node.arguments
      if (name && ts.isStringLiteralLike(name)) names.push(name.text)
    })
  }
  return [...new Set(names)]
}

/** 事务里按条件改、删、数会悄悄跑到事务外面；事务里也不该再用事务外的 db。 */
export function transactionMisuse(sources: readonly Source[]): string[] {
  const found: string[] = []
  for (const source of sources.filter(({ text }) => /(start|run)Transaction\(/.test(text))) {
    const file = parse(source)
    visit(file, (node) => {
      if (!ts.isFunctionLike(node) || !startsTransaction(node)) return
      visit(node, (inner) => {
        if (!ts.isCallExpression(inner)) return
        const chain = inner.getText()
        const outside = /^db\.collection\([^)]*\)$/.test(chain)
        const byCondition = /\.where\(/.test(chain) && batch.has(nameOfCall(inner))
        if (!outside && !byCondition) return
        const { line } = file.getLineAndCharacterOfPosition(inner.getStart())
        found.push(`${source.path}:${line + 1} ${chain.split('\n')[0]}`)
      })
    })
  }
  return [...new Set(found)]
}

const batch = new Set(['update', 'remove', 'count'])

function startsTransaction(node: ts.Node): boolean {
  let found = false
  visit(node, (inner) => {
    if (ts.isCallExpression(inner)) found ||= /Transaction$/.test(nameOfCall(inner))
  })
  return found
}

/** 规则里不许自己看钟、掷骰子：时间和随机数都从 ctx 来。 */
export function impurities(sources: readonly Source[]): string[] {
  const found: string[] = []
  for (const source of sources) {
    visit(parse(source), (node) => {
      const text = node.getText()
      const noArguments =
        (ts.isNewExpression(node) && text.startsWith('new Date') && !node.arguments?.length) ||
        (ts.isCallExpression(node) && /^dayjs(\.utc|\.tz)?\(\s*\)$/.test(text))
      const named = ts.isPropertyAccessExpression(node) && ambient.has(text)
      if (noArguments || named) found.push(`${source.path} ${text}`)
    })
  }
  return found
}

const ambient = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID'])
