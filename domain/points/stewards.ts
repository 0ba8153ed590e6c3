import { withinOf } from '@domain/area/area'
import { type Actor, communityStaff, holds, type Role } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import type { Wallet } from './wallet'

/** 照看积分的人：发积分的社区的工作人员、街道、区。 */
export const stewardRoles: readonly Role[] = [...communityStaff, 'street', 'district']

/** 这个社区发的积分，他看不看得到流水。 */
export const seesFund = (actor: Actor, fundId: string) =>
  holds(actor, stewardRoles, withinOf(fundId))

/** 这个社区发错的，能不能由他更正：社区自己，或者区里。 */
export const mayReverse = (actor: Actor, fundId: string) =>
  holds(actor, communityStaff, withinOf(fundId)) || holds(actor, ['district'], ['D'])

/** 能不能由他冻结：区里；街道管到的社区给他发过、还在他手里的，街道也能。社区不能。 */
export const mayFreeze = (actor: Actor, { lots }: Pick<Wallet, 'lots'>) =>
  holds(actor, ['district'], ['D']) ||
  lots.some(({ fundId }) => holds(actor, ['street'], withinOf(fundId)))

/** 是不是照看积分的人；不是抛 FORBIDDEN。 */
export function assertSteward(ctx: Context): void {
  if (!ctx.actor.appointments.some(({ role }) => stewardRoles.includes(role)))
    throw new AppError('FORBIDDEN', '查看和更正积分由社区、街道、区里的工作人员来做。')
}

/** 自己的由同事来办。 */
export function assertNotSelf(ctx: Context, accountId: string): void {
  if (accountId === me(ctx))
    throw new AppError('FORBIDDEN', '自己的积分由同事来更正、冻结，请找另一位同事。')
}
