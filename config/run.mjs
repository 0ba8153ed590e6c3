/**
 * npm 脚本的总入口：`node config/run.mjs start|cloud|test|heavy|check|build`。
 * 这个文件和它直接用到的文件只用 Node 自带的模块，因为它要在安装依赖之前就能运行。
 */
import process from 'node:process'

/** Node 的最低版本：20.19 起可以直接 require ES 模块，工具链用到了它。 */
const MIN_NODE = [20, 19]

const commands = {
  start: () => import('./run/serve.mjs').then((it) => it.start('start')),
  cloud: () => import('./run/serve.mjs').then((it) => it.start('cloud')),
  test: () => import('./run/test.mjs').then((it) => it.test('quick')),
  heavy: () => import('./run/test.mjs').then((it) => it.test('heavy')),
  check: () => import('./run/test.mjs').then((it) => it.check()),
  build: () => import('./run/build.mjs').then((it) => it.build(process.argv.slice(3))),
}

function nodeIsTooOld() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major < MIN_NODE[0] || (major === MIN_NODE[0] && minor < MIN_NODE[1])
}

async function main() {
  const name = process.argv[2]
  if (nodeIsTooOld()) {
    const found = process.versions.node
    throw new Error(
      `需要 Node ${MIN_NODE.join('.')} 或更新的版本，现在是 ${found}，请先升级 Node。`,
    )
  }
  if (!Object.hasOwn(commands, name)) {
    throw new Error(`没有“${name ?? ''}”这个命令，可用的有：${Object.keys(commands).join('、')}。`)
  }
  const { install } = await import('./run/install.mjs')
  await install()
  process.exitCode = await commands[name]()
}

main().catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
