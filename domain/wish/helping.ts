import { type Actor, holds, type UnitRef, unitsOf } from '@domain/kernel/actor'
import { addHours } from '@domain/kernel/date'
import { hasAsked, isHandler, isUnitLead, isWorker } from './relations'
import { type Act, backToHall, byHandler, must, part, takenOver, type WishStep } from './step'
import { hasRung, isJoint, type Wish } from './wish'

/** 党员先认领的时段，单位：小时；之后志愿者也可以认领。 */
export const FIRST_WINDOW_HOURS = 48

/** 一次延期的天数，只能延一次。 */
export const POSTPONE_DAYS = 7

/** 从什么时候起志愿者也可以认领，ISO 字符串；还没开放为空。 */
export function volunteersFrom({ wish, status }: Wish): string | null {
  return status === 'open' && wish.openedAt ? addHours(wish.openedAt, FIRST_WINDOW_HOURS) : null
}

/** 谁能来帮：不是自己许的、代许的；先是在职党员，过了先认领时段，本区域的志愿者也行。 */
export function mayHelp(wish: Wish, actor: Actor, now: string): boolean {
  if (hasAsked(wish, actor.accountId)) return false
  if (actor.appointments.some((a) => a.role === 'partyMember')) return true
  const from = volunteersFrom({ ...wish, status: 'open' })
  return from !== null && from <= now && holds(actor, ['volunteer'], wish.within)
}

/** 谁能一个人认领：能来帮的人；两周没人认领，社区自己来。合力圆梦的不由一个人认领。 */
function helper(wish: Wish, actor: Actor, now: string): boolean {
  if (isJoint(wish)) return false
  return mayHelp(wish, actor, now) || (hasRung(wish, 'fortnight') && isWorker(wish, actor))
}

/** 他替哪些单位认领：与在职党员同一个时段；自己提的、代提的不行，合力圆梦的也不行。 */
function unitsFor(wish: Wish, actor: Actor): UnitRef[] {
  const barred = isJoint(wish) || hasAsked(wish, actor.accountId)
  return barred ? [] : unitsOf(actor, 'unitLiaison')
}

/** 他能以谁的名义认领：自己（空），和他联络的单位。 */
export function namesFor(wish: Wish, actor: Actor, now: string): (UnitRef | null)[] {
  return [...(helper(wish, actor, now) ? [null] : []), ...unitsFor(wish, actor)]
}

/** 为这个心愿申请过没有：一个人、一个单位各一次。 */
export function hasApplied({ wish }: Wish, actor: Actor, unit: UnitRef | null): boolean {
  return wish.applications.some((one) =>
    unit ? one.unit?.id === unit.id : one.unit === null && one.by === actor.accountId,
  )
}

/** 单位认领的由联络员说了算，个人认领的由本人。 */
const mayRelease = (wish: Wish, actor: Actor) =>
  wish.wish.unit ? isUnitLead(wish, actor) : isHandler(wish, actor)

/**
 * 单位换人：还没联系上的，48 小时不重新算，催的是单位；
 * 联系上以后才换的，新来的人从这时起 48 小时内要联系。办好的期限不变。
 */
function handOver(wish: Wish, act: Act): Wish {
  if (!act.hand) throw new Error('交给谁没有说。')
  const { to, assigned } = act.hand
  const contactFrom = wish.wish.reachedAt ? act.now : wish.wish.contactFrom
  const fresh = { reachedAt: null, deliveryPictures: [] }
  return { ...part(wish, { ...fresh, assigned, contactFrom }), handlerId: to }
}

/** 帮忙的人做的：认领、联系、办好，办不了就放回。 */
export const helping = {
  claim: {
    label: '我来认领',
    past: '有人认领了',
    from: ['open'],
    to: 'claimed',
    may: helper,
    refusal: '现在由在职党员先认领；不能认领自己许的和代许的心愿；合力圆梦的心愿，请挑一样出一份。',
    also: takenOver,
  },
  claimForUnit: {
    label: '单位认领',
    past: '有单位认领了',
    from: ['open'],
    to: 'claimed',
    may: (wish, actor) => unitsFor(wish, actor).length > 0,
    refusal:
      '单位认领由派出单位的联络员来做；不能认领自己的、自己代许的心愿，也不能认领合力圆梦的。',
    own: true,
    also: takenOver,
  },
  apply: {
    label: '向社区说明，申请认领',
    past: '有人申请认领',
    from: ['open'],
    to: 'open',
    may: (wish, actor, now) =>
      namesFor(wish, actor, now).some((unit) => !hasApplied(wish, actor, unit)),
    refusal: '能认领、但 30 天内放回得多的人（或单位）可以申请，一个心愿申请一次。',
    note: must('为什么想认领这一个，打算怎么办好'),
    own: true,
    staffOnly: true,
  },
  assign: {
    label: '交给谁办',
    past: '单位定了由谁来办',
    from: ['claimed'],
    to: 'claimed',
    may: isUnitLead,
    refusal: '单位认领的心愿交给谁办，由这个单位的联络员来定。',
    own: true,
    also: handOver,
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
    may: (wish, actor) =>
      (isHandler(wish, actor) || isUnitLead(wish, actor)) && wish.wish.postponedFor === null,
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
    may: mayRelease,
    refusal: '放回由认领的人来做；单位认领的，由单位的联络员来做。',
    note: must('为什么办不了，许愿人会看到'),
    also: backToHall,
  },
} satisfies Record<string, WishStep>
