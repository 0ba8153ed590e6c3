import { randomUUID } from 'node:crypto'
import { decodeObject, encode } from './ejson'
import { projector } from './match'
import { modifyAndReturnDoc, modifyDocument, removeDocument } from './modify'
import { type Action, collectionOf, draftOf, orderOf } from './outcome'
import { assertId, assertStorable, withId } from './storable'

/** 平台规定：不写 limit 是 100 条，最多 1000 条。 */
const defaultLimit = 100
const maxLimit = 1000

function count(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : fallback
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

/** 事务内外都能用的动作。 */
export const documentActions: Record<string, Action> = {
  'database.getDocument': getDocument,
  'database.calculateDocument': calculateDocument,
  'database.insertDocument': insertDocument,
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyAndReturnDoc,
  'database.removeDocument': removeDocument,
}
