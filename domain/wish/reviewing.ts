import type { Actor } from '@domain/kernel/actor'
import { backToHall, byWorker, must, part, takenOver, type WishStep, whenRung } from './step'
import { isWorker, type Wish, waitingApplications } from './wish'

/** 有人申请认领、还没答复时，由本社区的人答复。 */
const whenAsked = {
  may: (wish: Wish, actor: Actor) => isWorker(wish, actor) && waitingApplications(wish).length > 0,
  refusal: '认领的申请由本社区的工作人员答复，自己的由同事答复。',
  own: true,
} as const

/** 社区做的：审核、到期过问、替没有回话的许愿人打电话问来。 */
export const reviewing = {
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
  grant: {
    label: '同意他认领',
    past: '社区同意后，有人认领了',
    from: ['open'],
    to: 'claimed',
    ...whenAsked,
    also: takenOver,
  },
  decline: {
    label: '不同意',
    past: '社区没有同意一个申请',
    from: ['open'],
    to: 'open',
    ...whenAsked,
    note: must('为什么不同意，申请的人会看到'),
    staffOnly: true,
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
} satisfies Record<string, WishStep>
