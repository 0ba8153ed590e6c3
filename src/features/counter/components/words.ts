import type { Called } from '@domain/counter/who'
import { exactTime } from '@domain/kernel/date'

/** 几点几分。 */
export const clockOf = (iso: string) => exactTime(iso).slice(-5)

/** 怎么叫这个人：姓黄、周爷爷；说不出姓的照实说。 */
export function calledWords({ called, onCard }: Called): string {
  if (called === null) return '没有登记姓名'
  return onCard ? called : `姓${called}`
}
