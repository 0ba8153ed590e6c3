import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** 一份源文件；路径从项目根算起，用正斜杠。 */
export interface Source {
  path: string
  text: string
}

const root = path.resolve(__dirname, '../..')
const generated = new Set(['node_modules', 'dist', '.git', '.data', '.swc'])

function walk(folder: string): string[] {
  return readdirSync(path.join(root, folder)).flatMap((name) => {
    if (generated.has(name)) return []
    const file = path.posix.join(folder, name)
    return statSync(path.join(root, file)).isDirectory() ? walk(file) : [file]
  })
}

/** 读出几个目录（从项目根算起）下扩展名相符的文件。 */
export function sourcesIn(folders: readonly string[], extensions: RegExp): Source[] {
  return folders
    .flatMap(walk)
    .filter((file) => extensions.test(file))
    .map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') }))
}

/** 产品代码所在的目录。 */
export const productFolders = ['src', 'domain', 'cloudfunctions', 'localcloud', 'config']

/** 行数；结尾的换行不多算一行。 */
export const lineCount = ({ text }: Source) => text.replace(/\n$/, '').split('\n').length

/** 第 `part`（0 到 1）分位的数。 */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
