import type { Context } from '@domain/kernel/context'
import type { Problem, TextRow } from './sheet'

/** 一处改动：新加还是改，怎么说给人听，做的时候要用的。 */
export interface Change<T> {
  readonly type: 'added' | 'changed'
  readonly says: string
  readonly data: T
}

/** 看完一份表：要改哪些；没有变的有几行；原来有、表里没有的（不动它）。 */
export interface Plan<T> {
  readonly changes: readonly Change<T>[]
  readonly unchanged: number
  readonly missing: readonly string[]
  readonly problems: readonly Problem[]
}

/** 导入归哪里：全区 `D`，或者一个单位的编号。 */
export type ImportScope = string

/** 一种导入。`plan` 只看不写；`apply` 把一步的改动写进工作单元，做两次等于做一次。 */
export interface ImportKind<T> {
  readonly plan: (ctx: Context, rows: readonly TextRow[], scope: ImportScope) => Promise<Plan<T>>
  readonly apply: (ctx: Context, changes: readonly T[], scope: ImportScope) => Promise<void>
}
