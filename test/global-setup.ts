import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { prepareBrowser } from './browser'

/**
 * 直接运行 jest 时，先把过期的产物构建好。
 * 只想要其中几样时用环境变量，例如 `TEST_BUILD=functions npx jest test/wish`，空着就一样也不构建。
 */
export default async function globalSetup() {
  const names = (process.env.TEST_BUILD ?? 'functions,weapp,h5').split(',').filter(Boolean)
  const run = path.resolve(__dirname, '../config/run.mjs')
  const { status } = spawnSync(process.execPath, [run, 'build', ...names], { stdio: 'inherit' })
  if (status !== 0) throw new Error('产物没有构建成功，测试没有开始。')
  await prepareBrowser()
}
