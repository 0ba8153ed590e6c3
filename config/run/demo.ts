import { readFileSync } from 'node:fs'
import path from 'node:path'
import { openVault } from '../../cloudfunctions/_shared/vault'
import { collections } from '../../domain/collections'
import { openCloud } from '../../localcloud/open'
import type { Cloud, CloudOptions } from '../../localcloud/types'
import { people } from '../../test/seed/cast'
import { seedDistrict } from '../../test/seed/district'

const root = path.resolve(__dirname, '../..')

/** 演示区的种子：换一个数就换一批邻居。 */
export const DEMO_SEED = 20_261_123

/**
 * 只给本地演示用的密钥，32 字节的 base64，解开是一句“不得用于正式环境”。
 * 它写在公开的代码里，等于没有锁；正式环境的密钥只放在云函数的环境变量里。
 */
export const DEMO_VAULT_KEY = Buffer.from('DEMO-ONLY-NOT-FOR-PRODUCTION-KEY').toString('base64')

/** 空的环境里用的开区码；正式环境的自己定，只放在云函数的环境变量里。 */
export const DEMO_OPENING_CODE = 'demo-opening-code-2026'

/** 演示用的订阅消息模板编号，不是真模板。 */
const DEMO_TEMPLATE = 'demo-template'

export interface DemoOptions {
  dataDir: string
  /** 0 表示任意空闲端口。 */
  port: number
  /** H5 构建目录；不写就没有页面，只有云。 */
  staticDir?: string
  /** 云函数的构建目录，默认 dist/cloudfunctions。 */
  functionsDir?: string
  /** 不装演示数据。 */
  empty?: boolean
  /** 见 CloudOptions。 */
  quiet?: boolean
  timers?: boolean
  instances?: number
  queue?: boolean
  databaseDelay?: number
  /** 演示区的“现在”，毫秒时间戳；不写就是真实时间。 */
  startAt?: number
  /** 演示心愿之外再撒多少个，见 SeedOptions。 */
  wishes?: number
  /** 住了半年的样子，见 SeedOptions。 */
  lived?: boolean
}

function messagePush(): string {
  const file = readFileSync(path.join(root, 'cloudbaserc.json'), 'utf8')
  return (JSON.parse(file) as { messagePush: string }).messagePush
}

const seedWith =
  ({ wishes, startAt, lived }: DemoOptions): CloudOptions['seed'] =>
  async (load) => {
    const vault = openVault(DEMO_VAULT_KEY)
    const now = new Date(startAt ?? Date.now()).toISOString()
    const { documents } = await seedDistrict({
      seed: DEMO_SEED,
      now,
      vault,
      ...(wishes !== undefined && { wishes }),
      ...(lived && { lived }),
    })
    for (const [name, docs] of documents) load(name, docs)
  }

/** 打开装着演示区的本地云；数据文件里已经有数据时不再装。错误与 openCloud 相同。 */
export async function openDemo(o: DemoOptions): Promise<Cloud> {
  const { empty, wishes: _, lived: _lived, functionsDir, ...rest } = o
  const seed = empty ? undefined : seedWith(o)
  return openCloud({
    ...rest,
    functionsDir: functionsDir ?? path.join(root, 'dist/cloudfunctions'),
    collections,
    env: {
      ...{ VAULT_KEY: DEMO_VAULT_KEY, TEMPLATE_PROGRESS: DEMO_TEMPLATE },
      OPENING_CODE: DEMO_OPENING_CODE,
    },
    messagePush: messagePush(),
    people,
    qrTarget: (scene, page) => `/#/${page}?scene=${encodeURIComponent(scene)}`,
    ...(seed && { seed }),
  })
}

export { people }
