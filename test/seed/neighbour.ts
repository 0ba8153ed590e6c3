import type { GridDuty, Role, UnitRef } from '@domain/kernel/actor'
import type { salutations } from '@domain/kernel/called'
import type { UnitName } from './units'

/** 要写成任职文档的一段任职。 */
export interface Position {
  readonly role: Role
  readonly areaId: string
  readonly duty?: GridDuty
  readonly unit?: UnitName | UnitRef
  /** 任期还有几天；没有期限的不写。 */
  readonly lasts?: number
  /** 正在请假：几天前开始，还有几天。 */
  readonly leave?: { readonly since: number; readonly left: number }
}

/** 演示区里的一个人；写成账号与任职文档之前的样子。 */
export interface Neighbour {
  readonly openid: string
  readonly name: string
  readonly phone: string
  /** 住在哪个网格；只在这里上班的人为空。 */
  readonly homeId: string | null
  readonly positions: readonly Position[]
}

/** 会许愿的人，另有一个称呼。 */
export interface Resident extends Neighbour {
  readonly salutation: (typeof salutations)[number]
}
