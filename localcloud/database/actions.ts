import { randomUUID } from 'node:crypto'
import type { Doc, OperationStats } from '../types'
import { decodeObject, encode } from './ejson'
import { requestFailed } from './failures'
import type { Found } from './find'
import { encodeKey } from './keys'
import { projector } from './match'
import type { Order } from './plan'
import type { Draft, Session } from './session'
import { assertId, assertStorable, withId } from './storable'
import { applyUpdate } from './update'

type Body = Record<string, unknown>

/** 一个动作的应答和它用掉的索引。 */
export interface Outcome {
  reply: Record<string, unknown>
  stats: OperationStats | null
}

export type Action = (session: Session, body: Body, now: number) => Outcome

/** 平台规定：不写 limit 是 100 条，最多 1000 条。 */
const defaultLimit = 100
const maxLimit = 1000

function collectionOf(body: Body): string {
  return String(body.collectionName ?? '')
}

function count(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : fallback
}

/** 把 `{f: 1, g: -1}` 变成按先后的排序要求。 */
export function orderOf(order: Body): Order {
  return Object.entries(order).map(([field, direction]) => {
    if (direction !== 1 && direction !== -1) throw requestFailed('order must be 1 or -1')
    return [field, direction] as const
  })
}

function draftOf(doc: Doc, before: Found | null): Draft {
  return { key: encodeKey(doc._id), before, after: { doc, body: encode(doc) } }
}

function freshDoc(found: Found): Doc {
  return decodeObject(found.body, 0) as Doc
}

/** 查询要改的文档：单条只取第一条。 */
function targets(session: Session, body: Body, filter: Body) {
  const limit = body.queryType === 'DOC' || body.multi !== true ? 1 : Number.POSITIVE_INFINITY
  return session.find(collectionOf(body), { filter, order: [], skip: 0, limit })
}

const getDocument: Action = (session, body, now) => {
  const filter = decodeObject(body.query, now)
  const { found, stats } = session.find(collectionOf(body), {
    filter,
    order: orderOf(decodeObject(body.order, now)),
    skip: count(body.offset, 0),
    limit: body.queryType === 'DOC' ? 1 : Math.min(count(body.limit, defaultLimit), maxLimit),
  })
  const projection = decodeObject(body.projection, now)
  if (Object.keys(projection).length === 0) {
    return { reply: { data: { list: found.map((item) => item.body) } }, stats }
  }
  const project = projector(projection, filter)
  const list = found.map((item) => encode(project(item.doc)))
  return { reply: { data: { list } }, stats }
}

const calculateDocument: Action = (session, body, now) => {
  const filter = decodeObject(body.query, now)
  const limit = Number.POSITIVE_INFINITY
  const request = { filter, order: [], skip: 0, limit }
  const { found, stats } = session.find(collectionOf(body), request)
  return { reply: { data: { total: found.length } }, stats: { ...stats, returned: 1 } }
}

const insertDocument: Action = (session, body, now) => {
  const collection = collectionOf(body)
  const items = Array.isArray(body.data) ? body.data : [body.data]
  const drafts = items.map((item) => {
    const fields = decodeObject(item, now)
    assertStorable(fields)
    const id = fields._id ?? randomUUID().replaceAll('-', '')
    assertId(id)
    return draftOf(withId(id, fields), null)
  })
  session.write(collection, drafts)
  const insertedIds = drafts.map((draft) => draft.after!.doc._id)
  const stats = { collection, index: '_id', examined: 0, returned: drafts.length }
  return { reply: { data: { insertedIds } }, stats }
}

/** doc().set：整条换掉，没有就新增。 */
function replaceDocument(session: Session, body: Body, now: number): Outcome {
  const filter = decodeObject(body.query, now)
  assertId(filter._id)
  const fields = decodeObject(body.data, now)
  assertStorable(fields)
  const { found, stats } = targets(session, body, filter)
  const [before] = found
  if (!before && body.upsert !== true) return { reply: { data: { updated: 0 } }, stats }
  const draft = draftOf(withId(filter._id, fields), before ?? null)
  const changed = draft.after!.body !== before?.body
  if (changed) session.write(collectionOf(body), [draft])
  const data = before ? { updated: Number(changed) } : { updated: 0, upsert_id: filter._id }
  return { reply: { data }, stats }
}

/** 按运算符改查到的文档；值没有变的不算，也不写。 */
function updateFound(session: Session, body: Body, now: number) {
  const update = decodeObject(body.data, now)
  const { found, stats } = targets(session, body, decodeObject(body.query, now))
  const drafts: Draft[] = []
  const docs = found.map((item) => {
    const doc = freshDoc(item)
    applyUpdate(doc, update)
    const draft = draftOf(doc, item)
    if (draft.after!.body !== item.body) drafts.push(draft)
    return draft.after!.body
  })
  session.write(collectionOf(body), drafts)
  return { docs, stats, updated: drafts.length }
}

const modifyDocument: Action = (session, body, now) => {
  if (body.merge === false) return replaceDocument(session, body, now)
  const { updated, stats } = updateFound(session, body, now)
  return { reply: { data: { updated } }, stats }
}

const modifyAndReturnDoc: Action = (session, body, now) => {
  const { docs, updated, stats } = updateFound(session, { ...body, multi: false }, now)
  return { reply: { data: { updated, doc: docs[0] ?? null } }, stats }
}

const removeDocument: Action = (session, body, now) => {
  const { found, stats } = targets(session, body, decodeObject(body.query, now))
  session.write(
    collectionOf(body),
    found.map((item) => ({ key: item.key, before: item, after: null })),
  )
  return { reply: { data: { deleted: found.length } }, stats }
}

/** 事务内外都能用的动作。 */
export const documentActions: Record<string, Action> = {
  'database.getDocument': getDocument,
  'database.calculateDocument': calculateDocument,
  'database.insertDocument': insertDocument,
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyAndReturnDoc,
  'database.removeDocument': removeDocument,
}
