/** `npm start` 与 `npm run cloud`：先把要用的构建好，再用 tsx 打开本地云。 */
import process from 'node:process'
import { build } from './build.mjs'
import { at, runShown, typescript } from './process.mjs'

/** `start` 带 H5 页面，`cloud` 只有云；返回退出码。 */
export async function start(kind) {
  await build(kind === 'start' ? ['functions', 'h5'] : ['functions'])
  const flags = process.argv.slice(3)
  return runShown(process.execPath, [...typescript, at('config/run/start.ts'), kind, ...flags])
}
