import { Worker } from 'node:worker_threads'
import { CloudError } from '../errors'
import type { Invocation, WorkerReport, WorkerSetup } from './messages'
import { workerProgram } from './program'

/** 一个云函数实例：一条 worker 线程，一次只跑一个调用。 */
export interface Instance {
  /** 成功时是结果的 JSON 文本；失败抛 CloudError，超时或线程已死时 `alive()` 变为假。 */
  run(invocation: Invocation, onLog: (line: string) => void): Promise<string>
  alive(): boolean
  /** 结束；正在跑的调用失败，缘由是 `why`。 */
  end(why?: string): Promise<void>
}

/** 起一个实例需要的全部东西；`timeout` 是毫秒。 */
export interface InstanceOptions extends WorkerSetup {
  env: Record<string, string>
  memory: number
  timeout: number
}

interface Task {
  invocation: Invocation
  onLog: (line: string) => void
  resolve: (result: string) => void
  reject: (error: CloudError) => void
}

/** 起一个新实例；函数包在线程里立刻开始装载，第一次调用会等它装好。 */
export function startInstance(options: InstanceOptions): Instance {
  const { bundle, clock, timeout } = options
  const worker = new Worker(workerProgram(), {
    eval: true,
    env: options.env,
    workerData: { bundle, clock } satisfies WorkerSetup,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: options.memory },
  })
  let task: Task | null = null
  let ready = false
  let dead = false
  let timer: NodeJS.Timeout | undefined

  const settle = (act: (task: Task) => void) => {
    clearTimeout(timer)
    const current = task
    task = null
    if (current) act(current)
  }
  const die = (error: CloudError) => {
    dead = true
    void worker.terminate()
    settle((current) => current.reject(error))
  }
  const limit = () => {
    clearTimeout(timer)
    timer = setTimeout(() => die(timedOut(timeout)), timeout)
  }
  const post = ({ invocation }: Task) => {
    limit()
    worker.postMessage(invocation)
  }
  const onReport = (message: WorkerReport) => {
    if (message.type === 'log') task?.onLog(message.line)
    else if (message.type === 'broken') die(failed(message.message))
    else if (message.type === 'ready') {
      ready = true
      if (task) post(task)
    } else if (message.id === task?.invocation.id) {
      // 上一个调用迟到的结果（id 不同）直接丢掉。
      if (message.type === 'done') settle((current) => current.resolve(message.result))
      else {
        task.onLog(message.stack)
        settle((current) => current.reject(failed(message.message)))
      }
    }
  }
  const onOutput = (chunk: Buffer) => task?.onLog(chunk.toString().trimEnd())

  worker.on('message', onReport)
  worker.on('error', (error) => die(failed(`实例异常退出：${error.message}`)))
  worker.on('exit', (code) => die(failed(`实例中途退出，退出码 ${code}。`)))
  worker.stdout.on('data', onOutput)
  worker.stderr.on('data', onOutput)
  worker.unref()

  return {
    alive: () => !dead,
    run: (invocation, onLog) =>
      new Promise((resolve, reject) => {
        task = { invocation, onLog, resolve, reject }
        if (dead) die(failed('实例已经退出。'))
        else if (ready) post(task)
        else limit()
      }),
    async end(why = '本地云正在关闭。') {
      die(failed(why))
      await worker.terminate()
    },
  }
}

const failed = (message: string) => new CloudError('FUNCTIONS_EXECUTE_FAIL', message)

const timedOut = (timeout: number) =>
  new CloudError(
    'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    `Invoking task timed out after ${timeout / 1000} seconds`,
  )
