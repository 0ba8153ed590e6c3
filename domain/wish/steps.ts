import { answering } from './answering'
import { helping } from './helping'
import { joining } from './joining'
import { reviewing } from './reviewing'
import { sharing } from './sharing'
import type { WishStep } from './step'

/** 心愿的一生（产品文档第 3 节），按谁来做分在几处。服务端鉴权、页面按钮都读这张表。 */
const table = { ...reviewing, ...helping, ...joining, ...answering, ...sharing }

export type WishStepName = keyof typeof table
export const steps: Readonly<Record<WishStepName, WishStep>> = table

/** 要带别的内容、走自己的用例的步骤。 */
export type OwnStepName = {
  [N in WishStepName]: (typeof table)[N] extends { own: true } ? N : never
}[WishStepName]

export type PlainStepName = Exclude<WishStepName, OwnStepName>

/** 按钮能直接走的步骤。 */
export const plainSteps = (Object.keys(table) as WishStepName[]).filter(
  (name) => !steps[name].own,
) as [PlainStepName, ...PlainStepName[]]
