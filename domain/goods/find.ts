import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import type { Event } from '@domain/ticket/ticket'
import { type Good, goods } from './good'
import { keepsGoods, seesGoods } from './steps'

/** 请他去哪一页看上次办成了没有。 */
export const PAGE = '超市的货'

/** 不归他管的，说清楚归谁。 */
export function assertKeeps({ actor }: Context, within: readonly string[]): void {
  if (!keepsGoods(actor, within))
    throw new AppError('FORBIDDEN', '积分兑换超市由本社区的工作人员来管。')
}

/** 取一样他看得到的货；没有和不该看是同一句话。 */
export async function findGood(ctx: Context, id: string): Promise<Good> {
  const good = await ctx.store.get(goods, id)
  if (!good || !seesGoods(ctx.actor, good.within))
    throw new AppError('NOT_FOUND', '没有找到这样货，或者它不在您能看的范围里。')
  return good
}

/** 这一趟做的一件事。 */
export const eventOf = (ctx: Context, step: string, note: string | null = null): Event => ({
  ...{ step, at: ctx.now, by: me(ctx), note },
  ...{ requestId: ctx.requestId, digest: ctx.bodyDigest },
})
