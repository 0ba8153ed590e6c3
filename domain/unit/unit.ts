import type { AreaKind } from '@domain/area/area'
import { collection } from '@domain/kernel/collection'

/** 组织的种类：单位派出在职党员，站点是平台骑手的，其余是各种党组织。 */
export const unitKinds = {
  unit: '单位',
  depot: '站点',
  committee: '党委',
  generalBranch: '党总支',
  branch: '党支部',
  gridBranch: '网格党支部',
  jointBranch: '联合党支部',
  mobileBranch: '流动党员党支部',
} as const

export type UnitKind = keyof typeof unitKinds

/** 哪几种是党组织：有书记，编在党组织的树里。 */
export const partyKinds: readonly UnitKind[] = [
  ...(['committee', 'generalBranch', 'branch'] as const),
  ...(['gridBranch', 'jointBranch', 'mobileBranch'] as const),
]

/** 一定要写明在哪里的，写到哪一级；别的写不写都可以。 */
export const placedAt: Readonly<Partial<Record<UnitKind, readonly AreaKind[]>>> = {
  depot: ['community', 'grid'],
  gridBranch: ['grid'],
}

/** 单位、站点或党组织。谁是它的联络员、书记、党员，看任职里写的单位。 */
export interface Unit {
  readonly _id: string
  readonly rev: number
  readonly name: string
  readonly kind: UnitKind
  /** 统一社会信用代码，或区里给的编码；全区不重。 */
  readonly code: string
  /** 上级单位或上级党组织；没有为空。 */
  readonly parentId: string | null
  /** 在哪片区域：站点、社区党总支、网格党支部都有；没有写明的为空。 */
  readonly areaId: string | null
  readonly areaName: string | null
  /** 30 天内把认领放回大厅（自己放的、超时被放的、被收回的）的时刻，最近的几次。 */
  readonly releases: readonly string[]
  /** 最近一次认领的时刻。每次都写它，同一单位同时来两次就会撞上，数量才数得准。 */
  readonly busyAt: string | null
}

export const units = collection<Unit>(
  'units',
  ['areaId', 'kind'],
  ['kind', 'code'],
  ['parentId', 'kind'],
)

/** 一个单位最多列出多少名党员；再多先列前面这些，并说明没有列全。 */
export const MEMBERS_LIMIT = 100
/** 全区最多多少个单位、站点、党组织：一次取得完。 */
export const UNITS_LIMIT = 1000
