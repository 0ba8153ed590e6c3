import type { Actor } from '@domain/kernel/actor'
import {
  type Complaint,
  type ComplaintKind,
  type ComplaintStatus,
  handles,
  isWriter,
} from './complaint'

/** 列表和详情里的一件。不含写的人是谁：愿意留的联系方式另外看，每看一次都记下来。 */
export interface ComplaintView {
  readonly id: string
  readonly no: string
  readonly kind: ComplaintKind
  readonly status: ComplaintStatus
  readonly text: string
  readonly at: string
  readonly order: string
  readonly reply: { readonly text: string; readonly at: string } | null
  readonly mine: boolean
  readonly canAnswer: boolean
  readonly hasContact: boolean
  /** 账号停用的人写的申诉。 */
  readonly appeal: boolean
}

export function presentComplaint(one: Complaint, actor: Actor): ComplaintView {
  const { _id, no, kind, status, text, at, order, reply } = one
  return {
    ...{ id: _id, no, kind, status, text, at, order },
    reply: reply && { text: reply.text, at: reply.at },
    appeal: one.appeal === true,
    mine: isWriter(one, actor),
    canAnswer: status === 'new' && handles(one, actor),
    hasContact: one.contact !== null && handles(one, actor),
  }
}
