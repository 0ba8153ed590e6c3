import type { ErrorCode } from '@domain/kernel/errors'

/** 页面会遇到的失败：服务端说的，或根本没有发到（OFFLINE）。`message` 可以直接给人看。 */
export class CallError extends Error {
  readonly code: ErrorCode | 'OFFLINE'

  constructor(code: ErrorCode | 'OFFLINE', message: string) {
    super(message)
    this.name = 'CallError'
    this.code = code
  }
}

/** 网络不通。 */
export const offline = () =>
  new CallError('OFFLINE', '网络不通，没有得到答复。请看看网络，再试一次。')

/** 没有得到确定的答复：可能办了，也可能没办，应当用同一个请求编号再发。 */
export function isUncertain(error: unknown): boolean {
  return !(error instanceof CallError) || error.code === 'OFFLINE' || error.code === 'INTERNAL'
}

/** 抛出来的任何东西 → 页面认得的失败。程序自己的错只说一句抱歉。 */
export function failureOf(error: unknown): CallError {
  if (error instanceof CallError) return error
  return new CallError('INTERNAL', '程序出了点问题，请返回再试一次。')
}
