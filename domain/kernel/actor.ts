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
  partySecretary: '党组织书记',
  guide: '党建工作指导员',
  street: '街道',
  department: '职能部门',
  district: '区',
  auditor: '审计',
} as const

export type Role = keyof typeof roles

/** 办社区的事的人：审核、打电话、管海报。书记与社区工作者一样。 */
export const communityStaff: readonly Role[] = ['communityWorker', 'communitySecretary']

/** 上门的人：替住户写心愿、送纸条和回音。 */
export const doorstepRoles: readonly Role[] = ['gridWorker', 'buildingHead']

/** 来帮忙的人：认领心愿，说得出自己能帮什么。 */
export const helperRoles = ['partyMember', 'volunteer'] as const satisfies readonly Role[]

/** 有工作台的角色。 */
export const deskRoles: readonly Role[] = [...communityStaff, ...doorstepRoles]

/** 工作台上列出各网格二维码的角色。 */
export const localPosterRoles: readonly Role[] = [...communityStaff, 'gridWorker']

/** 能领二维码海报的角色：管的地方里每一张。 */
export const posterRoles: readonly Role[] = [...localPosterRoles, 'district']

/** 看心愿台账的角色：各看各管的那一片。 */
export const registerRoles: readonly Role[] = [
  ...communityStaff,
  ...doorstepRoles,
  ...(['street', 'district', 'auditor'] as const),
]

/** 能把台账导出成表格的角色；网格员和楼栋长只在手机上看。 */
export const exportRoles: readonly Role[] = [...communityStaff, 'street', 'district', 'auditor']

/** 看得到一片地方谁在什么位置上、哪里空着的角色。 */
export const seatViewRoles: readonly Role[] = [
  ...communityStaff,
  ...(['street', 'district', 'auditor'] as const),
]

/** 不坐在社区、也看报到名单的角色；看得到姓，看不到全名和电话。 */
export const reportReaders: readonly Role[] = ['street', 'district', 'auditor']

/** 管积分与超市的角色：各自进得去哪几扇门，见 domain/shop/doors.ts。 */
export const shopRoles: readonly Role[] = ['clerk', ...exportRoles]

/** 受理投诉建议的角色：不经过社区。 */
export const complaintRoles: readonly Role[] = ['street', 'district']

/** 网格上的分工：A 岗专管本网格，B 岗由邻近网格的 A 岗兼任，cover 是派在社区的顶班人。 */
export type GridDuty = 'A' | 'B' | 'cover'

/** 分工的叫法，写在角色后面。 */
export const dutyLabels: Readonly<Record<GridDuty, string>> = {
  A: '（A 岗）',
  B: '（B 岗）',
  cover: '（顶班）',
}

/** 哪个单位。名字存一份副本，列表和页面不必再查。 */
export interface UnitRef {
  readonly id: string
  readonly name: string
}

/** 一次请假：从何时到何时，含起始时刻，不含结束时刻。回来了就去掉，不留下请过几次。 */
export interface Leave {
  readonly from: string
  readonly to: string
}

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
  /** 在职党员所在的单位，联络员所联络的单位，书记和指导员所在的党组织。 */
  readonly unit?: UnitRef
  /** 网格员正在请的、将要请的假。 */
  readonly leave?: Leave
}

/** 此刻为什么不能办事：账号停用了，或者正在合并、注销；`message` 是对他说的一句话。 */
export interface Stop {
  readonly why: 'suspended' | 'moving'
  readonly message: string
}

/** 正在办事的人。`accountId` 为空是游客；`appointments` 只含此刻有效的任职。 */
export interface Actor {
  readonly accountId: string | null
  readonly openid: string
  readonly consented: boolean
  readonly appointments: readonly Appointment[]
  /** 手里有纸条、四位码也对的那一张工单；只在凭纸条办那一件事时才有。 */
  readonly slipFor?: string
  /** 最近几次把认领放回大厅的时刻。 */
  readonly releases: readonly string[]
  /** 此刻不能办事；平常没有。 */
  readonly stop?: Stop
}

/** 这段任职此刻是否有效：含起始时刻，不含结束时刻。 */
export function inForce(appointment: Appointment, now: string): boolean {
  return appointment.from <= now && (appointment.to === null || now < appointment.to)
}

/** 此刻是不是在请假。 */
export function onLeave({ leave }: Pick<Appointment, 'leave'>, now: string): boolean {
  return leave !== undefined && leave.from <= now && now < leave.to
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

/** 同上，但正在请假的那几处不算：要办的事不列给他，由代班的人来办。 */
export function areasOnDuty(actor: Actor, wanted: readonly Role[], now: string): string[] {
  const present = actor.appointments.filter((a) => !onLeave(a, now))
  return areasOf({ ...actor, appointments: present }, wanted)
}

/** 他以这种角色所属的单位，各列一次。 */
export function unitsOf(actor: Actor, role: Role): UnitRef[] {
  const held = actor.appointments.flatMap((a) => (a.role === role && a.unit ? [a.unit] : []))
  return [...new Map(held.map((unit) => [unit.id, unit])).values()]
}

/** 从哪棵树看谁担任什么：管一片地方的看区域，只管自己那一支的书记看党组织，别人没有。 */
export function seatTreeOf(actor: Actor): 'areaTree' | 'partyTree' | null {
  if (areasOf(actor, seatViewRoles).length > 0) return 'areaTree'
  return unitsOf(actor, 'partySecretary').length > 0 ? 'partyTree' : null
}
