/** 三样产物：云函数、小程序、H5；源文件没变的不再构建。 */
import process from 'node:process'
import { locked } from './lock.mjs'
import { runQuiet, tools, typescript } from './process.mjs'
import { begin, fresh, seal } from './stamp.mjs'

const common = ['domain', 'package.json', 'package-lock.json', 'tsconfig.json']
const taroConfig = ['index.ts', 'dev.ts', 'prod.ts', 'h5.ts', 'plugins'].map((it) => `config/${it}`)
const client = [...common, 'src', 'babel.config.js', ...taroConfig]
const taro = (type) => [tools.taro, 'build', '--type', type, '--no-check']

/** 名字 → 给人看的说法、影响产物的源文件、产物目录、构建命令的参数。 */
export const targets = {
  functions: {
    name: 'functions',
    label: '云函数',
    inputs: [...common, 'cloudfunctions', 'config/functions.ts'],
    output: 'dist/cloudfunctions',
    args: [...typescript, 'config/functions.ts'],
  },
  weapp: {
    name: 'weapp',
    label: '小程序',
    inputs: client,
    output: 'dist/weapp',
    args: taro('weapp'),
  },
  h5: { name: 'h5', label: 'H5', inputs: client, output: 'dist/h5', args: taro('h5') },
}

/**
 * 测试和演示用的构建设置：不管外面的环境变量怎么设，都是同一种正式版。
 * Taro 的缓存偶尔会留下旧的分包文件，CI=true 就不用缓存。
 */
const settings = { NODE_ENV: 'production', CI: 'true', CLOUD_ENV: '', ENV_ID: '', KIT_GALLERY: '' }

/** 需要时构建一样产物，返回 `{ok, output, built}`；`output` 是构建工具的原话。 */
export async function buildOne(target) {
  if (fresh(target)) return { ok: true, output: '', built: false }
  const source = begin(target)
  const env = { ...settings, OUT_DIR: target.output }
  const { code, output } = await runQuiet(process.execPath, target.args, env)
  if (code === 0) seal(target, source)
  return { ok: code === 0, output, built: true }
}

/** 依次构建并报告进度；有一样不成就抛出一句中文。 */
export function build(names) {
  return locked(async () => {
    for (const name of names) {
      const target = targets[name]
      if (!target)
        throw new Error(`没有“${name}”这样产物，可构建的有：${Object.keys(targets).join('、')}。`)
      if (fresh(target)) continue
      process.stdout.write(`正在构建${target.label}……`)
      const started = Date.now()
      const { ok, output } = await buildOne(target)
      console.log(ok ? `好了，${((Date.now() - started) / 1000).toFixed(1)} 秒` : '没有成功')
      if (!ok) throw new Error(`${output}\n${target.label}没有构建成功，原因见上面的输出。`)
    }
    return 0
  })
}
