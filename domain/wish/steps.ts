import { type Actor, holds } from '@domain/kernel/actor'
import { addHours } from '@domain/kernel/date'
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

/** 党员先认领的时段，单位：小时；之后志愿者也可以认领。 */
export const FIRST_WINDOW_HOURS = 48

/** 一次延期的天数，只能延一次。 */
export const POSTPONE_DAYS = 7

/** 从什么时候起志愿者也可以认领，ISO 字符串；还没开放为空。 */
export function volunteersFrom({ wish, status }: Wish): string | null {
  return status === 'open' && wish.openedAt ? addHours(wish.openedAt, FIRST_WINDOW_HOURS) : null
}

/** 谁能认领：不是自己的心愿；先是在职党员，过了先认领时段志愿者也行，两周没人认领社区自己来。 */
function helper(wish: Wish, actor: Actor, now: string): boolean {
  if (isOwner(wish, actor)) return false
  if (actor.appointments.some((a) => a.role === 'partyMember')) return true
  if (hasRung(wish, 'fortnight') && isWorker(wish, actor)) return true
  const from = volunteersFrom({ ...wish, status: 'open' })
  return from !== null && from <= now && holds(actor, ['volunteer'], wish.within)
}

/** 走一步时带来的东西。 */
export interface Act {
  readonly by: string
  readonly now: string
  readonly note: string | null
}

export interface WishStep extends Step<WishStatus, Wish> {
  /** 除了换状态，还改变什么。 */
  readonly also?: (wish: Wish, act: Act) => Wish
}

const part = (wish: Wish, change: Partial<WishPart>): Wish => ({
  ...wish,
  wish: { ...wish.wish, ...change },
})

/** 到了系统请社区动手的时候，本社区的人才能走；认领人自己不能替许愿人回话。 */
const whenRung = (name: string) => ({
  may: (wish: Wish, actor: Actor) =>
    hasRung(wish, name) && isWorker(wish, actor) && !isHandler(wish, actor),
  refusal: '这一步要由本社区的工作人员在到期之后来做，办事的人自己不能做。',
})

const byWorker = { may: isWorker, refusal: '这一步要由本社区的工作人员来做。' }
const byOwner = { may: isOwner, refusal: '这一步要由许愿人自己来做。' }
const byHandler = { may: isHandler, refusal: '这一步要由认领的人来做。' }
/** 放回大厅：重新等人认领，先认领时段也重新算。 */
const backToHall = (wish: Wish, act: Act): Wish => ({
  ...part(wish, { openedAt: act.now }),
  handlerId: null,
})

const must = (hint: string) => ({ hint, required: true })
const maybe = (hint: string) => ({ hint, required: false })

/** 心愿的一生（产品文档第 3 节）。服务端鉴权、页面按钮、超时任务都读这张表。 */
const table = {
  approve: {
    label: '审核通过',
    past: '社区审核通过',
    from: ['pending'],
    to: 'open',
    ...byWorker,
    also: (wish, act) => part(wish, { openedAt: act.now, textChecked: true }),
  },
  reject: {
    label: '请他改一改',
    past: '社区请许愿人修改',
    from: ['pending'],
    to: 'rejected',
    ...byWorker,
    note: must('为什么不能通过，怎么改就可以'),
    also: (wish, act) => part(wish, { rejectedFor: act.note }),
  },
  resend: {
    label: '改好再发',
    past: '修改后重新提交',
    from: ['rejected'],
    to: 'pending',
    ...byOwner,
    also: (wish) => part(wish, { rejectedFor: null }),
  },
  claim: {
    label: '我来认领',
    past: '有人认领了',
    from: ['open'],
    to: 'claimed',
    may: helper,
    refusal: '现在由在职党员先认领；不能认领自己的心愿。',
    also: (wish, act) => ({
      ...part(wish, { reachedAt: null, postponedFor: null, deliveryPictures: [] }),
      handlerId: act.by,
    }),
  },
  reach: {
    label: '已经联系上',
    past: '认领人联系上了许愿人',
    from: ['claimed'],
    to: 'claimed',
    may: (wish, actor) => isHandler(wish, actor) && wish.wish.reachedAt === null,
    refusal: '联系上由认领人来说，说一次就好。',
    also: (wish, act) => part(wish, { reachedAt: act.now }),
  },
  deliver: {
    label: '已经办好',
    past: '帮忙的人说办好了',
    from: ['claimed'],
    to: 'delivered',
    ...byHandler,
    note: must('办了什么，对许愿人说一句话'),
    also: (wish, act) => ({ ...wish, reply: { text: act.note ?? '', at: act.now, by: act.by } }),
  },
  postpone: {
    label: `延期 ${POSTPONE_DAYS} 天`,
    past: `认领人延期了 ${POSTPONE_DAYS} 天`,
    from: ['claimed'],
    to: 'claimed',
    may: (wish, actor) => isHandler(wish, actor) && wish.wish.postponedFor === null,
    refusal: '延期由认领人来说，只能延一次。',
    note: must('为什么要延期，许愿人会看到'),
    also: (wish, act) => ({
      ...part(wish, { postponedFor: act.note }),
      dueAt: wish.dueAt && addHours(wish.dueAt, POSTPONE_DAYS * 24),
    }),
  },
  release: {
    label: '办不了，放回大厅',
    past: '认领人放回了大厅',
    from: ['claimed'],
    to: 'open',
    ...byHandler,
    note: must('为什么办不了，许愿人会看到'),
    also: backToHall,
  },
  takeBack: {
    label: '收回，放回大厅',
    past: '社区收回，放回了大厅',
    from: ['claimed'],
    to: 'open',
    ...whenRung('overdue'),
    note: must('为什么收回，许愿人和认领人会看到'),
    also: backToHall,
  },
  explain: {
    label: '向大家说明',
    past: '社区作了说明',
    from: ['open'],
    to: 'open',
    ...whenRung('month'),
    note: must('为什么还没办成，接下来怎么办，大家会看到'),
    also: (wish, act) => part(wish, { explanation: act.note }),
  },
  confirm: {
    label: '解决了，确认收到',
    past: '许愿人确认：解决了',
    from: ['delivered'],
    to: 'done',
    ...byOwner,
  },
  half: {
    label: '解决了一半',
    past: '许愿人说：解决了一半',
    from: ['delivered'],
    to: 'claimed',
    ...byOwner,
    note: must('还差什么'),
  },
  no: {
    label: '还没解决',
    past: '许愿人说：还没解决',
    from: ['delivered'],
    to: 'claimed',
    ...byOwner,
    note: must('现在是什么情况'),
    also: (wish) => ({ ...wish, level: wish.level + 1 }),
  },
  heardYes: {
    label: '电话里说：解决了',
    past: '社区打电话问过：解决了',
    from: ['delivered'],
    to: 'done',
    ...whenRung('call'),
    note: must('谁接的电话，怎么说的'),
  },
  heardHalf: {
    label: '电话里说：解决了一半',
    past: '社区打电话问过：解决了一半',
    from: ['delivered'],
    to: 'claimed',
    ...whenRung('call'),
    note: must('谁接的电话，还差什么'),
  },
  heardNo: {
    label: '电话里说：还没解决',
    past: '社区打电话问过：还没解决',
    from: ['delivered'],
    to: 'claimed',
    ...whenRung('call'),
    note: must('谁接的电话，现在是什么情况'),
    also: (wish) => ({ ...wish, level: wish.level + 1 }),
  },
  thank: {
    label: '说声谢谢',
    past: '许愿人道谢',
    from: ['done'],
    to: 'done',
    may: (wish, actor) => isOwner(wish, actor) && wish.wish.thanks === null,
    refusal: '道谢由许愿人来说，说一次就好。',
    note: must('想对帮忙的人说的话'),
    also: (wish, act) => part(wish, { thanks: act.note }),
  },
  withdraw: {
    label: '不用了，撤回',
    past: '许愿人撤回了',
    from: ['pending', 'open', 'rejected'],
    to: 'withdrawn',
    ...byOwner,
    note: maybe('可以说说原因，也可以不写'),
  },
} satisfies Record<string, WishStep>

export type WishStepName = keyof typeof table
export const steps: Readonly<Record<WishStepName, WishStep>> = table

/** 按钮能直接走的步骤；改好再发要带内容，走自己的用例。 */
export const plainSteps = (Object.keys(table) as WishStepName[]).filter((n) => n !== 'resend') as [
  WishStepName,
  ...WishStepName[],
]
