import { MOST_YUAN } from './refusals'
import { backToHall, byWorker, must, part, type WishStep, whenRung } from './step'
import { isWorker } from './wish'

/** 社区做的：审核、到期过问、替没有回话的许愿人打电话问来。 */
export const reviewing = {
  approve: {
    label: '审核通过',
    past: '社区审核通过',
    from: ['pending'],
    to: 'open',
    may: (wish, actor) => isWorker(wish, actor) && !wish.wish.big,
    refusal: `${byWorker.refusal}超过 ${MOST_YUAN} 元的心愿，要用“合力圆梦”来通过。`,
    also: (wish, act) => part(wish, { openedAt: act.now, textChecked: true }),
  },
  approveJoint: {
    label: '合力圆梦',
    past: '社区审核通过，请大家一起圆',
    from: ['pending'],
    to: 'open',
    ...byWorker,
    own: true,
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
