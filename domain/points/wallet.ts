import { collection } from '@domain/kernel/collection'
import { addDays, dayStamp } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import type { Lot } from './entry'

/** 到期之前，什么时候各提醒一次，天；先早后晚。 */
export const EXPIRY_NOTICE_DAYS = [30, 7] as const

/** 冻结：从何时起，密封的 {words} 缘由。解冻就去掉，经过记在 `walletEvents`。 */
export interface Freeze {
  readonly since: string
  readonly reason: string
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
  /** 这个月得了几分，自愿排名用。 */
  readonly earned: { readonly month: string; readonly points: number }
  readonly frozen: Freeze | null
  /** 系统下一次要看它的时刻：快到期要提醒、到期要清；没有为空。 */
  readonly wakeAt: string | null
}

export const wallets = collection<Wallet>('wallets', ['wakeAt'])

/** 这一刻在哪一个月（东八区），YYYYMM。 */
export const monthOf = (iso: string) => dayStamp(iso).slice(0, 6)

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

/** 冻结着的不能用，只能看。 */
export function assertUsable({ frozen }: Wallet): void {
  if (frozen)
    throw new AppError(
      'FORBIDDEN',
      '您的积分被冻结了，暂时不能用；原因和怎么申诉，请看“我的积分”。',
    )
}
