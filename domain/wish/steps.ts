import { type Actor, holds } from '@domain/kernel/actor'
import { addHours } from '@domain/kernel/date'
import type { Step } from '@domain/kernel/flow'
import { isHandler, isOwner, isWorker, type Wish, type WishPart, type WishStatus } from './wish'

/** 党员先认领的时段，单位：小时；之后志愿者也可以认领。 */
export const FIRST_WINDOW_HOURS = 48

/** 从什么时候起志愿者也可以认领，ISO 字符串；还没开放为空。 */
export function volunteersFrom({ wish, status }: Wish): string | null {
  return status === 'open' && wish.openedAt ? addHours(wish.openedAt, FIRST_WINDOW_HOURS) : null
}

/** 谁能认领：不是自己的心愿；先是在职党员，过了先认领时段志愿者也行。 */
function helper(wish: Wish, actor: Actor, now: string): boolean {
  if (isOwner(wish, actor)) return false
  if (actor.appointments.some((a) => a.role === 'partyMember')) return true
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

const byWorker = { may: isWorker, refusal: '这一步要由本社区的工作人员来做。' }
const byOwner = { may: isOwner, refusal: '这一步要由许愿人自己来做。' }
const byHandler = { may: isHandler, refusal: '这一步要由认领的人来做。' }
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
    also: (wish, act) => ({ ...wish, handlerId: act.by }),
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
  release: {
    label: '办不了，放回大厅',
    past: '认领人放回了大厅',
    from: ['claimed'],
    to: 'open',
    ...byHandler,
    note: must('为什么办不了，许愿人会看到'),
    also: (wish, act) => ({ ...part(wish, { openedAt: act.now }), handlerId: null }),
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
