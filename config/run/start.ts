/** `npm start` 和 `npm run cloud` 里真正打开本地云的那一段。 */
import path from 'node:path'
import { CloudError } from '../../localcloud/errors'
import type { Cloud } from '../../localcloud/types'
import { DEMO_OPENING_CODE, openDemo, people } from './demo'
import { parseFlags } from './flags'
import { clearData } from './reset'

/** 列在屏幕上的人数；其余的人在身份页上选。 */
const SHOWN_PEOPLE = 8

const root = path.resolve(__dirname, '../..')

function greet(cloud: Cloud, withPages: boolean) {
  console.log(`\n本地云：${cloud.url}/console`)
  if (!withPages) {
    console.log(`云函数 SDK 的地址：${cloud.url}/admin`)
    return
  }
  console.log(`红色邻里：${cloud.url}/\n`)
  for (const { openid, name, title } of people.slice(0, SHOWN_PEOPLE)) {
    console.log(`  以${name}（${title}）身份打开  ${cloud.url}/as/${encodeURIComponent(openid)}`)
  }
}

/** 按 Ctrl-C 或收到结束信号时，把数据写完再退出。 */
function closeOnSignal(cloud: Cloud) {
  let closing = false
  const close = async () => {
    if (closing) return
    closing = true
    await cloud.close()
    console.log('\n已经关闭，数据都在。')
    process.exit(0)
  }
  process.on('SIGINT', close)
  process.on('SIGTERM', close)
}

async function main() {
  const [kind, ...rest] = process.argv.slice(2)
  const withPages = kind === 'start'
  const flags = parseFlags(rest, withPages ? ['port', 'reset', 'empty'] : ['port', 'data', 'empty'])
  const dataDir = path.resolve(flags.data ?? path.join(root, '.data'))
  if (flags.reset) clearData(dataDir)
  const cloud = await openDemo({
    dataDir,
    port: flags.port,
    empty: flags.empty,
    lived: true,
    ...(withPages && { staticDir: path.join(root, 'dist/h5') }),
  })
  closeOnSignal(cloud)
  greet(cloud, withPages)
  if (cloud.database.find('areas', { limit: 1 }).length === 0)
    console.log(`\n还没有开区，开区码：${DEMO_OPENING_CODE}`)
  console.log('\n按 Ctrl-C 结束。')
}

main().catch((error: unknown) => {
  // 使用者能改正的错误只说一句话；别的是程序的错，要看得到出处。
  const expected =
    error instanceof CloudError || (error instanceof Error && error.name === 'FlagError')
  console.error(expected ? (error as Error).message : error)
  process.exit(1)
})
