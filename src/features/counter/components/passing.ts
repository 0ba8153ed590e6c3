import type { PersonView } from '@domain/counter/find'
import type { HandedView } from '@domain/counter/present'

/** 刚认出来、要当场选东西的人，和在哪家柜台。凭据只在内存里，不写进页面的地址。 */
export interface Chosen {
  readonly shopId: string
  readonly person: PersonView
}

let chosen: Chosen | null = null
let handed: HandedView | null = null

/** 交给“当场选”那一页。 */
export function passPerson(one: Chosen): void {
  chosen = one
}

/** 刚认出来的人；直接打开、刷新过的没有。 */
export const passedPerson = (): Chosen | null => chosen

/** 当场换好了，交回柜台那一页：一分钟里还能撤回。 */
export function passHanded(one: HandedView): void {
  handed = one
}

/** 取走刚换好的一张；没有为空。 */
export function takeHanded(): HandedView | null {
  const one = handed
  handed = null
  return one
}
