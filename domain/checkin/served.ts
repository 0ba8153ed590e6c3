import { collection } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { dayStamp } from '@domain/kernel/date'

/** 一个人一年服务了多少：几次，几分钟。编号取自（谁，哪一年）。只给他自己看，不排名。 */
export interface ServiceYear {
  readonly _id: string
  readonly rev: number
  readonly accountId: string
  /** YYYY，东八区。 */
  readonly year: string
  readonly times: number
  readonly minutes: number
}

export const serviceYears = collection<ServiceYear>('serviceYears')

/** 这一刻在哪一年（东八区）。 */
export const yearOf = (iso: string) => dayStamp(iso).slice(0, 4)

export const serviceYearId = (accountId: string, year: string) => `${accountId}~${year}`

/** 办完的一次服务。编号是签到的编号，别处照它只记一次。 */
export interface Service {
  readonly checkInId: string
  readonly accountId: string
  readonly communityId: string
  readonly from: string
  readonly to: string
  readonly minutes: number
  /** 是补记的；以后不算积分。 */
  readonly backfilled: boolean
}

/**
 * 一个人做完了一次服务：签退了，或补记核对过了。每次签到只会来一次。
 * 谁要知道这件事（最近一次服务、积分），就在这里添一句，与签退在同一个工作单元里。
 */
export async function served(ctx: Context, { accountId, from, minutes }: Service): Promise<void> {
  const year = yearOf(from)
  const _id = serviceYearId(accountId, year)
  const before = await ctx.store.get(serviceYears, _id)
  const times = (before?.times ?? 0) + 1
  const sum = { times, minutes: (before?.minutes ?? 0) + minutes }
  if (before) ctx.store.put(serviceYears, { ...before, ...sum })
  else ctx.store.create(serviceYears, { _id, rev: 1, accountId, year, ...sum })
}
