import type { Actor } from './actor'
import type { Store } from './store'

export type Verdict = 'pass' | 'risky' | 'unavailable'

/** 要检查的是照片，还是语音。 */
export type MediaKind = 'picture' | 'voice'

/** 送检的一份：我们另存的、它的回执编号、大小（字节）。 */
export interface SentMedia {
  /** 客户端传上来的那一份。 */
  readonly source: string
  readonly fileId: string
  readonly traceId: string
  readonly bytes: number
}

/** 一张表：各列的名字和宽度（字），一行一行的格子。 */
export interface Sheet {
  readonly name: string
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** 读进来的一张表：第几行、各格的字；公式和合并的格子另列，写作 A3、A3:B4。 */
export interface SheetText {
  readonly rows: readonly (readonly string[])[]
  readonly formulas: readonly string[]
  readonly merged: readonly string[]
}

/** 小程序平台替我们做的事。实现者负责把故障变成 `unavailable` 或 AppError，不抛别的。 */
export interface Platform {
  /** 文字内容安全检查。 */
  checkText(text: string): Promise<Verdict>
  /** 照片、语音的检查是异步的：先得到各份的回执编号，次序相同，结果稍后由平台推送。有一份送不到就为空。 */
  checkMedia(kind: MediaKind, fileIds: readonly string[]): Promise<readonly SentMedia[] | null>
  /** 短时有效的照片、语音地址，一次问全；没有这个文件就没有这一项。 */
  fileUrls(fileIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** 手机号授权码换手机号；码无效抛 INVALID。 */
  phoneOf(code: string): Promise<string>
  /** 带场景值的小程序码，返回存好的文件编号。 */
  sceneCode(scene: string, page: string): Promise<string>
  /** 把一张表存成 Excel，返回文件编号；同一个路径再存就换掉。每一格都是字或数，不会是公式。 */
  saveSheet(path: string, sheet: Sheet): Promise<string>
  /** 读客户端传上来的一份 Excel 的第一张表，读完就从云存储删掉；不是表、太大抛 INVALID。 */
  readSheet(fileId: string): Promise<SheetText>
  /** 从云存储删掉这些文件；没有的不算错。 */
  dropFiles(fileIds: readonly string[]): Promise<void>
  /** 是不是部署的人设的开区码；没有设、太短都不是。 */
  isOpeningCode(code: string): boolean
  /** 订阅消息模板编号，供页面请求授权。 */
  readonly templates: Readonly<Record<string, string>>
}

/** 个人信息的保险柜：密文入库，索引用带密钥的摘要。 */
export interface Vault {
  seal(value: object): string
  open<T extends object>(sealed: string): T
  /** 带密钥的摘要，22 个 base64url 字符（≥ 128 位）。 */
  digest(...parts: readonly string[]): string
}

/** 用例能接触的一切。时间、身份、随机数、编号都从外面来，用例因此可以重放。 */
export interface Context {
  readonly actor: Actor
  /** 现在，ISO 字符串。 */
  readonly now: string
  /** 客户端在发送前就存好的请求编号；查询没有。 */
  readonly requestId: string
  /** 输入内容的摘要，用来认出“同一编号换了内容”。 */
  readonly bodyDigest: string
  /** 别人抢先写了从头再来，或没有得到答复再发的一遍：要新建的也许已经有了。 */
  readonly again: boolean
  readonly store: Store
  readonly platform: Platform
  readonly vault: Vault
}
