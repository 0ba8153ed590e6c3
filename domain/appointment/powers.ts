import { withinOf } from '@domain/area/area'
import { type Actor, type Appointment, type GridDuty, type Role, roles } from '@domain/kernel/actor'

/** 任免得了哪些角色；网格员只管某几种分工时另写明。 */
interface Power {
  readonly over: readonly Role[]
  readonly duties?: readonly GridDuty[]
}

/** 谁能任免谁，都只在他自己管的那一片里；表里没有的角色谁也任免不了。任免自己，谁都不行。 */
export const powers: Readonly<Partial<Record<Role, Power>>> = {
  district: { over: Object.keys(roles) as Role[] },
  street: {
    over: [
      ...(['communityWorker', 'communitySecretary', 'gridWorker'] as const),
      ...(['buildingHead', 'partySecretary'] as const),
    ],
  },
  communitySecretary: {
    over: ['gridWorker', 'buildingHead', 'volunteer', 'clerk', 'activityLeader'],
    duties: ['cover'],
  },
}

/** 一段任职（或要任命的位置）：什么角色、什么分工、在哪里。 */
export type Post = Pick<Appointment, 'role' | 'areaId' | 'duty'>

/** 担任这个角色的人，管不管得着那一段任职（不看地方）。 */
export function powerOver(role: Role, post: Pick<Post, 'role' | 'duty'>): boolean {
  const power = powers[role]
  if (!power?.over.includes(post.role)) return false
  if (post.role !== 'gridWorker' || !power.duties) return true
  return post.duty !== undefined && power.duties.includes(post.duty)
}

/** 能不能任免这一段。 */
export const mayAppoint = (actor: Actor, post: Post) =>
  actor.appointments.some(
    (a) => withinOf(post.areaId).includes(a.areaId) && powerOver(a.role, post),
  )

/** 替网格员请假、让他提前回来：他所在社区的书记。本人自己也行，另外判断。 */
export const mayArrangeLeave = (actor: Actor, { role, areaId }: Post) =>
  role === 'gridWorker' &&
  actor.appointments.some(
    (a) => a.role === 'communitySecretary' && withinOf(areaId).includes(a.areaId),
  )
