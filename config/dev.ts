import type { UserConfigExport } from '@tarojs/cli'

/** 开发版：小程序可以连本机的本地云，并带上组件陈列页。 */
export default {
  logger: { quiet: false, stats: false },
  defineConstants: {
    LOCAL_CLOUD: JSON.stringify('http://127.0.0.1:7001'),
    KIT_GALLERY: JSON.stringify(true),
  },
} satisfies UserConfigExport<'webpack5'>
