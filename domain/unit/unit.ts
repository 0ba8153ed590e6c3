import { collection } from '@domain/kernel/collection'

/** 单位的两种：机关企事业单位，和党支部。 */
export const unitKinds = { unit: '单位', branch: '党支部' } as const
export type UnitKind = keyof typeof unitKinds

/** 派出在职党员的一方。谁是它的联络员、谁是它的党员，看任职里写的单位。 */
export interface Unit {
  readonly _id: string
  readonly rev: number
  readonly name: string
  readonly kind: UnitKind
  /** 30 天内把认领放回大厅（自己放的、超时被放的、被收回的）的时刻，最近的几次。 */
  readonly releases: readonly string[]
  /** 最近一次认领的时刻。每次都写它，同一单位同时来两次就会撞上，数量才数得准。 */
  readonly busyAt: string | null
}

export const units = collection<Unit>('units')

/** 一个单位最多列出多少名党员；再多先列前面这些，并说明没有列全。 */
export const MEMBERS_LIMIT = 100
