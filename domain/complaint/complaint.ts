import { ancestor, withinOf } from '@domain/area/area'
import { type Actor, complaintRoles, holds } from '@domain/kernel/actor'
import { collection } from '@domain/kernel/collection'
import type { Step } from '@domain/kernel/flow'

/** 投诉和建议两种，办法相同。 */
export const complaintKinds = {
  complaint: { label: '投诉', example: '哪里做得不对，什么时候的事' },
  suggestion: { label: '建议', example: '哪里可以更好，您想怎么改' },
} as const

export type ComplaintKind = keyof typeof complaintKinds
export const complaintKindNames = Object.keys(complaintKinds) as [ComplaintKind, ...ComplaintKind[]]

export const complaintStatuses = {
  new: { label: '等待答复', sentence: '街道和区里已经收到，正在看' },
  answered: { label: '已答复', sentence: '答复在下面' },
} as const

export type ComplaintStatus = keyof typeof complaintStatuses
export const complaintStatusNames = Object.keys(complaintStatuses) as [
  ComplaintStatus,
  ...ComplaintStatus[],
]

/** 愿意留的联系方式，密封入库。 */
export interface ComplaintContact {
  readonly name: string
  readonly phone: string
}

export interface ComplaintReply {
  readonly text: string
  readonly at: string
  readonly by: string
  readonly requestId: string
  readonly digest: string
}

/** 一件投诉或建议。只有写的人、他家所在的街道和区里看得到，社区看不到。 */
export interface Complaint {
  readonly _id: string
  readonly rev: number
  readonly no: string
  readonly kind: ComplaintKind
  readonly status: ComplaintStatus
  readonly text: string
  readonly askedBy: string
  readonly contact: string | null
  /** 交给哪些地方：区，知道他住哪儿就加上街道；从不到社区。 */
  readonly within: readonly string[]
  readonly order: string
  readonly at: string
  /** 认出重发的内容摘要。 */
  readonly digest: string
  readonly reply: ComplaintReply | null
  /** 账号停用的人写的申诉；平常没有。 */
  readonly appeal?: true
}

export const complaints = collection<Complaint>(
  'complaints',
  ['within', 'status', '-order'],
  ['askedBy', '-order'],
  ['reply.by'],
)

/** 交给谁：全区，和他家所在的街道。 */
export function goesTo(homeId: string | null): string[] {
  const streetId = homeId && ancestor(homeId, 'street')
  return withinOf(streetId || 'D')
}

export const isWriter = (one: Complaint, actor: Actor) =>
  actor.accountId !== null && one.askedBy === actor.accountId

/** 受理的人：街道和区里的；自己写的由别人来答。 */
export const handles = (one: Complaint, actor: Actor) =>
  !isWriter(one, actor) && holds(actor, complaintRoles, one.within)

/** 唯一的一步。 */
export const answerStep = {
  label: '答复',
  past: '有了答复',
  from: ['new'],
  to: 'answered',
  may: handles,
  refusal: '投诉建议由街道和区里受理的人来答复，自己写的要由别人来答。',
  note: { hint: '查到了什么、怎么办，对写的人说清楚', required: true },
} satisfies Step<ComplaintStatus, Complaint>
