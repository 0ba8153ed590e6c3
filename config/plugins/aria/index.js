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
}
