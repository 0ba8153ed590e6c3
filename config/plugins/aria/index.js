const path = require('node:path')
const { components } = require('./components')

/** 让小程序端保留 aria-*：模板和运行时各加一次。网页端本来就保留，不必管。 */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return
      platform.template.mergeComponents(ctx, components)
      const runtime = path.resolve(__dirname, 'runtime.js')
      platform.runtimePath = [].concat(platform.runtimePath, runtime)
    },
  })
  // Taro 不管用没用都带上 scroll-view 的模板（9 KB）；我们的页面整页滚动，用到时它会自己加回来。
  ctx.modifyComponentConfig(({ componentConfig }) => componentConfig.includes.delete('scroll-view'))
}
