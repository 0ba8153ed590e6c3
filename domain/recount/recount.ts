import type { Role } from '@domain/kernel/actor'
import { collection } from '@domain/kernel/collection'

/** 对不上的是哪一样。 */
export const differenceKinds = {
  wallet: '个人账户',
  entry: '流水',
  total: '合计',
  shelf: '货架',
} as const
export type DifferenceKind = keyof typeof differenceKinds

/** 并排给人看的几个数，各叫什么。 */
export const figureWords = {
  balance: '余额',
  posted: '流水加起来',
  lots: '各批加起来',
  sum: '各行加起来',
  wallets: '各人账户',
  everyone: '合计里的个人',
  others: '合计里的社区、超市、过期',
  received: '进的',
  out: '领走的',
  lost: '报损的',
  free: '架上的',
  held: '留着等人领的',
} as const
export type FigureName = keyof typeof figureWords

/** 一处对不上：哪一样、是谁（账号码、流水编号、超市），几个数并排。 */
export interface Difference {
  readonly kind: DifferenceKind
  readonly name: string
  readonly figures: Readonly<Partial<Record<FigureName, number>>>
}

/** 一夜最多写下几处；再多只记一共几处。 */
export const DIFFERENCES_LIMIT = 100

/** 看核对结果的人。 */
export const recountReaders: readonly Role[] = ['district', 'auditor']

/**
 * 一夜的核对，编号是那一天（YYYYMMDD，东八区）。做到哪了也记在里面：
 * 一次函数做不完，下一次接着做。
 */
export interface Recount {
  readonly _id: string
  readonly rev: number
  readonly state: 'counting' | 'done'
  readonly phase: 'wallets' | 'shelves'
  readonly startedAt: string
  readonly doneAt: string | null
  /** 合计账户那时入到哪一笔；比合计时，个人的也只数到这一笔。 */
  readonly cut: string
  /** 那时的合计：全部个人的，其余各户的。 */
  readonly everyone: number
  readonly others: number
  /** 数到哪一份；下一次取几个账户：流水多的少取几个。 */
  readonly after: string
  readonly group: number
  /** 数过几个账户、几笔流水；截到 `cut` 的个人积分一共几分。 */
  readonly wallets: number
  readonly entries: number
  readonly points: number
  /** 正在合并、注销，这一夜不比的。 */
  readonly skipped: number
  /** 数的时候有账号合并、注销，合计就不比了；第二夜再比。 */
  readonly moved: boolean
  readonly shelves: number
  readonly differences: readonly Difference[]
  /** 一共几处对不上。 */
  readonly found: number
}

export const recounts = collection<Recount>('recounts', ['-startedAt'])

/** 添上几处对不上的；写不下的只加数。 */
export function noteDifferences(one: Recount, more: readonly Difference[]): Recount {
  const differences = [...one.differences, ...more].slice(0, DIFFERENCES_LIMIT)
  return { ...one, differences, found: one.found + more.length }
}
