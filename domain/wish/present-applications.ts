import type { Actor } from '@domain/kernel/actor'
import { isWorker } from './relations'
import type { Application, Wish } from './wish'

/** 一个认领的申请，给社区和申请的人看。 */
export interface ApplicationView {
  readonly id: string
  readonly name: string
  /** 哪里的、做什么的。 */
  readonly duty: string
  /** 替哪个单位申请的；为自己申请的为空。 */
  readonly unit: string | null
  readonly releases: number
  readonly note: string
  readonly at: string
  /** 是他自己申请的。 */
  readonly mine: boolean
  readonly answer: Application['answer']
}

/** 社区看全部，申请的人看自己的，别人一个也看不到。 */
export function presentApplications(
  wish: Wish,
  actor: Actor,
  nameIn: (sealed: string) => string,
): ApplicationView[] {
  const staff = isWorker(wish, actor)
  const shown = wish.wish.applications.filter(({ by }) => staff || by === actor.accountId)
  return shown.map(({ by, name, unit, ...rest }) => ({
    ...rest,
    name: nameIn(name),
    unit: unit?.name ?? null,
    mine: by === actor.accountId,
  }))
}
