import { humanTime, timeLeft } from '@domain/kernel/date'
import type { WishCard } from '@domain/wish/present'
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

const tones = { waiting: 'amber', active: 'red', done: 'green', stopped: 'plain' } as const

export function statusTone(status: WishStatus): Tone {
  return tones[wishStatuses[status].tone]
}

/** 状态说成一句话，带上期限：“正在等人认领，还有 5 天”。 */
export function stateSentence(wish: Pick<WishCard, 'status' | 'dueAt'>, now: string): string {
  const { sentence } = wishStatuses[wish.status]
  return wish.dueAt ? `${sentence}，${timeLeft(wish.dueAt, now)}` : sentence
}

/** 卡片下面的小字：李阿姨 · 金桂社区 · 3号网格 · 昨天下午。 */
export function cardNote(wish: WishCard, now: string): string {
  return [wish.calledName, wish.place, humanTime(wish.at, now)].join(' · ')
}
