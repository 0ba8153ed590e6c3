import { type Actor, communityStaff, holds, type Role, unitsOf } from '@domain/kernel/actor'
import { addHours } from '@domain/kernel/date'
import { RENEW_DAYS, type UnitReportIn } from './report-in'

/** 只看不办的：街道、区、审计，各看各的辖区。 */
export const overseeingRoles: readonly Role[] = ['street', 'district', 'auditor']

/** 看得到一片地方的共建单位的：社区的工作人员，和只看不办的。 */
export const receivingRoles: readonly Role[] = [...communityStaff, ...overseeingRoles]

/** 看的人是谁：单位的联络员、社区的工作人员、只看不办的。 */
export type ReportInRelation = 'liaison' | 'staff' | 'overseer'

type Where = Pick<UnitReportIn, 'unitId' | 'communityId' | 'within'>

/** 这个单位的联络员。 */
export const isLiaison = ({ unitId }: Where, actor: Actor) =>
  unitsOf(actor, 'unitLiaison').some(({ id }) => id === unitId)

/** 这个社区的工作人员；自己也是这个单位的联络员，就由同事来办。 */
export const isStaff = (one: Where, actor: Actor) =>
  !isLiaison(one, actor) && holds(actor, communityStaff, [one.communityId])

/** 他和这一次报到是什么关系；不该看的为空。 */
export function relationOf(one: Where, actor: Actor): ReportInRelation | null {
  if (isLiaison(one, actor)) return 'liaison'
  if (isStaff(one, actor)) return 'staff'
  return holds(actor, overseeingRoles, one.within) ? 'overseer' : null
}

/** 此刻在期限里：含起始时刻，不含到期时刻。 */
export const inTerm = ({ status, from, to }: UnitReportIn, now: string) =>
  status === 'confirmed' && from !== null && to !== null && from <= now && now < to

/** 到期前 30 天起，还没有续过。 */
export const renewable = ({ to, renewedBy }: UnitReportIn, now: string) =>
  to !== null && renewedBy === null && addHours(to, -RENEW_DAYS * 24) <= now && now < to
