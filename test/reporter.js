/**
 * jest 的报告：每个测试文件一行，下面缩进写它量到的数（console.info）；失败的写全，最后一行是 `N passed, N failed`。
 * 没有跑起来的文件、写了却没有运行的测试都算失败，不会悄悄少掉。
 */
const fs = require('node:fs')
const path = require('node:path')

const skippedStatuses = new Set(['pending', 'todo', 'skipped', 'disabled'])
const indented = (text) => text.trimEnd().replace(/^/gm, '    ')
const seconds = (ms) => `${(ms / 1000).toFixed(1)} 秒`

/** @returns 一个 jest 报告器 */
module.exports = function reporter(globalConfig) {
  const totals = { passed: 0, failed: 0 }
  // 用 -t 只挑几个测试时，其余没有运行是有意的。
  const picking = Boolean(globalConfig.testNamePattern)

  function onTestResult(_test, result) {
    const skipped = result.testResults.filter(({ status }) => skippedStatuses.has(status))
    const left = picking ? [] : skipped
    const broken = result.testExecError ? 1 : 0
    const failed = result.numFailingTests + left.length + broken
    totals.passed += result.numPassingTests
    totals.failed += failed

    const file = path.relative(globalConfig.rootDir, result.testFilePath).replaceAll('\\', '/')
    const ms = result.perfStats.end - result.perfStats.start
    const count = failed ? `${failed} 项没有通过` : `${result.numPassingTests} 项`
    process.stdout.write(`${failed ? '✗' : '✓'} ${file}  ${count}  ${seconds(ms)}\n`)
    for (const { type, message } of result.console ?? []) {
      // 测试用 console.info 说量到的数；别的只在没有通过时才看。
      if (failed || type === 'info') process.stdout.write(`${indented(message)}\n`)
    }
    if (result.failureMessage) process.stdout.write(`${result.failureMessage}\n`)
    for (const { fullName } of left) process.stdout.write(`  没有运行：${fullName}\n`)
  }

  function onRunComplete(_contexts, results) {
    if (results.runExecError) {
      process.stdout.write(`${results.runExecError.message}\n`)
      totals.failed += 1
    }
    const file = process.env.TEST_RESULT_FILE
    if (file) fs.writeFileSync(file, JSON.stringify(totals))
    else process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`)
  }

  const getLastError = () => (totals.failed ? new Error('有测试没有通过') : undefined)
  return { onTestResult, onRunComplete, getLastError }
}
