import type { Actor, UnitRef } from '@domain/kernel/actor'
import { AppError } from '@domain/kernel/errors'
import type { Step } from '@domain/kernel/flow'
import { answersBySlip, isAsker, isHandler, isHelping, isOwner, isWorker } from './relations'
import { type Assigned, hasRung, type Wish, type WishPart, type WishStatus } from './wish'

/** 交到了谁手里：账号，以哪个单位的名义，单位里的哪一位。 */
export interface Hand {
  readonly to: string
  readonly unit: UnitRef | null
  readonly assigned: Assigned | null
}

/** 走一步时带来的东西。 */
export interface Act {
  readonly by: string
  readonly now: string
  readonly note: string | null
  /** 不是办这一步的人自己接手时才有。 */
  readonly hand?: Hand
}

export interface WishStep extends Step<WishStatus, Wish> {
  /** 除了换状态，还改变什么。 */
  readonly also?: (wish: Wish, act: Act) => Wish
  /** 要带别的内容，走自己的用例，不能只点一个按钮。 */
  readonly own?: true
  /** 只在社区看到的时间线上：别人不必知道谁申请过、准没准。 */
  readonly staffOnly?: true
}

/** 改心愿自己的部分。 */
export const part = (wish: Wish, change: Partial<WishPart>): Wish => ({
  ...wish,
  wish: { ...wish.wish, ...change },
})

/** 到了系统请社区动手的时候，本社区的人才能走；认领人自己不能替许愿人回话。 */
export const whenRung = (name: string) => ({
  may: (wish: Wish, actor: Actor) =>
    hasRung(wish, name) && isWorker(wish, actor) && !isHelping(wish, actor),
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

/** 没有人在办，也不在哪个单位名下；合力圆梦的，先前的安排不算了。 */
export const nobody = { unit: null, assigned: null, contactFrom: null, plan: null } as const

/** 放回大厅：重新等人认领，先认领时段也重新算。合力圆梦的，各人出的那一份都还在。 */
export const backToHall = (wish: Wish, act: Pick<Act, 'now'>): Wish => ({
  ...part(wish, { ...nobody, openedAt: act.now }),
  handlerId: null,
})

/** 督办级别加一。 */
export const raise = (wish: Wish): Wish => ({ ...wish, level: wish.level + 1 })

/** 有人接手：上一位留下的都不算。没有说交给谁，就是走这一步的人自己。 */
export const takenOver = (wish: Wish, act: Act): Wish => {
  const { to, unit, assigned } = act.hand ?? { ...nobody, to: act.by }
  const fresh = { reachedAt: null, contactFrom: null, postponedFor: null, deliveryPictures: [] }
  return { ...part(wish, { ...fresh, unit, assigned }), handlerId: to }
}

/** 要写的一句话；输入框上的提示。 */
export const must = (hint: string) => ({ hint, required: true })
/** 可写可不写的一句话。 */
export const maybe = (hint: string) => ({ hint, required: false })

/** 非写不可的一句话没有写，抛 INVALID。 */
export function assertNoted({ note: wanted }: WishStep, note: string | null): void {
  if (wanted?.required && !note) throw new AppError('INVALID', `请写一句：${wanted.hint}。`)
}
