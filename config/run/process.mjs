/** 启动子进程的几种方式；所有工具都用同一个 Node 运行，所以三种系统上一样。 */
import { spawn } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** 项目根目录（URL，以斜杠结尾）。 */
export const root = new URL('../../', import.meta.url)

/** 根目录下某个路径的绝对路径。 */
export const at = (path) => fileURLToPath(new URL(path, root))

/** 已装的命令行工具，值是它的入口脚本。 */
export const tools = {
  biome: at('node_modules/@biomejs/biome/bin/biome'),
  jest: at('node_modules/jest/bin/jest.js'),
  stylelint: at('node_modules/stylelint/bin/stylelint.mjs'),
  taro: at('node_modules/@tarojs/cli/bin/taro'),
  tsc: at('node_modules/typescript/bin/tsc'),
}

/** 直接运行 TypeScript：Node 的参数。 */
export const typescript = ['--import', 'tsx']

function start(command, args, options) {
  // Windows 上 npm 是 .cmd，只有经过 shell 才能启动；参数都是固定的字，不会被 shell 误解。
  const shell = command === 'npm' && process.platform === 'win32'
  return spawn(command, args, { cwd: at('.'), shell, ...options })
}

function finished(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/**
 * 运行并把输出直接给人看，返回退出码。收到结束信号时转告它，等它自己收尾；
 * Windows 的 Ctrl-C 本来就会发给同一窗口的每个进程，不必转。
 */
export async function runShown(command, args, env = {}) {
  const child = start(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  const relay = (signal) => {
    if (process.platform !== 'win32') child.kill(signal)
  }
  process.on('SIGINT', relay).on('SIGTERM', relay)
  try {
    return await finished(child)
  } finally {
    process.off('SIGINT', relay).off('SIGTERM', relay)
  }
}

/** 运行并收下全部输出，返回 `{code, output}`。 */
export async function runQuiet(command, args, env = {}) {
  const child = start(command, args, { env: { ...process.env, ...env } })
  const chunks = []
  child.stdout.on('data', (chunk) => chunks.push(chunk))
  child.stderr.on('data', (chunk) => chunks.push(chunk))
  const code = await finished(child)
  return { code, output: Buffer.concat(chunks).toString() }
}
