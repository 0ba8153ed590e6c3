import type { Appointment } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { rulesAt } from '@domain/points/rules'
import type { RedemptionLine } from './redemption'

/** 在职党员换商品和服务，区里还没有放开；不是党员的不受限。看的是积分的主人，不是经手的人。 */
export async function closedTo(ctx: Context, held: readonly Appointment[]): Promise<boolean> {
  const member = held.some(({ role }) => role === 'partyMember')
  return member && !(await rulesAt(ctx, ctx.now)).memberGoods
}

/** 在职党员换商品和服务，要区里放开；荣誉谁都可以换，送给心愿的不受限。 */
export async function assertMember(
  ctx: Context,
  held: readonly Appointment[],
  lines: readonly Pick<RedemptionLine, 'face'>[],
): Promise<void> {
  if (lines.every(({ face }) => face.kind === 'honour')) return
  if (!(await closedTo(ctx, held))) return
  throw new AppError(
    'FORBIDDEN',
    '在职党员的积分换荣誉，或者送给微心愿；换商品和服务，区里还没有放开。',
  )
}
