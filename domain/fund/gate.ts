import type { Context } from '@domain/kernel/context'
import { yearOf } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { consented, fundId, funds, levelOf, spokenFor } from './fund'

/**
 * 还能不能再开发积分的活动：用到提醒线的要街道同意。没有定预算的不限。一次读。
 * 不能的抛 LIMIT。
 */
export async function assertMayPromise(ctx: Context, communityId: string): Promise<void> {
  const fund = await ctx.store.get(funds, fundId(communityId, yearOf(ctx.now)))
  if (!fund?.budget || levelOf(fund) === 'fine' || consented(fund, ctx.now)) return
  const percent = Math.floor((spokenFor(fund) * 100) / fund.budget)
  throw new AppError(
    'LIMIT',
    `本社区的专项资金用掉的加上积分占着的，已经到预算的 ${percent}%，再开要街道同意；请先和街道说。`,
  )
}
