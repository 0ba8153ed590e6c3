/** 任职的种类，与产品文档的角色表一一对应。 */
export const roles = {
  partyMember: '在职党员',
  volunteer: '志愿者',
  clerk: '柜台核销员',
  buildingHead: '楼栋长',
  gridWorker: '网格员',
  scout: '先“丰”网格员',
  activityLeader: '活动负责人',
  communityWorker: '社区工作者',
  communitySecretary: '社区书记',
  unitLiaison: '派出单位联络员',
  street: '街道',
  department: '职能部门',
  district: '区',
  auditor: '审计',
} as const

export type Role = keyof typeof roles

/** 办社区的事的人：审核、打电话、管海报。书记与社区工作者一样。 */
export const communityStaff: readonly Role[] = ['communityWorker', 'communitySecretary']

/** 有工作台的角色。 */
export const deskRoles: readonly Role[] = [...communityStaff, 'gridWorker']

/** 能领二维码海报的角色：管的地方里每一张。 */
export const posterRoles: readonly Role[] = [...deskRoles, 'district']

/** 受理投诉建议的角色：不经过社区。 */
export const complaintRoles: readonly Role[] = ['street', 'district']

/** 网格上的分工：A 岗专管本网格，B 岗由邻近网格的 A 岗兼任，cover 是派在社区的顶班人。 */
export type GridDuty = 'A' | 'B' | 'cover'

/** 一段任职：什么角色、在哪片区域、从何时到何时。时间是 ISO 字符串，`to` 为空即无期限。 */
export interface Appointment {
  readonly id: string
  readonly role: Role
  readonly areaId: string
  readonly areaName: string
  readonly from: string
  readonly to: string | null
  /** 只有网格员才有。 */
  readonly duty?: GridDuty
}

/** 正在办事的人。`accountId` 为空是游客；`appointments` 只含此刻有效的任职。 */
export interface Actor {
  readonly accountId: string | null
  readonly openid: string
  readonly consented: boolean
  readonly appointments: readonly Appointment[]
}

/** 这段任职此刻是否有效：含起始时刻，不含结束时刻。 */
export function inForce(appointment: Appointment, now: string): boolean {
  return appointment.from <= now && (appointment.to === null || now < appointment.to)
}

/** 他是否在这些区域（由大到小的全部上级）里担任其中一种角色。 */
export function holds(actor: Actor, wanted: readonly Role[], within: readonly string[]): boolean {
  return actor.appointments.some((a) => wanted.includes(a.role) && within.includes(a.areaId))
}

/** 有没有工作台：首页和“我的”都看它，决定画不画那扇门。 */
export const hasDesk = (actor: Actor) => areasOf(actor, deskRoles).length > 0

/** 他管的区域里，担任这些角色的那些，供列表按区域取数。 */
export function areasOf(actor: Actor, wanted: readonly Role[]): string[] {
  return [
    ...new Set(actor.appointments.filter((a) => wanted.includes(a.role)).map((a) => a.areaId)),
  ]
}
