import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { take } from '@domain/shop/advance'
import { redemptions } from '@domain/shop/redemption'
import { alreadyDone } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { Code, isCodeOf, isOpen } from './codes'
import { NO_MATCH } from './find'
import { type HandedView, presentHanded } from './present'
import { counterAt } from './shop'

/** 记在经过里：东西是别人凭码代领的。 */
export const BY_PROXY = '代领'

/** 递给他了：再带上那个码，光有单的编号递不了。代领的记下来。 */
export const hand = command({
  door: 'consented',
  input: v.strictObject({ id: Id, code: Code, byProxy: v.boolean() }),
  async run({ id, code, byProxy }, ctx): Promise<HandedView> {
    const one = await ctx.store.get(redemptions, id)
    if (!one || !isCodeOf(ctx, one, code)) throw new AppError('NOT_FOUND', NO_MATCH)
    await counterAt(ctx, one.shopId)
    if (alreadyDone(one, ctx.requestId, ctx.bodyDigest, '今天递出去的'))
      return presentHanded(ctx, one)
    // 找到以后才被别人领走、取消的，也是那一句。
    if (!isOpen(ctx, one.shopId, one)) throw new AppError('NOT_FOUND', NO_MATCH)
    return presentHanded(ctx, await take(ctx, one, 'collect', byProxy ? BY_PROXY : null))
  },
})
