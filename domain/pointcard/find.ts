import { holds, type Role } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { type PointCard, pointCards } from '@domain/points/card'
import { counterRoles } from '@domain/shop/steps'

/** 没有、不在他管的社区，都是这一句。 */
const NO_CARD = '没有找到这张积分卡，请核对卡号；别的社区发的，请那个社区的人来办。'

export const noCard = () => new AppError('NOT_FOUND', NO_CARD)

/** 归他看的一张卡：本社区的工作人员、柜台核销员。 */
export function seenBy(
  ctx: Context,
  card: PointCard | null,
  roles: readonly Role[] = counterRoles,
): PointCard {
  if (!card || !holds(ctx.actor, roles, card.within)) throw noCard()
  return card
}

export const cardSeenBy = async (ctx: Context, id: string, roles?: readonly Role[]) =>
  seenBy(ctx, await ctx.store.get(pointCards, id), roles)
