import { collection } from '@domain/kernel/collection'
import type { Event } from '@domain/ticket/ticket'
import type { ResourceKind } from './kinds'

/** 单位报到的状态。 */
export const reportInStatuses = {
  pending: { label: '等社区确认', tone: 'amber' },
  confirmed: { label: '已确认', tone: 'green' },
  declined: { label: '请改一改', tone: 'red' },
  cancelled: { label: '单位撤回', tone: 'plain' },
  ended: { label: '已结束', tone: 'plain' },
} as const

export type ReportInStatus = keyof typeof reportInStatuses

/** 还算数的：同一个单位在同一个社区只能有一个，续的那一期除外。 */
export const liveStatuses: readonly ReportInStatus[] = ['pending', 'declined', 'confirmed']
/** 不在等、也不在办的。 */
export const pastStatuses: readonly ReportInStatus[] = ['declined', 'cancelled', 'ended']

/** 单位能做的一样。 */
export interface Resource {
  /** 在这一次报到里的编号。 */
  readonly id: string
  readonly kind: ResourceKind
  readonly text: string
  /** 多久一次、一次多少，照单位自己的话。 */
  readonly often: string
}

/** 哪一样对上了社区的哪一条需求。需求的话留一份，收起以后协议上还看得到。 */
export interface Match {
  readonly id: string
  readonly resourceId: string
  readonly want: { readonly id: string; readonly kind: ResourceKind; readonly text: string }
  readonly at: string
  readonly by: string
  /** 办成了：哪一天（2026-11-23），一句话。 */
  readonly done: { readonly on: string; readonly text: string } | null
}

/** 联系人：单位的，或社区的；密封入库。 */
export interface Liaison {
  readonly name: string
  readonly phone: string
}

/** 一个单位到一个社区报到，一期一份。 */
export interface UnitReportIn {
  readonly _id: string
  readonly rev: number
  readonly unitId: string
  readonly unitName: string
  readonly communityId: string
  readonly communityName: string
  /** 社区的全部上级，含自己。 */
  readonly within: readonly string[]
  /** 这个单位在这个社区的第几份，从 1 数；编号取自它。 */
  readonly sequence: number
  readonly status: ReportInStatus
  readonly order: string
  readonly enteredAt: string
  /** 等确认的最迟什么时候确认，已确认的什么时候到期；别的为空。 */
  readonly dueAt: string | null
  /** 系统下一次要过问的时刻；没有为空。 */
  readonly wakeAt: string | null
  /** 在这个状态里过问过哪几件。 */
  readonly rung: readonly string[]
  /** 单位的联系人，密封的 {name, phone}。 */
  readonly contact: string
  /** 社区的联系人，密封的 {name, phone}；确认以后才有。 */
  readonly office: string | null
  readonly resources: readonly Resource[]
  readonly matches: readonly Match[]
  /** 报到几个月。 */
  readonly months: number
  /** 续的那一期从上一期到期时起；第一期为空。 */
  readonly notBefore: string | null
  /** 起止，确认时才定；含起点，不含终点。 */
  readonly from: string | null
  readonly to: string | null
  /** 续的是哪一份；第一期为空。 */
  readonly renews: string | null
  /** 续的下一期是哪一份；还没有续为空。 */
  readonly renewedBy: string | null
  readonly timeline: readonly Event[]
}

export const unitReportIns = collection<UnitReportIn>(
  'unitReportIns',
  ['unitId', '-order'],
  ['unitId', 'status'],
  ['unitId', 'communityId', '-sequence'],
  ['within', 'status', '-order'],
  ['within', 'status', 'dueAt'],
  ['timeline.by'],
  ['matches.by'],
  ['wakeAt'],
)

/** 一期最长几个月，不写就是几个月。 */
export const MONTHS_LIMIT = 36
export const MONTHS_USUAL = 12
/** 社区几个工作日内确认。 */
export const CONFIRM_DAYS = 3
/** 到期前几天提醒、可以续。 */
export const RENEW_DAYS = 30
/** 一次报到最多写几样能做的、对上几条。 */
export const RESOURCES_LIMIT = 8
export const MATCHES_LIMIT = 20
/** 一个单位同时最多在几个社区报到；续的那一期也占一个。 */
export const COMMUNITIES_LIMIT = 60
/** 人走的步骤最多记这么多件，留几件给系统的过问。 */
export const STEPS_LIMIT = 90
