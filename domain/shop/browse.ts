import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { Cursor, Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { presentRedemption, presentRedemptions, type RedemptionView } from './present'
import { redemptions } from './redemption'

/** 我的兑换一页几张。 */
const PAGE = 20

export interface RedemptionPage {
  readonly rows: readonly RedemptionView[]
  readonly next: string | null
}

/** 我的兑换，新的在前。 */
export const mine = query({
  door: 'consented',
  input: v.strictObject({ before: v.optional(Cursor) }),
  async run({ before }, ctx): Promise<RedemptionPage> {
    const found = await ctx.store.list(redemptions, {
      where: { accountId: me(ctx), ...(before ? { order: { below: before } } : {}) },
      orderBy: '-order',
      limit: PAGE + 1,
    })
    const shown = found.slice(0, PAGE)
    return {
      rows: await presentRedemptions(ctx, shown),
      next: found.length > PAGE ? (shown.at(-1)?.order ?? null) : null,
    }
  },
})

async function ownRedemption(ctx: Context, id: string) {
  const one = await ctx.store.get(redemptions, id)
  if (one?.accountId !== me(ctx))
    throw new AppError('NOT_FOUND', '没有找到这张兑换单，请返回“我的兑换”再打开。')
  return one
}

/** 自己的一张：领取码在里面。 */
export const detail = query({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  run: async ({ id }, ctx): Promise<RedemptionView> =>
    presentRedemption(ctx, await ownRedemption(ctx, id)),
})
