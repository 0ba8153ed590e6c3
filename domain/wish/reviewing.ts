import type { Actor } from '@domain/kernel/actor'
import { isBig, MOST_YUAN } from './refusals'
import { isWorker } from './relations'
import { backToHall, byWorker, must, part, raise, takenOver, type WishStep, whenRung } from './step'
import { type Wish, waitingApplications } from './wish'

/** 能不能听写：语音通过了检查，文字还空着，或者本来就是听写的。他自己写的不能改。 */
const awaitsEar = ({ wish: { voice, text } }: Wish) =>
  voice?.check === 'pass' && (text === '' || voice.transcribed)

/** 能不能放行：语音心愿要先有文字。 */
const mayApprove = (wish: Wish, actor: Actor) => isWorker(wish, actor) && wish.wish.text !== ''
const APPROVER = '这一步要由本社区的工作人员来做；语音心愿请先听写成文字'

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
    may: (wish, actor) => mayApprove(wish, actor) && !wish.wish.big,
    refusal: `${APPROVER}；超过 ${MOST_YUAN} 元的请用合力圆梦。`,
    also: (wish, act) => part(wish, { openedAt: act.now, textChecked: true }),
  },
  approveJoint: {
    label: '合力圆梦',
    past: '社区审核通过，请大家一起圆',
    from: ['pending'],
    to: 'open',
    may: mayApprove,
    refusal: `${APPROVER}。`,
    own: true,
    also: (wish, act) => part(wish, { openedAt: act.now, textChecked: true }),
  },
  transcribe: {
    label: '听写',
    past: '社区把语音写成了文字',
    from: ['pending'],
    to: 'pending',
    may: (wish, actor) => isWorker(wish, actor) && awaitsEar(wish),
    refusal: '听写由本社区的工作人员来做：语音通过检查以后才能听，许愿人自己写的文字不能改。',
    note: must('听到的话，5 到 200 个字'),
    own: true,
    also: (wish, act) =>
      part(wish, {
        text: act.note ?? '',
        big: isBig(act.note ?? ''),
        textChecked: true,
        voice: wish.wish.voice && { ...wish.wish.voice, transcribed: true },
      }),
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
    also: raise,
  },
} satisfies Record<string, WishStep>
