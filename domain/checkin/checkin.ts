import { collection } from '@domain/kernel/collection'
import type { Vault } from '@domain/kernel/context'

/** 怎么签的到：扫码、输数字，或社区的人当场点名；三种一样算数。 */
export const arrivals = { scan: '扫码签到', digits: '输码签到', rollCall: '社区点名' } as const
export type Arrival = keyof typeof arrivals

/** 一次签到此刻怎么样。 */
export const checkInStates = {
  in: '已签到',
  out: '已签退',
  missed: '没有签退',
  awaiting: '补记等核对',
} as const
export type CheckInState = keyof typeof checkInStates

/** 补记：没有签退的，社区一个人写下几点走的，另一个人核对了才算。补记的时间以后不算积分。 */
export interface Backfill {
  readonly outAt: string
  readonly why: string
  readonly by: string
  readonly at: string
  /** 同事核对的结果；还没核对为空。 */
  readonly answer: { readonly agreed: boolean; readonly by: string; readonly at: string } | null
}

/** 一个人在一场里的一次签到。编号取自（哪一场，谁），来几次都是同一份。 */
export interface CheckIn {
  readonly _id: string
  readonly rev: number
  readonly occasionId: string
  readonly accountId: string
  readonly communityId: string
  readonly community: string
  readonly title: string
  readonly inAt: string
  readonly inHow: Arrival
  /** 点名的社区工作人员；自己签的为空。 */
  readonly inBy: string | null
  /** 几点走的，不晚于这一场结束；没有签退为空。 */
  readonly outAt: string | null
  /** 替他签退、补记的社区工作人员；自己签退的为空。 */
  readonly outBy: string | null
  /** 算几分钟；没有签退是 0，不替他编。 */
  readonly minutes: number
  readonly backfill: Backfill | null
  /** 有没有等同事核对的补记；由 `backfill` 算出来，列表按它找。 */
  readonly awaiting: boolean
  readonly order: string
}

export const checkIns = collection<CheckIn>(
  'checkIns',
  ['occasionId', '-order'],
  ['accountId', '-order'],
  ['communityId', 'awaiting', '-order'],
  ['inBy'],
  ['outBy'],
  ['backfill.by'],
  ['backfill.answer.by'],
)

/** 一个人在一场里的编号。 */
export const checkInId = (vault: Vault, occasionId: string, accountId: string) =>
  vault.digest('checkIn', occasionId, accountId)

/** 此刻怎么样；`open` 是这一场还签得了退。 */
export function checkInState({ outAt, awaiting }: CheckIn, open: boolean): CheckInState {
  if (outAt !== null) return 'out'
  if (awaiting) return 'awaiting'
  return open ? 'in' : 'missed'
}
