/**
 * 小程序各分包的大小：只算从 app.json 出发用得到的文件，与上传时“过滤无依赖文件”一致。
 * 直接运行 `npx tsx config/size.ts` 会打印出来。
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** 字节数；分包的键是它的根目录。 */
export interface PackageSizes {
  main: number
  subPackages: Record<string, number>
}

interface App {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  tabBar?: { list: Record<string, string>[] }
  themeLocation?: string
}

/** 各种文件里写别的文件的地方；路径都是相对的，或以斜杠开头从根算起。 */
const references: Record<string, RegExp[]> = {
  '.js': [/require\(\s*["']([^"']+)["']/g],
  '.wxs': [/require\(\s*["']([^"']+)["']/g],
  '.wxss': [/@import\s+["']([^"']+)["']/g],
  '.wxml': [/<(?:import|include|wxs)[^>]*\ssrc=["']([^"'{]+)["']/g],
  '.json': [],
}
const picture = /["'(]([^"'()\s{}]+\.(?:png|jpe?g|gif|svg|webp))["')]/g
const parts = ['.js', '.json', '.wxml', '.wxss']

const isFile = (file: string) => existsSync(file) && statSync(file).isFile()

function firstFile(base: string, extensions: readonly string[]): string[] {
  const found = extensions.map((extension) => base + extension).find(isFile)
  return found ? [found] : []
}

/** 一个文件直接用到的文件。 */
function usedBy(dist: string, file: string): string[] {
  const extension = path.extname(file)
  const patterns = references[extension]
  if (!patterns) return []
  const text = readFileSync(file, 'utf8')
  const at = (target: string) =>
    target.startsWith('/') ? path.join(dist, target) : path.resolve(path.dirname(file), target)
  const named = [...patterns, picture].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, target = '']) =>
      firstFile(at(target), ['', extension]),
    ),
  )
  if (extension !== '.json') return named
  const components: string[] = Object.values(JSON.parse(text).usingComponents ?? {})
  return [...named, ...components.flatMap((target) => unit(at(target)))]
}

/** 一个页面或组件的四个文件，有几个算几个。 */
function unit(base: string): string[] {
  return parts.map((extension) => base + extension).filter(isFile)
}

/** 从 app.json 出发用得到的全部文件。 */
function reachable(dist: string, app: App, roots: readonly string[]): Set<string> {
  const icons = (app.tabBar?.list ?? []).flatMap((tab) => [tab.iconPath, tab.selectedIconPath])
  const extras = ['sitemap.json', app.themeLocation, ...icons].filter((it) => it !== undefined)
  const waiting = [
    ...unit(path.join(dist, 'app')),
    ...roots.flatMap((page) => unit(path.join(dist, page))),
    ...extras.map((file) => path.join(dist, file)).filter(isFile),
  ]
  const found = new Set<string>()
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (found.has(file)) continue
    found.add(file)
    waiting.push(...usedBy(dist, file))
  }
  return found
}

/** 量一份小程序产物。 */
export function packageSizes(dist: string): PackageSizes {
  const app: App = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'))
  const packages = app.subPackages ?? app.subpackages ?? []
  const inside = packages.flatMap(({ root, pages }) => pages.map((page) => path.join(root, page)))
  const sizes: PackageSizes = { main: 0, subPackages: {} }
  for (const { root } of packages) sizes.subPackages[root] = 0
  for (const file of reachable(dist, app, [...app.pages, ...inside])) {
    const relative = path.relative(dist, file).replaceAll('\\', '/')
    const home = packages.find(({ root }) => relative.startsWith(`${root.replace(/\/$/, '')}/`))
    if (home) sizes.subPackages[home.root]! += statSync(file).size
    else sizes.main += statSync(file).size
  }
  return sizes
}

/** 写成人看的几行。 */
export function describeSizes({ main, subPackages }: PackageSizes): string {
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
  const rows = Object.entries(subPackages).map(([root, bytes]) => `${root}  ${kilobytes(bytes)}`)
  return [`主包  ${kilobytes(main)}`, ...rows].join('\n')
}

if (path.resolve(process.argv[1] ?? '') === __filename) {
  console.log(describeSizes(packageSizes(path.resolve(__dirname, '../dist/weapp'))))
}
