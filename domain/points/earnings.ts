import type { Collection, Entity } from '@domain/kernel/collection'
import type { Context } from '@domain/kernel/context'
import { monthBounds } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { services } from '@domain/service/service'
import type { Earning } from './award'
import { earningOf } from './earning'
import { participations } from './participation'

/** 试算最多看几件：一次调用取得完、算得完。 */
export const EARNINGS_LIMIT = 20_000
/** 一次取几件；平台一次最多给 1000 份。 */
const BATCH = 500

const justBefore = (iso: string) => new Date(Date.parse(iso) - 1).toISOString()

interface Dated extends Entity {
  readonly at: string
}

/** 一段时间里的全部，照先后：含 `from`，不含 `to`。同一刻有好几件的，接着取时按编号去掉重的。 */
async function between<T extends Dated>(
  ctx: Context,
  from: Collection<T>,
  { from: start, to }: { readonly from: string; readonly to: string },
): Promise<T[]> {
  const found = new Map<string, T>()
  for (let after = justBefore(start); ; ) {
    const where = { at: { above: after, below: to } }
    const batch = await ctx.store.list(from, { where, orderBy: 'at', limit: BATCH })
    const before = found.size
    for (const one of batch) found.set(one._id, one)
    if (found.size > EARNINGS_LIMIT || (batch.length === BATCH && found.size === before))
      throw new AppError(
        'LIMIT',
        `上个月的事超过 ${EARNINGS_LIMIT} 件，这里当场算不完；可以先排上，开始以前都能撤回。`,
      )
    if (batch.length < BATCH) return [...found.values()]
    after = justBefore(batch.at(-1)?.at ?? to)
  }
}

/** 那一季从哪一刻起：培训的上限按季算，要从季初数起。 */
function quarterStart(month: string): string {
  const first = Math.floor((Number(month.slice(4)) - 1) / 3) * 3 + 1
  return monthBounds(`${month.slice(0, 4)}${String(first).padStart(2, '0')}`).from
}

/** 一个月（YYYYMM）里该得分的事，照先后；社区记的参与从季初起，算上限用。补记的不在里面。 */
export async function earningsIn(ctx: Context, month: string): Promise<Earning[]> {
  const bounds = monthBounds(month)
  const served = await between(ctx, services, bounds)
  const joined = await between(ctx, participations, { ...bounds, from: quarterStart(month) })
  const earnings = joined.map(
    ({ _id: id, accountId, kind: action, communityId, at, title: words }): Earning => ({
      ...{ accountId, action, communityId, at },
      cause: { kind: 'participation', id, words },
    }),
  )
  const all = [...served.flatMap((one) => earningOf(one) ?? []), ...earnings]
  return all.sort((a, b) => a.at.localeCompare(b.at))
}
