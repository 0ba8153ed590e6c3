/** `npm test`、`npm run test:heavy`、`npm run check`：每一步算一项，最后一行是总数。 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { buildOne, targets } from './build.mjs'
import { locked } from './lock.mjs'
import { runQuiet, runShown, tools } from './process.mjs'

const node = (label, ...args) => ({
  label,
  run: async () => {
    const { code, output } = await runQuiet(process.execPath, args)
    return { ok: code === 0, output }
  },
})

const lint = [
  node('代码规范', tools.biome, 'ci', '--colors=off'),
  node('样式规范', tools.stylelint, 'src/**/*.scss', '--allow-empty-input'),
]
const types = [
  node('规则的类型', tools.tsc, '-p', 'domain', '--noEmit'),
  node('全部类型', tools.tsc, '-p', '.', '--noEmit'),
]
const builds = [targets.h5, targets.weapp, targets.functions].map((target) => ({
  label: `构建${target.label}`,
  run: () => buildOne(target),
}))

async function runStep({ label, run }) {
  const started = Date.now()
  const { ok, output } = await run()
  console.log(`${ok ? '✓' : '✗'} ${label}  ${((Date.now() - started) / 1000).toFixed(1)} 秒`)
  if (!ok) console.log(output)
  return ok
}

/** 两个一起做（两核机器上 H5 构建和类型检查正好并行），返回没有通过的步骤。 */
async function runSteps(steps) {
  const waiting = [...steps]
  const failed = []
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      if (!(await runStep(step))) failed.push(step)
    }
  }
  await Promise.all([lane(), lane()])
  return failed
}

/** 运行 jest，返回它写下的 `{passed, failed}`；没有写就是没有跑起来。 */
async function runJest(kind) {
  const file = path.join(tmpdir(), `red-neighbourhood-test-${process.pid}.json`)
  const env = { TEST_RESULT_FILE: file, ...(kind === 'heavy' && { HEAVY: '1' }) }
  const code = await runShown(process.execPath, [tools.jest], env)
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const { passed, failed } = JSON.parse(readFileSync(file, 'utf8'))
  rmSync(file)
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed }
}

function close({ passed, failed }) {
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

/** 只查规范和类型，返回退出码。 */
export async function check() {
  const steps = [...types, ...lint]
  const failed = (await runSteps(steps)).length
  return close({ passed: steps.length - failed, failed })
}

/** 全部检查与测试，返回退出码；`heavy` 只跑名字里带 heavy 的长测试。 */
export async function test(kind) {
  const [build, ...rest] = builds
  const steps = kind === 'heavy' ? builds : [build, ...types, ...rest, ...lint]
  const broken = await locked(() => runSteps(steps))
  const built = !builds.some((step) => broken.includes(step))
  if (!built) console.log('有产物没有构建成功，后面的测试没有运行，算一项失败。')
  const { passed, failed } = built ? await runJest(kind) : { passed: 0, failed: 1 }
  return close({
    passed: steps.length - broken.length + passed,
    failed: broken.length + failed,
  })
}
