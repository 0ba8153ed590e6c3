// 目标平台取自 package.json 的 browserslist。
/** 只有边改边看时才要热替换；别的开发版没有它的运行时，带上反而打不开。 */
const hot = process.argv.includes('--watch')

module.exports = {
  presets: [
    ['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false, hot }],
  ],
}
