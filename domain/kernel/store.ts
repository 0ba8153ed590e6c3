import type { Collection, Entity } from './collection'

type Scalar = string | number | boolean | null

/** 条件：等于一个值，或小于、不大于、大于、在两者之间（两头都不含）、在其中、不少于、不是。 */
export type Condition =
  | Scalar
  | { readonly below: string }
  | { readonly atMost: string }
  | { readonly above: string }
  | { readonly above: string; readonly below: string }
  | { readonly oneOf: readonly Scalar[] }
  | { readonly atLeast: number }
  | { readonly not: string }

export interface ListQuery {
  readonly where: Readonly<Record<string, Condition>>
  /** 排序字段，`-` 开头为倒序；须与某个索引同向。 */
  readonly orderBy?: string
  /** 每个列表都有上限，单位：条。 */
  readonly limit: number
}

/** 一份文档里几处的加减、换掉、添去；字段可以写作 `items.x.free`。先后都一样，所以不比修订号。 */
export interface Adjustment {
  readonly add?: Readonly<Record<string, number>>
  readonly set?: Readonly<Record<string, Scalar | object>>
  /** 往数组里添一项。 */
  readonly push?: Readonly<Record<string, object>>
  /** 从数组里去掉对得上的项。 */
  readonly pull?: Readonly<Record<string, object>>
}

/**
 * 一个工作单元眼中的数据：读是当时的样子，写先记下，按编号再取就是写下的样子，最后一起提交。
 * 抛出异常就是回滚；提交时发现别人改过，整个用例重跑。
 */
export interface Store {
  get<T extends Entity>(from: Collection<T>, id: string): Promise<T | null>
  list<T extends Entity>(from: Collection<T>, query: ListQuery): Promise<T[]>
  /** 新建。编号已存在视为冲突，用例重跑时会读到它。 */
  create<T extends Entity>(into: Collection<T>, document: T): void
  /** 修改读到过的文档；修订号由工作单元加一。 */
  put<T extends Entity & { readonly rev: number }>(into: Collection<T>, document: T): void
  /** 换掉读到过的一份没有修订号的记录；只有两个账号合成一个、注销账号时才用。 */
  amend<T extends Entity>(into: Collection<T>, document: T): void
  /** 删掉读到过的一份；只有两个账号合成一个、注销账号、用完的密封内容才删。 */
  remove<T extends Entity>(from: Collection<T>, document: T): void
  /**
   * 读，并且直到提交都不许别人改：改了就冲突，从头再来。比先读再提交少读一次，
   * 只用在这一趟一定会改的那份文档上。
   */
  pin<T extends Entity>(from: Collection<T>, id: string): Promise<T | null>
  /** 提交时加减几处，不必先读；与别的改动一起成、一起不成。 */
  adjust<T extends Entity>(into: Collection<T>, id: string, change: Adjustment): void
  /**
   * 当场改，条件对得上才改，返回改到没有。它不等提交，这一趟没办成也不会自己退回，
   * 所以改的时候要留下记号，凭记号收拾（见 domain/shop/hold.ts）。
   */
  seize<T extends Entity>(
    into: Collection<T>,
    where: Readonly<Record<string, Condition>>,
    change: Adjustment,
  ): Promise<boolean>
}
