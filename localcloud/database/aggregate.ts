import { Aggregator } from 'mingo/aggregator'
import type { Order } from './bounds'
import { decode, encode } from './ejson'
import { requestFailed } from './failures'
import { asRequest, engine } from './match'
import { type Action, orderOf } from './outcome'

type Stage = Record<string, unknown>

/** 管道里一个 $limit 都没写时，平台只给 20 条。 */
const defaultLimit = 20

/** 会写数据或自带数据的步骤，平台不开放。 */
const refused = new Set(['$out', '$merge', '$documents'])

function stagesOf(body: Record<string, unknown>, now: number): Stage[] {
  if (!Array.isArray(body.stages)) throw requestFailed('stages must be an array')
  const stages = body.stages.map((item: { stageKey: string; stageValue: unknown }) => {
    if (refused.has(item.stageKey)) throw requestFailed(`${item.stageKey} is not supported`)
    const { stageKey, stageValue } = item
    const value = typeof stageValue === 'string' ? decode(stageValue, now) : stageValue
    return { [stageKey]: value }
  })
  return stages.some((stage) => '$limit' in stage) ? stages : [...stages, { $limit: defaultLimit }]
}

/** 开头的 $match、$sort、$limit 交给索引，其余留给聚合引擎。 */
function takeRequest(stages: Stage[]) {
  const rest = [...stages]
  const filter = (rest[0]?.$match ?? {}) as Record<string, unknown>
  if (rest[0] && '$match' in rest[0]) rest.shift()
  let order: Order = []
  if (rest[0] && '$sort' in rest[0]) {
    order = orderOf(rest.shift()!.$sort as Record<string, unknown>)
  }
  const first = rest[0]?.$limit
  const limit = typeof first === 'number' && first > 0 ? first : Number.POSITIVE_INFINITY
  return { request: { filter, order, skip: 0, limit }, rest }
}

/** 聚合。$lookup 会整个读出被连的集合，所以算作全表扫描。 */
export const aggregateDocuments: Action = (session, body, now) => {
  const { request, rest } = takeRequest(stagesOf(body, now))
  const { found, stats } = session.find(String(body.collectionName ?? ''), request)
  let { index, examined } = stats
  const collectionResolver = (name: string) => {
    const all = { filter: {}, order: [], skip: 0, limit: Number.POSITIVE_INFINITY }
    const other = session.find(name, all)
    index = 'SCAN'
    examined += other.stats.examined
    return other.found.map((item) => item.doc)
  }
  const results = asRequest(() =>
    new Aggregator(rest, { ...engine, collectionResolver }).run<Stage>(
      found.map((item) => item.doc),
    ),
  )
  const list = results.map((item) => encode(item))
  return { reply: { data: { list } }, stats: { ...stats, index, examined, returned: list.length } }
}
