import { holds } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { type Shop, shops } from '@domain/shop/shop'
import { counterRoles } from '@domain/shop/steps'

/** 他站的这一家柜台；没有、不归他都是这一句。 */
export async function counterAt(ctx: Context, shopId: string): Promise<Shop> {
  const shop = await ctx.store.get(shops, shopId)
  if (!shop || !holds(ctx.actor, counterRoles, shop.within))
    throw new AppError('FORBIDDEN', '这个柜台由本社区的柜台核销员和工作人员来站，请找社区的人。')
  return shop
}
