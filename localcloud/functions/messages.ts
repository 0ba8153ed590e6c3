/** 交给云函数实例的东西：共享时钟和函数包的绝对路径。 */
export interface WorkerSetup {
  bundle: string
  clock: SharedArrayBuffer
}

/** 一次调用。`env` 里值为 null 的变量要删掉，免得留下上一个人的身份。 */
export interface Invocation {
  id: string
  /** event 的 JSON 文本。 */
  event: string
  context: Record<string, unknown>
  env: Record<string, string | null>
}

/** 实例发回来的消息。 */
export type WorkerReport =
  | { type: 'ready' }
  | { type: 'broken'; message: string }
  | { type: 'log'; line: string }
  | { type: 'done'; id: string; result: string }
  | { type: 'failed'; id: string; message: string; stack: string }
