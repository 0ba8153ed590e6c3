/** 一个索引：`keys` 按先后排列，1 升序、-1 降序。 */
export interface IndexSpec {
  readonly name: string
  readonly keys: readonly (readonly [field: string, direction: 1 | -1])[]
  readonly unique?: boolean
}

/** 一个集合和它的全部索引（`_id` 索引不必写出）。 */
export interface CollectionSpec {
  readonly name: string
  readonly indexes: readonly IndexSpec[]
}

/** 一条文档。 */
export type Doc = Record<string, unknown> & { _id: string }

/** 一次数据库操作用了什么索引、真正取出多少条、返回多少条。 */
export interface OperationStats {
  collection: string
  /** `_id`、索引名，或表示全表扫描的 `SCAN`。 */
  index: string
  /** 真正取出来的文档条数。 */
  examined: number
  returned: number
}

/** 本地云数据库。 */
export interface Database {
  /**
   * 执行一个 SDK 动作（`database.*`，`body` 与网络上收到的一致，文档是 EJSON 字符串）。
   * `reply` 是 SDK 等待的应答体（不含 requestId）；出错时抛 CloudError。
   */
  run(
    action: string,
    body: Record<string, unknown>,
  ): Promise<{ reply: Record<string, unknown>; stats: OperationStats | null }>
  /** 建好缺少的集合和索引；给已有数据的集合加索引时，索引会补建。 */
  ensure(specs: readonly CollectionSpec[]): void
  /** 成批装入初始数据，一次提交。 */
  load(collection: string, docs: readonly Doc[]): void
  /** 没有任何文档时为真。 */
  isEmpty(): boolean
  collections(): { name: string; count: number }[]
  /** 给控制台和测试用：`filter` 是 Mongo 查询。 */
  find(
    collection: string,
    options: { filter?: object; sort?: Record<string, 1 | -1>; limit: number; skip?: number },
  ): Doc[]
  /** 不返回文档，只说明这样查会用哪个索引、取出多少条。 */
  explain(collection: string, filter: object, sort?: Record<string, 1 | -1>): OperationStats
  close(): void
}

/** 身份页上可以选的人。 */
export interface Person {
  openid: string
  name: string
  title: string
  group: string
  phone?: string
}

/** 启动本地云的全部选项。 */
export interface CloudOptions {
  dataDir: string
  /** 0 表示任意空闲端口。 */
  port: number
  /** 每个子目录是一个云函数：index.js 和 config.json。 */
  functionsDir: string
  collections: readonly CollectionSpec[]
  /** 每个云函数都能读到的环境变量。 */
  env?: Record<string, string>
  /** 接收平台消息推送的云函数名。 */
  messagePush?: string
  /** 在 `/` 提供的 H5 构建目录。 */
  staticDir?: string
  people?: readonly Person[]
  /** 数据文件为空时才会调用。 */
  seed?: (load: (collection: string, docs: readonly Doc[]) => void) => void | Promise<void>
  /** 本地小程序码里的地址（源之后的路径）。 */
  qrTarget?: (scene: string, page: string) => string
  /** 关掉后定时触发器和图片、音频检测的回调都不会自己发生，由测试来推动；不写等于开着。 */
  timers?: boolean
  /** 新数据目录的时钟从这一刻走起，毫秒时间戳；不写就是真实时间。 */
  startAt?: number
  /** 每个云函数最多同时开几个实例，默认 4。 */
  instances?: number
  /** 给 `false`：实例都在忙时不排队，当场拒绝，和平台一样；测试用。不写就是排队。 */
  queue?: boolean
  /** 每个数据库操作另加多少毫秒，演真实的来回；等的时候不占线程，测试用。 */
  databaseDelay?: number
  quiet?: boolean
}

/** 云函数一次调用里的一次后端操作。 */
export interface CallOperation {
  action: string
  collection?: string
  index?: string
  examined?: number
  returned?: number
  /** 毫秒。 */
  ms: number
}

/** 按次收费的几项：云函数调用、数据库读、数据库写、云存储、云调用。 */
export type BillItem = 'call' | 'read' | 'write' | 'storage' | 'openapi'

/** 一张账单：各项几次，合起来几次。 */
export type Bill = Record<BillItem | 'total', number>

/** 从本地云启动算起的账。日子写作 `2026-01-31`，北京时间，按本地云的时钟。 */
export interface Billing {
  today(): string
  /** 记着账的日子，早的在前。 */
  days(): string[]
  /** 这一天有账的人，空串是没有身份的。 */
  people(day: string): string[]
  /** 某一天的账；不写人就是全部的人合起来。 */
  on(day: string, openid?: string): Bill
}

/** 一次云函数调用的记录。 */
export interface CallRecord {
  id: string
  /** 调用时刻，毫秒时间戳（按本地云的时钟）。 */
  at: number
  function: string
  openid: string
  source: string
  /** 用时，毫秒。 */
  ms: number
  operations: CallOperation[]
  /** 这次调用里按次收费的，含调用自己那一次。 */
  bill: Bill
  error?: string
  logs: string[]
}

/** 没有用到索引的一次操作。 */
export interface ScanRecord {
  function: string
  action: string
  collection: string
  examined: number
}

/** 函数请平台发出去的一条东西（订阅消息等）。 */
export interface SentRecord {
  at: number
  api: string
  openid?: string
  body: unknown
}

/** 一次事故：下一次叫到这个云函数时，在它的第几个数据库操作上出什么事。测试用。 */
export interface Fault {
  function: string
  /** 从 1 数起；事务的开、交、弃也各算一个。 */
  at: number
  /** 这个操作做之前，还是做了以后、答复回去之前。 */
  when: 'before' | 'after'
  /** `lost` 是连接断了，云函数还在；`killed` 是它的实例当场没了。 */
  how: 'lost' | 'killed'
}

/** 一次等待结果的图片或音频检测。 */
export interface MediaCheck {
  traceId: string
  kind: 'image' | 'audio'
  mediaUrl: string
  openid?: string
  answered: boolean
}

/** 运行中的本地云。 */
export interface Cloud {
  url: string
  port: number
  database: Database
  clock: {
    now(): number
    set(ms: number): Promise<void>
    advance(ms: number): Promise<void>
    /** 只往前拨这么多毫秒，什么都不触发：演定时任务一直没有来。 */
    jump(ms: number): void
    /** 停住，办事不耗时间；量期限的边用。 */
    stop(): void
    /** 从停住的时刻接着走。 */
    go(): void
  }
  /** 最新的在最后，条数有上限。 */
  calls: readonly CallRecord[]
  billing: Billing
  /** 没有用索引的操作；测试里有一条就算失败。 */
  scans(): readonly ScanRecord[]
  openapi: {
    fail(api: string, how: 'down' | 'reject' | null): void
    sent: readonly SentRecord[]
    media: readonly MediaCheck[]
    answerMedia(traceId: string, suggest: 'pass' | 'risky' | 'review'): Promise<void>
  }
  /** 安排一次事故；`pending` 是还没出的那一件，操作不够多就一直在那里。 */
  faults: { plan(fault: Fault | null): void; pending(): Fault | null }
  timers: { run(functionName: string, triggerName?: string): Promise<void>; tick(): Promise<void> }
  tokenFor(openid: string): string
  /** 像客户端那样调用云函数；`null` 是没有身份的游客。 */
  call(openid: string | null, name: string, data: unknown): Promise<unknown>
  upload(openid: string, path: string, bytes: Uint8Array): Promise<string>
  close(): Promise<void>
}
