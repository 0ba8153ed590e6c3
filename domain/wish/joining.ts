import { mayHelp } from './helping'
import { partnersIn } from './needs'
import { isHandler, isPartner, isWorker } from './relations'
import { must, part, takenOver, type WishStep } from './step'
import { hasRung, isJoint } from './wish'

/** 合力圆梦：大家各出一份，社区定时间、牵头来办。出力的人看不到联系方式，都由社区来约。 */
export const joining = {
  offer: {
    label: '我出一份',
    past: '有人出了一份',
    from: ['open'],
    to: 'open',
    may: (wish, actor, now) => isJoint(wish) && mayHelp(wish, actor, now),
    refusal: '合力圆梦先由在职党员来出，之后本区域的志愿者也可以；自己许的、代许的不能出。',
    own: true,
  },
  retract: {
    label: '收回这一份',
    past: '有人收回了一份',
    from: ['open', 'claimed'],
    to: null,
    may: isPartner,
    refusal: '收回由出了这一份的人自己来做。',
    own: true,
  },
  gather: {
    label: '人齐了，开始办',
    past: '人齐了，社区牵头来办',
    from: ['open'],
    to: 'claimed',
    may: (wish, actor) =>
      isWorker(wish, actor) &&
      isJoint(wish) &&
      (partnersIn(wish.wish.needs).length > 0 || hasRung(wish, 'fortnight')),
    refusal: '这一步要由本社区的工作人员来做；有人出了一份，或者等满两周，才能开始。',
    note: must('什么时候、在哪一起办，出力的人会看到'),
    also: (wish, act) => part(takenOver(wish, act), { plan: act.note }),
  },
  arrange: {
    label: '改一下安排',
    past: '社区改了安排',
    from: ['claimed'],
    to: 'claimed',
    may: (wish, actor) => isJoint(wish) && isHandler(wish, actor),
    refusal: '安排由牵头的社区工作人员来改。',
    note: must('改成什么时候、在哪，出力的人会看到'),
    also: (wish, act) => part(wish, { plan: act.note }),
  },
} satisfies Record<string, WishStep>
