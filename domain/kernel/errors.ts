/** 用户能遇到的全部失败种类；页面按种类决定怎么继续。 */
export const errorCodes = {
  SIGN_IN: '需要先以微信身份进入',
  CONSENT: '需要先同意隐私保护指引',
  FORBIDDEN: '这一步不归这个人做',
  SUSPENDED: '账号停用了，话里说怎么申诉',
  NOT_FOUND: '没有，或者不该让他看见',
  INVALID: '填的内容不合要求',
  CONFLICT: '情况已经变了，或同一请求编号换了内容',
  LIMIT: '超过了规定的数量',
  CONTENT: '内容检查没有通过',
  UNAVAILABLE: '外部服务暂时没有回应，稍后可以再试',
  INTERNAL: '程序自己的错',
} as const

export type ErrorCode = keyof typeof errorCodes

/** 用户可以处理的失败。`message` 是给人看的一句话：发生了什么，接下来怎么做。 */
export class AppError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string) {
    super(message)
    this.name = 'AppError'
    this.code = code
  }
}
