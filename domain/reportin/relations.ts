import { type Actor, communityStaff, exportRoles, holds, unitsOf } from '@domain/kernel/actor'
import { isLive, type ReportIn } from './reportin'
import { isMember } from './steps'

/** 他所在单位的联络员。 */
export const isLiaison = ({ unitId }: ReportIn, actor: Actor) =>
  unitId !== null && unitsOf(actor, 'unitLiaison').some(({ id }) => id === unitId)

/** 谁看得到这一份：本人、管这片地方的、他单位的联络员。 */
export const canSeeReport = (one: ReportIn, actor: Actor) =>
  isMember(one, actor) || holds(actor, exportRoles, one.within) || isLiaison(one, actor)

/** 谁看得到全名：本人、本社区、他单位的联络员；街道、区、审计只看到姓。 */
export const knowsName = (one: ReportIn, actor: Actor) =>
  isMember(one, actor) || holds(actor, communityStaff, one.within) || isLiaison(one, actor)

/** 电话只给本社区，每看一次都记下；转走、取消了就不再看。 */
export const maySeePhone = (one: ReportIn, actor: Actor) =>
  holds(actor, communityStaff, one.within) && isLive(one)
