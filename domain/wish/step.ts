import type { Actor } from '@domain/kernel/actor'
import type { Step } from '@domain/kernel/flow'
import {
  answersBySlip,
  hasRung,
  isAsker,
  isHandler,
  isOwner,
  isWorker,
  type Wish,
  type WishPart,
  type WishStatus,
} from './wish'

/** 走一步时带来的东西。 */
export interface Act {
  readonly by: string
  readonly now: string
  readonly note: string | null
}

export interface WishStep extends Step<WishStatus, Wish> {
  /** 除了换状态，还改变什么。 */
  readonly also?: (wish: Wish, act: Act) => Wish
  /** 要带别的内容，走自己的用例，不能只点一个按钮。 */
  readonly own?: true
}

/** 改心愿自己的部分。 */
export const part = (wish: Wish, change: Partial<WishPart>): Wish => ({
  ...wish,
  wish: { ...wish.wish, ...change },
})

/** 到了系统请社区动手的时候，本社区的人才能走；认领人自己不能替许愿人回话。 */
export const whenRung = (name: string) => ({
  may: (wish: Wish, actor: Actor) =>
    hasRung(wish, name) && isWorker(wish, actor) && !isHandler(wish, actor),
  refusal: '这一步要由本社区的工作人员在到期之后来做，办事的人自己不能做。',
})

export const byWorker = { may: isWorker, refusal: '这一步要由本社区的工作人员来做。' }
export const byOwner = { may: isOwner, refusal: '这一步要由许愿人自己来做。' }
/** 本人，或他还没接过去时代许的人。 */
export const byAsker = { may: isAsker, refusal: '这一步要由许愿人（或代许的人）来做。' }
/** 拿着纸条、四位码也对的人；要和四位码一起来，所以走自己的用例。 */
export const bySlip = {
  may: answersBySlip,
  refusal: '这一步要凭纸条上的四位码来做；办事的人自己、代许的人接手都不行。',
  own: true as const,
}
export const byHandler = { may: isHandler, refusal: '这一步要由认领的人来做。' }

/** 放回大厅：重新等人认领，先认领时段也重新算。 */
export const backToHall = (wish: Wish, act: Act): Wish => ({
  ...part(wish, { openedAt: act.now }),
  handlerId: null,
})

/** 督办级别加一。 */
export const raise = (wish: Wish): Wish => ({ ...wish, level: wish.level + 1 })

/** 要写的一句话；输入框上的提示。 */
export const must = (hint: string) => ({ hint, required: true })
/** 可写可不写的一句话。 */
export const maybe = (hint: string) => ({ hint, required: false })
