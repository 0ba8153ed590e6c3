import type { Doc, OperationStats } from '../types'
import type { Order } from './bounds'
import { encode } from './ejson'
import { requestFailed } from './failures'
import type { Found } from './find'
import { encodeKey } from './keys'
import type { Draft, Session } from './session'

/** 请求体，与网络上收到的一致。 */
export type Body = Record<string, unknown>

/** 一个动作的应答和它用掉的索引。 */
export interface Outcome {
  reply: Record<string, unknown>
  stats: OperationStats | null
}

/** 一个动作：在会话里做完，给出应答；`now` 是毫秒时间戳。 */
export type Action = (session: Session, body: Body, now: number) => Outcome

/** 请求针对的集合。 */
export function collectionOf(body: Body): string {
  return String(body.collectionName ?? '')
}

/** 把 `{f: 1, g: -1}` 变成按先后的排序要求。 */
export function orderOf(order: Body): Order {
  return Object.entries(order).map(([field, direction]) => {
    if (direction !== 1 && direction !== -1) throw requestFailed('order must be 1 or -1')
    return [field, direction] as const
  })
}

/** 要写成的样子；`before` 是改之前查到的，新增时为空。 */
export function draftOf(doc: Doc, before: Found | null): Draft {
  return { key: encodeKey(doc._id), before, after: { doc, body: encode(doc) } }
}
