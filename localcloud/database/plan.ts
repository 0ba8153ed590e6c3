import { boundsOf, type Candidate, type KeyRange, type Order } from './bounds'
import type { CollectionTable, IndexTable } from './catalog'
import { conditionsOf, type FieldConditions } from './conditions'
import { type SimpleCondition, simpleConditions } from './simple'

/** 怎样取数据。`ordered` 表示取出来就已经是要求的次序。 */
export interface Plan {
  /** `_id`、索引名，或全表扫描的 `SCAN`。 */
  readonly index: string
  /** null 表示直接读集合的表（`_id` 或全表扫描）。 */
  readonly indexTable: IndexTable | null
  /** 全表扫描没有范围。 */
  readonly ranges: readonly KeyRange[]
  readonly reverse: boolean
  readonly ordered: boolean
  /** 索引已经完全判定了查询，取出来的不必再判。 */
  readonly exact: boolean
}

/** 等值前缀之后的字段能不能直接给出要求的次序；能的话要不要倒着读。 */
function orderFrom(
  candidate: Candidate,
  used: number,
  order: Order,
  conditions: Map<string, FieldConditions>,
): { ordered: boolean; reverse: boolean } {
  const fixed = (field: string) => {
    const position = candidate.keys.findIndex(([name]) => name === field)
    const single = conditions.get(field)?.equals?.length === 1
    return position >= 0 && position < used && single && !(candidate.manyMask & (1 << position))
  }
  const wanted = order.filter(([field]) => !fixed(field))
  let reverse = false
  for (const [i, [field, direction]] of wanted.entries()) {
    const key = candidate.keys[used + i]
    if (!key || key[0] !== field || candidate.manyMask & (1 << (used + i))) {
      return { ordered: false, reverse: false }
    }
    const opposite = key[1] !== direction
    if (i === 0) reverse = opposite
    else if (opposite !== reverse) return { ordered: false, reverse: false }
  }
  return { ordered: true, reverse }
}

/** 查询的每个条件是不是都落在了用到的等值前缀和范围里。 */
function isExact(
  candidate: Candidate,
  simple: Map<string, SimpleCondition> | null,
  used: number,
): boolean {
  if (!simple) return false
  return [...simple].every(([field, condition]) => {
    const position = candidate.keys.findIndex(([name]) => name === field)
    if (condition === 'equals') return position >= 0 && position < used
    const many = (candidate.manyMask & (1 << position)) !== 0
    return position === used && !(many && condition === 'both')
  })
}

function weigh(
  candidate: Candidate,
  conditions: Map<string, FieldConditions>,
  simple: Map<string, SimpleCondition> | null,
  order: Order,
) {
  const { used, bounded, ranges } = boundsOf(candidate, conditions)
  const { ordered, reverse } = orderFrom(candidate, used, order, conditions)
  const sorts = ordered && order.length > 0
  const usable = used > 0 || bounded || sorts
  // 每多一个等值条件最能缩小范围；直接有序可以少取，胜过单单一个范围条件。
  const score = usable ? used * 4 + (bounded ? 2 : 0) + (sorts ? 3 : 0) : 0
  const plan: Plan = {
    index: candidate.name,
    indexTable: candidate.table,
    ranges,
    reverse,
    ordered,
    exact: isExact(candidate, simple, used),
  }
  return { score, plan }
}

/** 为一次查询选索引：有 `_id` 等值就用它，否则取得分最高的；都用不上就全表扫描。 */
export function choosePlan(
  table: CollectionTable,
  filter: Record<string, unknown>,
  order: Order,
): Plan {
  const conditions = conditionsOf(filter)
  const simple = simpleConditions(filter)
  const byId: Candidate = { name: '_id', table: null, keys: [['_id', 1]], manyMask: 0 }
  if (conditions.get('_id')?.equals) return weigh(byId, conditions, simple, order).plan
  const scan: Plan = {
    index: 'SCAN',
    indexTable: null,
    ranges: [],
    reverse: false,
    ordered: order.length === 0,
    exact: Object.keys(filter).length === 0,
  }
  let best = { score: 0, plan: scan }
  const candidates = table.indexes.map((index) => ({
    name: index.spec.name,
    table: index,
    keys: index.spec.keys,
    manyMask: index.manyMask,
  }))
  for (const candidate of [...candidates, byId]) {
    const weighed = weigh(candidate, conditions, simple, order)
    if (weighed.score > best.score) best = weighed
  }
  return best.plan
}
