import type { Actor } from '@domain/kernel/actor'
import type { NeedUnit } from './needs'
import type { Wish } from './wish'

/** 合力圆梦要的一样。 */
export interface NeedView {
  readonly what: string
  readonly unit: NeedUnit
  readonly places: number
  readonly taken: number
  /** 看的人出了这一样。 */
  readonly mine: boolean
  /** 出的人说的话，不带姓名；只给许愿人和社区看，出的人看得到自己的。 */
  readonly words: readonly string[]
}

/** 要的几样：份数人人可看，说的话只给有关的人，不带是谁。 */
export function presentNeeds(wish: Wish, actor: Actor, involved: boolean): NeedView[] {
  return wish.wish.needs.map(({ what, unit, places, takers }) => {
    const mine = takers.filter(({ by }) => by === actor.accountId)
    const heard = involved ? takers : mine
    return {
      ...{ what, unit, places },
      taken: takers.length,
      mine: mine.length > 0,
      words: heard.flatMap(({ note }) => note ?? []),
    }
  })
}
