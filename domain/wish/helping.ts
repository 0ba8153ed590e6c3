import { type Actor, holds } from '@domain/kernel/actor'
import { addHours } from '@domain/kernel/date'
import { backToHall, byHandler, must, part, type WishStep } from './step'
import { hasRung, isHandler, isJoint, isOwner, isWorker, type Wish } from './wish'

/** 党员先认领的时段，单位：小时；之后志愿者也可以认领。 */
export const FIRST_WINDOW_HOURS = 48

/** 一次延期的天数，只能延一次。 */
export const POSTPONE_DAYS = 7

/** 从什么时候起志愿者也可以认领，ISO 字符串；还没开放为空。 */
export function volunteersFrom({ wish, status }: Wish): string | null {
  return status === 'open' && wish.openedAt ? addHours(wish.openedAt, FIRST_WINDOW_HOURS) : null
}

/** 谁能来帮：不是自己的心愿；先是在职党员，过了先认领时段，本区域的志愿者也行。 */
export function mayHelp(wish: Wish, actor: Actor, now: string): boolean {
  if (isOwner(wish, actor)) return false
  if (actor.appointments.some((a) => a.role === 'partyMember')) return true
  const from = volunteersFrom({ ...wish, status: 'open' })
  return from !== null && from <= now && holds(actor, ['volunteer'], wish.within)
}

/** 谁能一个人认领：能来帮的人；两周没人认领，社区自己来。合力圆梦的不由一个人认领。 */
function helper(wish: Wish, actor: Actor, now: string): boolean {
  if (isJoint(wish)) return false
  return mayHelp(wish, actor, now) || (hasRung(wish, 'fortnight') && isWorker(wish, actor))
}

/** 帮忙的人做的：认领、联系、办好，办不了就放回。 */
export const helping = {
  claim: {
    label: '我来认领',
    past: '有人认领了',
    from: ['open'],
    to: 'claimed',
    may: helper,
    refusal: '现在由在职党员先认领；不能认领自己的心愿；合力圆梦的心愿，请挑一样出一份。',
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
} satisfies Record<string, WishStep>
