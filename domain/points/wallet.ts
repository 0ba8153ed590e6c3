import { collection } from '@domain/kernel/collection'
import { addDays, monthOf } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import type { Lot } from './entry'

/** 到期之前，什么时候各提醒一次，天；先早后晚。 */
export const EXPIRY_NOTICE_DAYS = [30, 7] as const

/** 冻结：从何时起，密封的 {words} 缘由。解冻就去掉，经过记在 `walletEvents`。 */
export interface Freeze {
  readonly since: string
  readonly reason: string
}

/** 一个月得了几分。 */
interface MonthEarned {
  /** YYYYMM，东八区。 */
  readonly month: string
  readonly points: number
}

/** 这个月得的；换了月，先前那个月的留着，等月初封存。 */
interface Earned extends MonthEarned {
  readonly last?: MonthEarned
}

/** 参加排名的样子：只有他自己起的昵称。 */
export interface RankingEntry {
  readonly nickname: string
  readonly communityId: string
}

/** 一个人的积分账户。编号就是账号（没有手机的是卡）的编号；没有得过积分就没有。 */
export interface Wallet {
  readonly _id: string
  readonly rev: number
  /** 余额：等于他的流水加起来，也等于各批加起来；每夜核对。 */
  readonly balance: number
  /** 手里的各批，先到期的在前。 */
  readonly lots: readonly Lot[]
  /** 这个月（YYYYMM，东八区）各样东西换了几件，数每月上限用。 */
  readonly bought: {
    readonly month: string
    readonly goods: readonly { readonly id: string; readonly count: number }[]
  }
  /** 这个月得了几分，和上一个得过分的月，自愿排名用。 */
  readonly earned: Earned
  /** 自愿参加的排名：昵称、在哪个社区；没有参加就没有。 */
  readonly ranking?: RankingEntry | null
  readonly frozen: Freeze | null
  /** 系统下一次要看它的时刻：快到期要提醒、到期要清；没有为空。 */
  readonly wakeAt: string | null
}

export const wallets = collection<Wallet>(
  'wallets',
  ['wakeAt'],
  // 参加排名的：这个月的，和已经换了月、上一个月的。
  ['ranking.communityId', 'earned.month', '-earned.points'],
  ['ranking.communityId', 'earned.last.month', '-earned.last.points'],
)

export const emptyWallet = (id: string, now: string): Wallet => ({
  ...{ _id: id, rev: 1, balance: 0, lots: [], frozen: null, wakeAt: null },
  bought: { month: monthOf(now), goods: [] },
  earned: { month: monthOf(now), points: 0 },
})

/** 各批要系统来看的时刻：提醒两次，到期一次。 */
const momentsOf = ({ until }: Lot) => [
  ...EXPIRY_NOTICE_DAYS.map((days) => addDays(until, -days)),
  until,
]

/** 此刻以后，最早的一个要来看的时刻；什么也没有为空。已经到期还没清的，马上就来。 */
export function nextWake(lots: readonly Lot[], now: string): string | null {
  const due = lots.flatMap((lot) =>
    lot.until <= now ? [lot.until] : momentsOf(lot).filter((at) => now < at),
  )
  return due.sort()[0] ?? null
}

/** 记了一笔以后，什么时候来看：到了点还没看的照样马上看；冻结着的不看，解冻再算。 */
export function wakeAfter({ wakeAt, frozen }: Wallet, lots: readonly Lot[], now: string) {
  if (frozen) return null
  return wakeAt !== null && wakeAt <= now ? wakeAt : nextWake(lots, now)
}

/** 那个月得的分加上（更正是减去）以后；更早的月已经封存，不再变。 */
export function earnedAfter({ earned }: Wallet, points: number, month: string): Earned {
  const { last, ...current } = earned
  if (month === earned.month) return { ...earned, points: earned.points + points }
  if (last && month === last.month)
    return { ...earned, last: { month, points: last.points + points } }
  return month > earned.month ? { month, points, last: current } : earned
}

/** 冻结着的不能用，只能看。 */
export function assertUsable({ frozen }: Wallet): void {
  if (frozen)
    throw new AppError(
      'FORBIDDEN',
      '您的积分被冻结了，暂时不能用；原因和怎么申诉，请看“我的积分”。',
    )
}
