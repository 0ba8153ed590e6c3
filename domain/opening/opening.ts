import { collection } from '@domain/kernel/collection'
import type { ImportKindName } from './columns'

/** 一个人输错开区码的次数，和要等到什么时候才能再试。 */
export interface OpeningTry {
  /** 谁：账号的编号。 */
  readonly _id: string
  readonly rev: number
  readonly wrong: number
  readonly until: string | null
}

export const openingTries = collection<OpeningTry>('openingTries')

/** 一份导入走到哪：看过了还没生效、正在生效、全部生效。 */
export const importStates = {
  staged: '等您确认',
  applying: '正在生效',
  done: '已经生效',
} as const

export type ImportState = keyof typeof importStates

export interface ImportCounts {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly missing: number
}

/** 预览：各举几个例子，一行一句。 */
export interface ImportSamples {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly missing: readonly string[]
}

/** 一份上传的表。查完没有错才有它；`steps` 是要分几步生效，`applied` 是生效了几步。 */
export interface Import {
  readonly _id: string
  readonly rev: number
  readonly kind: ImportKindName
  /** 归哪里：全区 `D`，或者一个单位的编号。 */
  readonly scope: string
  readonly by: string
  readonly at: string
  readonly fileName: string
  readonly digest: string
  readonly state: ImportState
  readonly counts: ImportCounts
  /** 密封的 `ImportSamples`：里面有姓名。 */
  readonly samples: string
  readonly steps: number
  readonly applied: number
  /** 查这份表时，先前生效过几份；对不上就是中间又有别的导入，要重新看。 */
  readonly version: number
}

export const imports = collection<Import>('imports', ['by'])

/** 一步要做的改动，密封存放：人员的表里有姓名和手机号。 */
export interface ImportRows {
  readonly _id: string
  readonly sealed: string
}

export const importRows = collection<ImportRows>('importRows')

/** 导入的闸：一个地方（全区，或一个单位）同时只有一份在生效。编号就是那个地方。 */
export interface ImportGate {
  readonly _id: string
  readonly rev: number
  /** 已经生效过几份。 */
  readonly version: number
  /** 正在生效的那一份；没有为空。 */
  readonly running: string | null
}

export const importGates = collection<ImportGate>('importGates')
