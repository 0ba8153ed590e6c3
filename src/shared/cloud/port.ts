/** 一个平台的云能做的事。只有实现它的文件知道自己在哪个平台上。 */
export interface CloudPort {
  callFunction(name: string, data: object): Promise<unknown>
  /** 把手机上的文件传到云存储，返回文件编号。 */
  uploadFile(cloudPath: string, filePath: string): Promise<string>
  /** 换手机号的授权码；小程序由按钮直接给，网页端向本地云要。 */
  phoneCode(fromButton: string | undefined): Promise<string>
  /** 请求订阅消息的授权，返回他同意了的模板；不同意也没关系。 */
  subscribe(templates: readonly string[]): Promise<readonly string[]>
  /** 游客要先进入时去哪；小程序里人人有微信身份，不会用到。 */
  signIn(): void
}
