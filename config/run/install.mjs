/** 依赖没有装，或和锁文件对不上时，用 npm ci 装好。 */
import { existsSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { root, runShown } from './process.mjs'

function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}

/**
 * 已装的和锁文件是否一致。npm 装完最后一步才写 node_modules/.package-lock.json，
 * 所以装到一半中断的目录也会被认出来；别的平台的可选包不会装，不必比。
 */
export function installed(folder = root) {
  const wanted = packagesIn(new URL('package-lock.json', folder))
  const found = packagesIn(new URL('node_modules/.package-lock.json', folder))
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      path === '' || found[path]?.version === version || (!found[path] && (optional || peer)),
  )
}

/** npm 自己的脚本；不是从 npm 里启动的就只能靠系统去找。 */
function npmCommand() {
  const script = process.env.npm_execpath
  return script?.endsWith('.js') ? [process.execPath, script] : ['npm']
}

/** 缺什么装什么；失败时抛出一句中文。 */
export async function install() {
  if (installed()) return
  console.log('正在安装依赖，第一次大约需要一两分钟……')
  const [command, ...prefix] = npmCommand()
  const args = [...prefix, 'ci', '--no-audit', '--no-fund', '--loglevel=error']
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const progress = setInterval(() => console.log(`还在安装，已用 ${seconds()} 秒……`), 10_000)
  const code = await runShown(command, args).finally(() => clearInterval(progress))
  if (code !== 0) throw new Error('依赖没有装好，请检查网络后再运行一次同样的命令。')
  console.log(`依赖装好了，用了 ${seconds()} 秒。`)
}
