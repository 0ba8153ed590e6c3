import type { NeedInput } from '@domain/wish/needsForm'
import type { WishStepName } from '@domain/wish/steps'
import type { WishKind } from '@domain/wish/wish'
import type { Neighbour, Resident } from './neighbour'

/** 有的步骤另带的东西：改好再发的文字、合力圆梦要的几样、出的是第几样（从 0 数）。 */
export interface Extra {
  readonly text?: string
  readonly needs?: readonly NeedInput[]
  readonly need?: number
}

/** 故事里的一步：谁、何时、说了什么；单位认领后带交给了谁。 */
export interface Turn extends Extra {
  readonly step: WishStepName
  readonly by: Neighbour
  readonly at: string
  readonly note?: string
  /** 交给了谁：单位里的哪一位。 */
  readonly to?: Neighbour
}

/** 一个心愿从许下到现在。时刻是 ISO 字符串。 */
export interface Story {
  readonly by: Resident
  /** 替他许愿的人；他没有手机，也就没有账号。 */
  readonly proxy?: Neighbour
  readonly at: string
  /** 网格或楼栋。 */
  readonly areaId: string
  readonly room: string | null
  readonly category: WishKind
  readonly text: string
  readonly turns: readonly Turn[]
}
