import { humanTime, timeLeft } from '@domain/kernel/date'
import type { Relation, WishCard } from '@domain/wish/present'
import { MOST_YUAN } from '@domain/wish/refusals'
import { type WishKind, type WishStatus, wishStatuses } from '@domain/wish/wish'
import type { IconName } from '../ui/icon-names'
import type { Tone } from '../ui/words'

/** 种类的图。 */
export const kindIcons: Readonly<Record<WishKind, IconName>> = {
  goods: 'gift',
  company: 'cup',
  errand: 'bag',
  repair: 'tool',
  skill: 'book',
  other: 'heart',
}

interface Look {
  readonly tone: Tone
  readonly icon: IconName
}

const looks: Readonly<Record<(typeof wishStatuses)[WishStatus]['tone'], Look>> = {
  waiting: { tone: 'amber', icon: 'clock' },
  active: { tone: 'red', icon: 'heart' },
  done: { tone: 'green', icon: 'done' },
  stopped: { tone: 'plain', icon: 'info' },
}

/** 状态的颜色和图标：不单靠颜色说。 */
export function statusLook(status: WishStatus): Look {
  return looks[wishStatuses[status].tone]
}

/** 轮到他动的时候，换成对他说的话；其余照状态表里的说。 */
const toYou: Readonly<Record<Relation, Partial<Record<WishStatus, string>>>> = {
  owner: {
    pending: '社区正在看',
    claimed: '有人认领了，会和您联系',
    delivered: '帮忙的人说办好了，请您说一声收到没有',
    rejected: '社区请您改一改再发',
    withdrawn: '您撤回了',
  },
  proxy: {
    pending: '您代许的，社区正在看',
    claimed: '您代许的，有人认领了，会去联系',
    delivered: '您代许的，帮忙的人说办好了，请告诉许愿人',
    rejected: '您代许的，社区请您改一改再发',
  },
  handler: { claimed: '您认领的，请按时办好', delivered: '您说办好了，等许愿人确认' },
  unitLead: {
    claimed: '您单位认领的，请按时办好',
    delivered: '您单位说办好了，等许愿人确认',
  },
  worker: {
    pending: '等您审核',
    open: '很久没人认领，请社区来办',
    claimed: '到期还没办好，请您过问',
    delivered: '几天没有回话，请您打电话问一声',
  },
  partner: {
    claimed: '人齐了，请照社区的安排来',
    delivered: '社区说办好了，等许愿人说一声',
    done: '您出过一份，心愿实现了',
    withdrawn: '许愿人撤回了，您出的那一份不用了',
  },
  visitor: {},
}

type SpecialField = 'status' | 'relation' | 'unit' | 'applicants' | 'toTranscribe'
type Stated = Pick<WishCard, 'dueAt' | 'needsStaff' | 'joint' | SpecialField>

/** 合力圆梦时换一种说法的。 */
const together: Partial<Record<Relation, string>> = {
  owner: '人齐了，社区会和您联系',
  handler: '您牵头的，请按时办好',
}

/** 合力圆梦在等人、在办时怎么说；别的时候为空。 */
function jointSentence({ joint, status, relation, needsStaff }: Stated): string | null {
  if (!joint || (status !== 'open' && status !== 'claimed')) return null
  if (status === 'claimed') return together[relation] ?? null
  if (joint.left > 0) return needsStaff ? null : `正在请大家各出一份，还差 ${joint.left} 份`
  return needsStaff ? '人齐了，请您定时间开始办' : '人齐了，等社区定时间'
}

/** 还差几份，开始办以后是一共出了几份：词、颜色、图标一起说。 */
export function leftLook(left: number, taken: number, status: WishStatus) {
  if (status !== 'open')
    return { words: `出了 ${taken} 份`, tone: 'green', icon: 'people' } as const
  return left > 0
    ? ({ words: `还差 ${left} 份`, tone: 'amber', icon: 'people' } as const)
    : ({ words: '够了', tone: 'green', icon: 'done' } as const)
}

/** 列表上的状态：合力圆梦的，说还差几份。 */
export function cardLook({ status, joint }: Pick<WishCard, 'status' | 'joint'>) {
  const { label } = wishStatuses[status]
  if (!joint) return { ...statusLook(status), words: label }
  const open = joint.left > 0 ? `还差 ${joint.left} 份` : '人齐了'
  const words = `合力 · ${status === 'open' ? open : label}`
  return { ...statusLook(status), icon: 'people' as const, words }
}

/** 超过一个微心愿的，发之前就说清楚。 */
export const bigWords = `超过 ${MOST_YUAN} 元的心愿，由几位邻居合力来圆：大家出东西、出工夫，不出钱。能不能办由社区来定。`

/** 同一种关系、同一个状态里，另有一句更要紧的话。 */
function specialWords(wish: Pick<WishCard, SpecialField>): string | null {
  const { status, relation, unit, applicants, toTranscribe } = wish
  if (toTranscribe) return '语音心愿，请先听写'
  if (relation === 'handler' && status === 'claimed' && unit) return '单位交给您办的，请按时办好'
  return relation === 'worker' && applicants > 0 ? '有人申请认领，请您答复' : null
}

/** 状态说成一句话，带上期限：“正在等人认领，还有 5 天”。 */
export function stateSentence(wish: Stated, now: string): string {
  const mine = wish.relation === 'worker' && !wish.needsStaff ? 'visitor' : wish.relation
  const sentence =
    specialWords(wish) ??
    jointSentence(wish) ??
    toYou[mine][wish.status] ??
    wishStatuses[wish.status].sentence
  return wish.dueAt && wish.applicants === 0
    ? `${sentence}，${timeLeft(wish.dueAt, now)}`
    : sentence
}

/** 卡片下面的小字：李阿姨 · 金桂社区 · 3号网格 · 昨天下午。 */
export function cardNote(wish: WishCard, now: string): string {
  // 时间里的空格不许换行，免得末尾孤零零剩几个数字。
  const when = humanTime(wish.at, now).replaceAll(' ', '\u00a0')
  return [wish.calledName, wish.place, when].join(' · ')
}
