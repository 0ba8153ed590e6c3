import type { GridDuty, Role } from '@domain/kernel/actor'
import type { salutations } from '@domain/wish/form'
import type { UnitName } from './units'

/** 要写成任职文档的一段任职。 */
export interface Position {
  readonly role: Role
  readonly areaId: string
  readonly duty?: GridDuty
  readonly unit?: UnitName
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
