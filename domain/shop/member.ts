import { holds } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { rulesAt } from '@domain/points/rules'
import type { RedemptionLine } from './redemption'

/** 在职党员换商品和服务，区里还没有放开；不是党员的、在这里站柜台的不受限。 */
export async function closedTo(ctx: Context, within: readonly string[]): Promise<boolean> {
  const member = ctx.actor.appointments.some(({ role }) => role === 'partyMember')
  if (!member || holds(ctx.actor, ['clerk'], within)) return false
  return !(await rulesAt(ctx, ctx.now)).memberGoods
}

/** 在职党员换商品和服务，要区里放开；荣誉谁都可以换，送给心愿的不受限。 */
export async function assertMember(
  ctx: Context,
  lines: readonly Pick<RedemptionLine, 'face'>[],
  within: readonly string[],
): Promise<void> {
  if (lines.every(({ face }) => face.kind === 'honour')) return
  if (!(await closedTo(ctx, within))) return
  throw new AppError(
    'FORBIDDEN',
    '在职党员的积分换荣誉，或者送给微心愿；换商品和服务，区里还没有放开。',
  )
}
