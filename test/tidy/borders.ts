/** 谁可以 import 谁，见 docs/architecture.md；这里另写一遍，文档与代码才有第三方来对。 */
import type { Import } from './imports'

/** 前端可以用的包。 */
const clientPackages = ['react', 'dayjs', 'valibot', 'uqr']
const isClientPackage = (name: string) =>
  name.startsWith('@tarojs/') || clientPackages.includes(name)
const isNode = (name: string) => name.startsWith('node:')

/** 前两段路径，例如 src/features/wish 取 features/wish。 */
const areaOf = (file: string) => file.split('/').slice(0, 2).join('/')
const featureOf = (file: string) => file.split('/').slice(0, 3).join('/')
const startsWithAny = (target: string, folders: readonly string[]) =>
  folders.some((folder) => target === folder || target.startsWith(`${folder}/`))

type Rule = (found: Import) => boolean

const rules: [folder: string, allowed: Rule][] = [
  [
    'domain/kernel',
    ({ inside, target }) =>
      inside
        ? target.startsWith('domain/kernel/')
        : ['valibot', 'dayjs', 'chinese-days'].includes(target),
  ],
  [
    'domain',
    ({ inside, target }) => (inside ? target.startsWith('domain/') : target === 'valibot'),
  ],
  [
    'src/shared',
    ({ inside, target }) =>
      inside ? startsWithAny(target, ['src/shared', 'domain']) : isClientPackage(target),
  ],
  [
    'src/features',
    ({ from, inside, target }) =>
      inside
        ? startsWithAny(target, [featureOf(from), 'src/shared', 'domain'])
        : isClientPackage(target),
  ],
  [
    'src',
    ({ inside, target }) =>
      inside ? startsWithAny(target, ['src', 'domain']) : isClientPackage(target),
  ],
  [
    'cloudfunctions',
    ({ from, inside, target }) =>
      inside
        ? startsWithAny(target, [areaOf(from), 'cloudfunctions/_shared', 'domain'])
        : ['wx-server-sdk', 'valibot', 'write-excel-file'].includes(target) || isNode(target),
  ],
  ['localcloud', ({ inside, target }) => !inside || startsWithAny(target, ['localcloud'])],
  ['config', ({ inside, target }) => !inside || !startsWithAny(target, ['src'])],
]

/** 越界的 import；先列的目录更具体，先匹配。 */
export function crossings(imports: readonly Import[]): string[] {
  return imports.filter(isCrossing).map(({ from, target }) => `${from} 不可以用 ${target}`)
}

function isCrossing(found: Import): boolean {
  const rule = rules.find(([folder]) => found.from.startsWith(`${folder}/`))
  if (!rule?.[1](found)) return rule !== undefined
  // 用例是服务端的代码，前端只能取它的类型，取了值就会打进小程序。
  return found.from.startsWith('src/') && /\/usecases$/.test(found.target) && !found.typeOnly
}

/** domain 各目录之间绕成圈的路；有一圈就够说明问题，只报第一圈。 */
export function domainCycle(imports: readonly Import[]): string[] {
  const edges = new Map<string, Set<string>>()
  for (const { from, target, inside } of imports) {
    if (!inside || !from.startsWith('domain/')) continue
    const [a, b] = [areaOf(from), areaOf(target)]
    if (a !== b) edges.set(a, (edges.get(a) ?? new Set()).add(b))
  }
  const done = new Set<string>()
  const search = (folder: string, trail: readonly string[]): string[] => {
    if (trail.includes(folder)) return [...trail.slice(trail.indexOf(folder)), folder]
    if (done.has(folder)) return []
    for (const next of edges.get(folder) ?? []) {
      const cycle = search(next, [...trail, folder])
      if (cycle.length) return cycle
    }
    done.add(folder)
    return []
  }
  return [...edges.keys()].map((folder) => search(folder, [])).find((it) => it.length) ?? []
}
