import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CloudError } from '../errors'

/** 一个定时触发器：七段 cron（秒 分 时 日 月 周 年），按北京时间。 */
export interface Trigger {
  readonly name: string
  readonly config: string
}

/** 一个云函数在磁盘上的样子。 */
export interface FunctionSpec {
  readonly name: string
  readonly bundle: string
  /** 毫秒。云上默认 3 秒；本地放宽到 20 秒，慢机器上冷启动才不会误报。 */
  readonly timeout: number
  /** 兆字节。 */
  readonly memory: number
  readonly triggers: readonly Trigger[]
  /** 可以调用的云调用接口，如 `security.msgSecCheck`。 */
  readonly openapi: readonly string[]
  /** 函数包的修改时间，变了就要换新实例。 */
  readonly version: number
}

interface ConfigFile {
  timeout?: number
  memorySize?: number
  triggers?: { name: string; type: string; config: string }[]
  permissions?: { openapi?: string[] }
}

/** 云函数目录。每次现读磁盘：重新构建之后不用重启本地云。 */
export interface Catalog {
  names(): string[]
  /** 没有这个函数时抛 FUNCTION_NOT_FOUND。 */
  get(name: string): FunctionSpec
}

/** 打开云函数目录；每个有 index.js 的子目录是一个云函数。 */
export function openCatalog(folder: string): Catalog {
  const known = new Map<string, FunctionSpec>()
  const bundleOf = (name: string) => join(folder, name, 'index.js')
  return {
    names: () =>
      existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(bundleOf(name))) : [],
    get(name) {
      // 名字来自调用者，不许借它走到别的目录。
      const bundle = bundleOf(name)
      const stat = /^[\w-]{1,60}$/.test(name) && statSync(bundle, { throwIfNoEntry: false })
      if (!stat) {
        throw new CloudError(
          'FUNCTION_NOT_FOUND',
          `FunctionName parameter could not be found: ${name}`,
        )
      }
      const cached = known.get(name)
      if (cached && cached.version === stat.mtimeMs) return cached
      const spec = readSpec(name, bundle, join(folder, name, 'config.json'), stat.mtimeMs)
      known.set(name, spec)
      return spec
    },
  }
}

function readSpec(name: string, bundle: string, file: string, version: number): FunctionSpec {
  const config = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ConfigFile) : {}
  return {
    name,
    bundle,
    version,
    timeout: (config.timeout ?? 20) * 1000,
    memory: config.memorySize ?? 256,
    triggers: (config.triggers ?? []).filter((trigger) => trigger.type === 'timer'),
    openapi: config.permissions?.openapi ?? [],
  }
}
