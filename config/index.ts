import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import TsconfigPathsPlugin from 'tsconfig-paths-webpack-plugin'
import dev from './dev'
import { splitChunks } from './h5'
import prod from './prod'

const root = path.resolve(__dirname, '..')
const platform = process.env.TARO_ENV ?? 'weapp'
const development = process.env.NODE_ENV !== 'production'

/** Taro 只转译 src；这些地方的代码比 browserslist 新，也要转译。 */
const transpiled = ['/domain/', '/node_modules/valibot/', '/node_modules/uqr/']
const compile = {
  include: transpiled.map((part) => (file: string) => inProject(file).includes(part)),
}

/** Windows 的路径也用斜杠；只看项目以内的部分，免得上级目录的名字碰巧相同。 */
function inProject(file: string): string {
  return `/${path.relative(root, file).replace(/\\/g, '/')}`
}

/** 1px 就是 1px：字不跟着屏幕变大。这个插件只留下按平台取舍样式的 #ifdef。 */
const pxtransform = { enable: true, config: { methods: ['platform'] } }

const h5Output = (kind: 'js' | 'css') => ({
  filename: `${kind}/[name].[contenthash:8].${kind}`,
  chunkFilename: `${kind}/[name].[contenthash:8].${kind}`,
})

const base: UserConfigExport<'webpack5'> = {
  projectName: 'red-neighbourhood',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  // 测试要同时有开发版和正式版，所以去处可以换。
  outputRoot: process.env.OUT_DIR ?? `dist/${platform}`,
  plugins: [path.resolve(__dirname, 'plugins/aria/index.js')],
  // 部署到哪个云环境，构建时才知道，不写进代码。
  defineConstants: { CLOUD_ENV: JSON.stringify(process.env.CLOUD_ENV ?? '') },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: process.env.CI !== 'true' },
  jsMinimizer: 'terser',
  alias: { '@': path.join(root, 'src'), '@domain': path.join(root, 'domain') },
  mini: {
    optimizeMainPackage: { enable: true },
    compile,
    postcss: { pxtransform },
    webpackChain(chain) {
      chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin)
    },
  },
  h5: {
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile,
    output: h5Output('js'),
    miniCssExtractPluginOption: { ignoreOrder: true, ...h5Output('css') },
    postcss: { autoprefixer: { enable: true }, pxtransform },
    webpackChain(chain) {
      chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin)
      chain.performance.hints(false)
      chain.stats('errors-warnings')
      chain.set('infrastructureLogging', { level: 'error' })
      if (!development) chain.optimization.splitChunks(splitChunks)
    },
  },
}

export default defineConfig<'webpack5'>((merge) => merge({}, base, development ? dev : prod))
