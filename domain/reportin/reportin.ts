import type { Place } from '@domain/area/area'
import type { FreeTime } from '@domain/helper/helper'
import { collection } from '@domain/kernel/collection'
import type { Event } from '@domain/ticket/ticket'
import type { WishKind } from '@domain/wish/wish'

/** 在职党员报到的两处：住的地方，和工作的地方（平台站点）。 */
export const reportLines = {
  home: '居住地报到',
  work: '工作地报到',
} as const
export type ReportLine = keyof typeof reportLines
export const reportLineNames = Object.keys(reportLines) as [ReportLine, ...ReportLine[]]

export const reportStatuses = {
  pending: { label: '等社区确认', sentence: '社区会在 3 个工作日里确认' },
  rejected: { label: '请修改', sentence: '社区请您改一改再发' },
  confirmed: { label: '已报到', sentence: '社区确认了，可以认一个岗位' },
  posted: { label: '已认岗', sentence: '岗位认好了，按社区约的时间来' },
  onDuty: { label: '在岗服务', sentence: '正在岗位上为邻居服务' },
  paused: { label: '暂停', sentence: '先歇一阵，到时候会自己恢复' },
  transferred: { label: '已转走', sentence: '转到别的社区去了' },
  cancelled: { label: '已取消', sentence: '这次报到取消了' },
} as const
export type ReportStatus = keyof typeof reportStatuses

/** 还算数的：没有转走、没有取消。一个人一处同时只有一份。 */
export const liveStatuses: readonly ReportStatus[] = [
  ...(['pending', 'rejected', 'confirmed', 'posted', 'onDuty', 'paused'] as const),
]
/** 社区确认过、还在的：统计里的“已报到”。 */
const reportedStatuses: readonly ReportStatus[] = ['confirmed', 'posted', 'onDuty', 'paused']
const postedStatuses: readonly ReportStatus[] = ['posted', 'onDuty']

/** 报到时说的会什么、什么时候有空；社区确认时交给“我能帮什么”，之后以那里为准。 */
export interface Told {
  readonly skills: readonly WishKind[]
  readonly free: FreeTime
}

/** 一个人在一处的报到。转到别的社区是另起一份，旧的留在原来的社区。 */
export interface ReportIn {
  readonly _id: string
  readonly rev: number
  readonly accountId: string
  readonly line: ReportLine
  readonly status: ReportStatus
  /** 密封的 {name}。 */
  readonly name: string
  /** 住的楼栋（或网格）；工作地是站点所在的地方。 */
  readonly areaId: string
  readonly place: Place
  readonly communityId: string
  /** 社区和它的全部上级：谁看得到，按它列。 */
  readonly within: readonly string[]
  /** 单位只写在一份上：对上了名册的，或者站点。没有为空。 */
  readonly unitId: string | null
  /** 还没有确认的时候才有。 */
  readonly told: Told | null
  /** 认的岗位；没有为空。 */
  readonly servicePost: { readonly id: string; readonly title: string } | null
  /** 因为这份报到给的任职；本来就有的、还没给的为空。 */
  readonly appointmentId: string | null
  readonly enteredAt: string
  /** 最迟什么时候确认；不在等确认为空。 */
  readonly dueAt: string | null
  /** 系统下一次过问的时刻；没有为空。定时任务按它找。 */
  readonly wakeAt: string | null
  readonly rung: readonly string[]
  readonly pausedUntil: string | null
  /** 最近一次服务的时刻。 */
  readonly servedAt: string | null
  /** 统计照这三样数，列表也照它们列，所以数和名单总对得上。由别的字段算出来。 */
  readonly isReported: boolean
  readonly isPosted: boolean
  readonly isActive: boolean
  readonly order: string
  readonly timeline: readonly Event[]
}

export const reportIns = collection<ReportIn>(
  'reportIns',
  ['accountId', 'line'],
  ['within', 'status', '-order'],
  ['within', 'isReported', '-order'],
  ['within', 'isPosted', '-order'],
  ['within', 'isActive', '-order'],
  ['unitId', 'isReported', '-order'],
  ['unitId', 'isPosted', '-order'],
  ['unitId', 'isActive', '-order'],
  ['timeline.by'],
  ['wakeAt'],
)

/** 多久没有服务就不算活跃，单位：天（半年）。 */
export const ACTIVE_DAYS = 183

export const isLive = ({ status }: ReportIn) => liveStatuses.includes(status)
export const isReportedIn = ({ status }: ReportIn) => reportedStatuses.includes(status)
export const isPostedIn = ({ status }: ReportIn) => postedStatuses.includes(status)
