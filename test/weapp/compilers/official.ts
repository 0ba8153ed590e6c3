import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** 微信开发者工具里的两个编译器：wcc 编 WXML，wcsc 编 WXSS；返回编译器的抱怨，没有就是空的。 */
export interface OfficialCompilers {
  wcc(dist: string, files: readonly string[]): string[]
  wcsc(dist: string, files: readonly string[]): string[]
}

const folders: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'mac',
  win32: 'windows',
}

function locate(name: string): string {
  const root = path.dirname(createRequire(__filename).resolve('miniprogram-compiler/package.json'))
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return path.join(root, 'bin', folders[process.platform] ?? '', name + suffix)
}

function run(program: string, cwd: string, args: readonly string[]) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    maxBuffer: 256 * 1024 * 1024,
    encoding: 'utf8',
  })
  const complaint = error?.message ?? stderr.trim()
  return { ok: status === 0 && complaint === '', complaint, stdout: stdout ?? '' }
}

/** 组件要连同它的 usingComponents 一起告诉 wcc：个数、页面、组件个数、组件名……。 */
function componentList(dist: string, files: readonly string[]): string {
  const markup = files.filter((file) => file.endsWith('.wxml'))
  const lists = markup.flatMap((file) => {
    const config = path.join(dist, file.replace(/wxml$/, 'json'))
    if (!existsSync(config)) return []
    const names = Object.keys(JSON.parse(readFileSync(config, 'utf8')).usingComponents ?? {})
    return names.length ? [[file, names.length, ...names]] : []
  })
  return [lists.length, ...lists.flat()].join(' ')
}

/** 编出来的代码要真能运行，每个模板都要有自己的生成函数。 */
function missingGenerators(code: string, files: readonly string[]): string[] {
  const setUp = new Function('window', 'global', `${code};return $gwx`)
  const $gwx = setUp({ __webview_engine_version__: 0.02 }, {})
  return files
    .filter((file) => file.endsWith('.wxml'))
    .filter((file) => typeof ($gwx(file) || $gwx(`./${file}`)) !== 'function')
    .map((file) => `${file} 没有生成模板`)
}

/**
 * 这台机器能运行的官方编译器；包里只有 64 位 x86 的程序（苹果芯片上经 Rosetta），
 * 运行不了时返回 null，由调用的人说清楚并换一种编译器。
 */
export function officialCompilers(): OfficialCompilers | null {
  const wcc = locate('wcc')
  const wcsc = locate('wcsc')
  if (!existsSync(wcc)) return null
  // npm 解包后没有执行权限。
  for (const program of [wcc, wcsc]) chmodSync(program, 0o755)
  const probe = spawnSync(wcc, ['-v'])
  if (probe.error) return null
  return {
    wcc(dist, files) {
      const args = ['-d', '-cc', componentList(dist, files), ...files, '-gn', '$gwx']
      const { ok, complaint, stdout } = run(wcc, dist, args)
      return ok ? missingGenerators(stdout, files) : [complaint || 'wcc 没有编译成功']
    },
    wcsc(dist, files) {
      const all = ['-db', '-pc', String(files.length), ...files.map((file) => `./${file}`)]
      const { ok, complaint } = run(wcsc, dist, all)
      return ok ? [] : [complaint || 'wcsc 没有编译成功']
    },
  }
}
