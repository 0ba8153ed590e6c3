import { Context } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as queries from 'mingo/operators/query'
import * as windows from 'mingo/operators/window'
import { Query } from 'mingo/query'
import type { Options } from 'mingo/types'
import { requestFailed } from './failures'
import { mendedOperators } from './operators'

type Filter = Record<string, unknown>
type Doc = Record<string, unknown>

// 先登记的运算符优先，所以修正过的放在前面。
const context = Context.init({ query: mendedOperators })
  .addQueryOps(queries)
  .addAccumulatorOps(accumulators)
  .addExpressionOps(expressions)
  .addPipelineOps(pipeline)
  .addProjectionOps(projections)
  .addWindowOps(windows)

/** 查询引擎的选项。不许请求里夹带脚本（$where、$function）。 */
export const engine: Partial<Options> = { context, scriptEnabled: false }

/** 请求里的写法不对，引擎会抛各式各样的错；一律换成平台的“请求失败”。 */
export function asRequest<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw requestFailed((error as Error).message)
  }
}

/** 把查询变成判断函数；写法不对时抛 DATABASE_REQUEST_FAILED。 */
export function matcher(filter: Filter): (doc: Doc) => boolean {
  if (Object.keys(filter).length === 0) return () => true
  const query = asRequest(() => new Query(filter, engine))
  return (doc) => asRequest(() => query.test(doc))
}

/** 按 field() 的写法取出部分字段；没有给就原样返回。 */
export function projector(projection: Filter, filter: Filter): (doc: Doc) => Doc {
  if (Object.keys(projection).length === 0) return (doc) => doc
  const query = asRequest(() => new Query(filter, engine))
  return (doc) => asRequest(() => query.find<Doc>([doc], projection).next() ?? {})
}
