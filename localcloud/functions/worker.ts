/**
 * 云函数实例的入口，跑在 worker 线程里，由 program.ts 编成纯 JS。
 * 只做云平台运行时该做的事：拨好时钟、收日志、装函数包、一次跑一个调用。
 */
import { formatWithOptions } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import { shiftDate } from '../clock/shift'
import type { Invocation, WorkerReport, WorkerSetup } from './messages'

type Main = (event: unknown, context: unknown) => unknown

const setup = workerData as WorkerSetup
const report = (message: WorkerReport) => parentPort?.postMessage(message)
const log = (level: string, args: unknown[]) => {
  const text = formatWithOptions({ depth: 6, breakLength: 120 }, ...args)
  report({ type: 'log', line: level === 'log' ? text : `[${level}] ${text}` })
}

function captureConsole() {
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    console[level] = (...args: unknown[]) => log(level, args)
  }
  // cloud.logger() 只认这个内部入口。
  Object.assign(console, { __baseLog__: (entry: unknown, level: string) => log(level, [entry]) })
}

function loadMain(): Main {
  const exported = require(setup.bundle) as { main?: unknown }
  if (typeof exported.main !== 'function') throw new Error('云函数没有导出 main。')
  return exported.main as Main
}

function describe(error: unknown): { message: string; stack: string } {
  if (error instanceof Error) {
    return { message: `${error.name}: ${error.message}`, stack: error.stack ?? '' }
  }
  const text = formatWithOptions({ depth: 4 }, error)
  return { message: text, stack: text }
}

async function invoke(main: Main, { id, event, context, env }: Invocation) {
  for (const [name, value] of Object.entries(env)) {
    if (value === null) delete process.env[name]
    else process.env[name] = value
  }
  try {
    const result = await main(JSON.parse(event), context)
    // undefined 在真实云上也变成 null；函数、循环引用、BigInt 在这里抛错。
    report({ type: 'done', id, result: JSON.stringify(result) ?? 'null' })
  } catch (error) {
    report({ type: 'failed', id, ...describe(error) })
  }
}

shiftDate(new BigInt64Array(setup.clock))
captureConsole()
try {
  const main = loadMain()
  parentPort?.on('message', (invocation: Invocation) => void invoke(main, invocation))
  report({ type: 'ready' })
} catch (error) {
  report({ type: 'broken', message: describe(error).stack })
}
