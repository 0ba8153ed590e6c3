import path from 'node:path'
import ts from 'typescript'
import type { Source } from './sources'

/** 一处 import；`target` 是项目里的路径，或包名（含 node:）。 */
export interface Import {
  from: string
  target: string
  inside: boolean
  /** 只取类型，编译后不留下。 */
  typeOnly: boolean
}

const aliases: Record<string, string> = { '@domain/': 'domain/', '@/': 'src/' }

/** 包名：带作用域的取两段，其余取一段。 */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function locate(from: string, specifier: string): Pick<Import, 'target' | 'inside'> {
  if (specifier.startsWith('.')) {
    return { target: path.posix.join(path.posix.dirname(from), specifier), inside: true }
  }
  for (const [alias, folder] of Object.entries(aliases)) {
    if (specifier.startsWith(alias)) {
      return { target: folder + specifier.slice(alias.length), inside: true }
    }
  }
  return { target: packageOf(specifier), inside: false }
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  const clause = node.importClause
  if (!clause) return false
  const named = clause.namedBindings
  const names = named && ts.isNamedImports(named) ? named.elements : []
  const everyName = names.length > 0 && names.every((name) => name.isTypeOnly)
  return clause.isTypeOnly || (!clause.name && everyName)
}

/** 一份源文件的语法树。 */
export function parse({ path: file, text }: Source): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
}

/** 走遍语法树的每一个节点。 */
export function visit(node: ts.Node, each: (node: ts.Node) => void) {
  each(node)
  node.forEachChild((child) => visit(child, each))
}

/** 一份源文件里的全部 import、export from、动态 import 和 require。 */
export function importsOf(source: Source): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return
    found.push({ from: source.path, ...locate(source.path, specifier.text), typeOnly })
  }
  visit(parse(source), (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, isTypeOnly(node))
    }
    if (ts.isCallExpression(node)) {
      const { expression, arguments: given } = node
      const isRequire = ts.isIdentifier(expression) && expression.text === 'require'
      if (isRequire || expression.kind === ts.SyntaxKind.ImportKeyword) add(given[0], false)
    }
  })
  return found
}
