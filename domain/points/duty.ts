import { withinOf } from '@domain/area/area'
import { type Appointment, communityStaff, type Role } from '@domain/kernel/actor'

/** 拿工资办这些事的人：在自己管的地方帮忙是本职，不得积分。 */
export const salariedRoles: readonly Role[] = [
  ...communityStaff,
  ...(['gridWorker', 'clerk', 'street', 'department', 'district', 'auditor'] as const),
]

/** 一处在不在另一处里，哪个大都算。 */
const overlap = (a: string, b: string) => withinOf(a).includes(b) || withinOf(b).includes(a)

/** 在这个社区帮忙，是不是他的本职。 */
export const isDuty = (held: readonly Appointment[], communityId: string) =>
  held.some(({ role, areaId }) => salariedRoles.includes(role) && overlap(areaId, communityId))
