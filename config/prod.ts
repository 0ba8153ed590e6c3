import type { UserConfigExport } from '@tarojs/cli'

/** 正式版：没有本机地址，相关代码因此整段消失；要看组件陈列页，构建时给 KIT_GALLERY=1。 */
export default {
  logger: { quiet: true, stats: false },
  defineConstants: {
    LOCAL_CLOUD: JSON.stringify(''),
    KIT_GALLERY: JSON.stringify(process.env.KIT_GALLERY === '1'),
  },
} satisfies UserConfigExport<'webpack5'>
