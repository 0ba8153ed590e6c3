import type { Actor } from '@domain/kernel/actor'
import type { Step } from '@domain/kernel/flow'
import {
  hasRung,
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
export const byHandler = { may: isHandler, refusal: '这一步要由认领的人来做。' }

/** 放回大厅：重新等人认领，先认领时段也重新算。合力圆梦的，各人出的那一份都还在。 */
export const backToHall = (wish: Wish, act: Act): Wish => ({
  ...part(wish, { openedAt: act.now, plan: null }),
  handlerId: null,
})

/** 要写的一句话；输入框上的提示。 */
export const must = (hint: string) => ({ hint, required: true })
/** 可写可不写的一句话。 */
export const maybe = (hint: string) => ({ hint, required: false })
