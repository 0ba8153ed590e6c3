/**
 * 本地云对外报错的唯一类型：`code` 是云平台的错误码，`message` 是云平台的原话；
 * 启动阶段的错误（DATA_IN_USE 等）`message` 是给人看的一句中文。
 */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'CloudError'
  }
}
