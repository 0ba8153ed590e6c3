import path from 'node:path'
import { build } from 'esbuild'

let bundled: Promise<string> | undefined

/** 宿主页自己的脚本：引擎、假 wx、页面栈，打成一个文件；一个测试文件里只打一次。 */
export function bundleHost(): Promise<string> {
  bundled ??= bundle()
  return bundled
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(__dirname, 'host/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome100',
    logLevel: 'silent',
  })
  return outputFiles[0]!.text
}
