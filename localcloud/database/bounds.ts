import type { IndexTable } from './catalog'
import type { FieldConditions } from './conditions'
import { after, directed, encodeKey, typeOfValue } from './keys'

/** 排序要求，或索引的字段：按先后排列，1 升序、-1 降序。 */
export type Order = readonly (readonly [field: string, direction: 1 | -1])[]

/** 索引里的一段：键 ≥ from 且 < to；`head` 是等值前缀的字节数，归并排序时比较它之后的部分。 */
export interface KeyRange {
  readonly from: Buffer
  readonly to: Buffer
  readonly head: number
}

/** 可以用来查的一个索引；`table` 为空是 `_id`。 */
export interface Candidate {
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
export function boundsOf(candidate: Candidate, conditions: Map<string, FieldConditions>) {
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
