import { join } from 'node:path'
import { buildSync } from 'esbuild'

let cached: string | undefined

/** 实例入口编成的一段纯 JS：worker 线程里没有 tsx 或 jest 的转译，只能给它成品。 */
export function workerProgram(): string {
  cached ??= buildSync({
    entryPoints: [join(__dirname, 'worker.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    write: false,
    logLevel: 'silent',
  }).outputFiles[0]?.text
  if (cached === undefined) throw new Error('云函数实例的入口没有编译出来。')
  return cached
}
