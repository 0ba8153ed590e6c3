import type { Doc } from '../types'
import { decodeObject } from './ejson'
import type { Found } from './find'
import { type Action, type Body, collectionOf, draftOf, type Outcome } from './outcome'
import type { Draft, Session } from './session'
import { assertId, assertStorable, withId } from './storable'
import { applyUpdate } from './update'

function freshDoc(found: Found): Doc {
  return decodeObject(found.body, 0) as Doc
}

/** 查询要改的文档：单条只取第一条。 */
function targets(session: Session, body: Body, filter: Body) {
  const limit = body.queryType === 'DOC' || body.multi !== true ? 1 : Number.POSITIVE_INFINITY
  return session.find(collectionOf(body), { filter, order: [], skip: 0, limit })
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

/** 更新或整条换掉。 */
export const modifyDocument: Action = (session, body, now) => {
  if (body.merge === false) return replaceDocument(session, body, now)
  const { updated, stats } = updateFound(session, body, now)
  return { reply: { data: { updated } }, stats }
}

/** 改第一条，并给出改后的样子。 */
export const modifyAndReturnDoc: Action = (session, body, now) => {
  const { docs, updated, stats } = updateFound(session, { ...body, multi: false }, now)
  return { reply: { data: { updated, doc: docs[0] ?? null } }, stats }
}

/** 删除。 */
export const removeDocument: Action = (session, body, now) => {
  const { found, stats } = targets(session, body, decodeObject(body.query, now))
  session.write(
    collectionOf(body),
    found.map((item) => ({ key: item.key, before: item, after: null })),
  )
  return { reply: { data: { deleted: found.length } }, stats }
}
