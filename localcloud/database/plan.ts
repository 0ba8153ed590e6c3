import type { CollectionTable, IndexTable } from './catalog'
import { conditionsOf, type FieldConditions } from './conditions'
import { after, directed, encodeKey, typeOfValue } from './keys'
import { type SimpleCondition, simpleConditions } from './simple'

export type Order = readonly (readonly [field: string, direction: 1 | -1])[]

/** 索引里的一段：键 ≥ from 且 < to；`head` 是等值前缀的字节数，归并排序时比较它之后的部分。 */
export interface KeyRange {
  readonly from: Buffer
  readonly to: Buffer
  readonly head: number
}

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

interface Candidate {
  readonly name: string
  readonly table: IndexTable | null
  readonly keys: Order
  readonly manyMask: number
}

/** 等值组合超过这么多个，就少用一个字段的条件。 */
const maxRanges = 1000

function rangeOn(
  head: Buffer,
  direction: 1 | -1,
  { lower, upper }: FieldConditions,
  many: boolean,
): KeyRange {
  // 数组可以用不同的元素分别满足上下界，所以只能用一头。
  const low = lower
  const high = many && lower ? undefined : upper
  const type = Buffer.from([typeOfValue((low ?? high)!.value)])
  const encoded = (value: unknown) => Buffer.concat([head, directed(encodeKey(value), direction)])
  const whole = Buffer.concat([head, directed(type, direction)])
  // 降序时编码取反，小的一头变成大的一头。
  const [start, stop] = direction === 1 ? [low, high] : [high, low]
  const startKey = start && encoded(start.value)
  const stopKey = stop && encoded(stop.value)
  return {
    from: startKey ? (start.inclusive ? startKey : after(startKey)) : whole,
    to: stopKey ? (stop.inclusive ? after(stopKey) : stopKey) : after(whole),
    head: head.length,
  }
}

/** 等值前缀用掉的字段数、由此得到的前缀，和紧接着的范围条件。 */
function boundsOf(candidate: Candidate, conditions: Map<string, FieldConditions>) {
  let heads: Buffer[] = [Buffer.alloc(0)]
  let used = 0
  for (const [field, direction] of candidate.keys) {
    const equals = conditions.get(field)?.equals
    if (!equals || heads.length * equals.length > maxRanges) break
    const distinct = new Map(equals.map((value) => [encodeKey(value).toString('latin1'), value]))
    const parts = [...distinct.values()].map((value) => directed(encodeKey(value), direction))
    heads = heads.flatMap((head) => parts.map((part) => Buffer.concat([head, part])))
    used++
  }
  const next = candidate.keys[used]
  const condition = next && conditions.get(next[0])
  const bounded = condition !== undefined && Boolean(condition.lower ?? condition.upper)
  const many = (candidate.manyMask & (1 << used)) !== 0
  const ranges = heads.map((head) =>
    bounded
      ? rangeOn(head, next![1], condition, many)
      : { from: head, to: after(head), head: head.length },
  )
  return { used, bounded, ranges }
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
