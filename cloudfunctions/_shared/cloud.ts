import cloud from 'wx-server-sdk'

/** SDK 的类型声明把回调写法与 Promise 写法混在一起；按我们实际用到的 Promise 写法收窄。 */
interface Document {
  get(): Promise<{ data?: unknown }>
  set(options: { data: object }): Promise<unknown>
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
  remove(): Promise<unknown>
}

interface Query {
  where(condition: object): Query
  orderBy(field: string, direction: 'asc' | 'desc'): Query
  limit(count: number): Query
  get(): Promise<{ data: unknown[] }>
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
}

interface Collection extends Query {
  doc(id: string): Document
  add(options: { data: object | readonly object[] }): Promise<unknown>
}

export interface Transaction {
  collection(name: string): Pick<Collection, 'doc' | 'add'>
  commit(): Promise<void>
  rollback(): Promise<void>
}

type Command = (value: unknown) => unknown

interface Database {
  readonly command: Readonly<
    Record<
      'lt' | 'lte' | 'gt' | 'gte' | 'neq' | 'and' | 'in' | 'set' | 'inc' | 'push' | 'pull',
      Command
    >
  >
  collection(name: string): Collection
  startTransaction(): Promise<Transaction>
}

interface Files {
  getTempFileURL(options: { fileList: string[] }): Promise<{
    fileList: { fileID: string; tempFileURL?: string }[]
  }>
  downloadFile(options: { fileID: string }): Promise<{ fileContent: Buffer }>
  deleteFile(options: { fileList: string[] }): Promise<unknown>
  uploadFile(options: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>
}

// 环境取自函数所在的环境，代码里不写环境编号。
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string })

export const openapi = cloud.openapi
export const files = cloud as unknown as Files

/** 没有这份文档时返回空，而不是抛错：有没有是业务的事。 */
const options = { throwOnNotFound: false }
export const db = cloud.database(options as object) as unknown as Database

/** 这次调用来自谁。由平台写入，客户端改不了。 */
export interface Caller {
  readonly openid: string
  /** 调用链，如 `wx_client`、`wx_client,scf`。 */
  readonly source: string
}

export function caller(): Caller {
  const { OPENID, SOURCE } = cloud.getWXContext()
  return { openid: OPENID ?? '', source: SOURCE ?? '' }
}
