import { byOwner, maybe, must, part, type WishStep } from './step'
import { isOwner } from './wish'

/** 许愿人做的：改好再发、说解决了没有、道谢、撤回。 */
export const answering = {
  resend: {
    label: '改好再发',
    past: '修改后重新提交',
    from: ['rejected'],
    to: 'pending',
    ...byOwner,
    own: true,
    also: (wish) => part(wish, { rejectedFor: null }),
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
