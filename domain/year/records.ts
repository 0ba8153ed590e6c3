import { checkIns } from '@domain/checkin/checkin'
import type { Context } from '@domain/kernel/context'
import { yearBounds } from '@domain/kernel/date'
import { maskText } from '@domain/kernel/text'
import { serviceYearId, serviceYears } from '@domain/service/service'
import { type Wish, wishes, wishKinds } from '@domain/wish/wish'
import { LINES_LIMIT } from './year'

/** 心愿许下以后最多隔多久才圆，单位：天。往前多取这么久，再挑圆在这一年的。 */
const LONGEST_DAYS = 120
/** 一个人一年最多取多少个心愿来看。 */
const WISHES_LIMIT = 200

/** 一年里做了什么，都从记录里取，没有一样是填的。 */
export interface YearRecords {
  readonly times: number
  readonly minutes: number
  readonly wishes: number
  readonly services: readonly { title: string; community: string; at: string; minutes: number }[]
  readonly granted: readonly { category: string; community: string; at: string }[]
  /** 许愿人道谢的话，号码和门牌遮住。 */
  readonly thanks: readonly string[]
}

async function servicesIn(ctx: Context, accountId: string, year: string) {
  const { from, to } = yearBounds(year)
  const found = await ctx.store.list(checkIns, {
    where: { accountId, order: { above: from, below: to } },
    orderBy: '-order',
    limit: LINES_LIMIT,
  })
  return found
    .filter(({ outAt }) => outAt !== null)
    .map(({ title, community, inAt: at, minutes }) => ({ title, community, at, minutes }))
}

async function wishesIn(ctx: Context, accountId: string, year: string): Promise<Wish[]> {
  const { from, to } = yearBounds(year)
  const early = new Date(Date.parse(from) - LONGEST_DAYS * 86_400_000).toISOString()
  const found = await ctx.store.list(wishes, {
    where: { kind: 'wish', helperIds: accountId, order: { above: early, below: to } },
    orderBy: '-order',
    limit: WISHES_LIMIT,
  })
  return found.filter((w) => w.status === 'done' && w.enteredAt >= from && w.enteredAt < to)
}

/** 一个人一年的记录；三次读。 */
export async function recordsOf(
  ctx: Context,
  accountId: string,
  year: string,
): Promise<YearRecords> {
  const [sum, services, done] = await Promise.all([
    ctx.store.get(serviceYears, serviceYearId(accountId, year)),
    servicesIn(ctx, accountId, year),
    wishesIn(ctx, accountId, year),
  ])
  return {
    ...{ times: sum?.times ?? 0, minutes: sum?.minutes ?? 0, wishes: sum?.wishes ?? 0 },
    services,
    granted: done.slice(0, LINES_LIMIT).map(({ wish, place, enteredAt: at }) => ({
      ...{ category: wishKinds[wish.category].short, community: place.community, at },
    })),
    thanks: done.flatMap(({ wish }) => (wish.thanks ? [maskText(wish.thanks)] : [])),
  }
}
