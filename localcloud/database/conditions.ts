import { isPlainObject } from './plain'

/** 一个字段上能交给索引的条件；它只用来缩小范围，除非计划说是精确的，都由查询引擎再判一次。 */
export interface FieldConditions {
  /** 等于其中之一。 */
  equals?: unknown[]
  lower?: { value: unknown; inclusive: boolean }
  upper?: { value: unknown; inclusive: boolean }
}

type Operators = Record<string, unknown>

/** 一个 $in 里超过这么多个值就不逐个查索引了。 */
const maxInValues = 1000

function isIndexable(value: unknown): boolean {
  if (value === null) return true
  if (typeof value === 'number') return !Number.isNaN(value)
  if (value instanceof Date) return !Number.isNaN(value.getTime())
  return typeof value === 'string' || typeof value === 'boolean'
}

/** 有先后可比的标量：字符串、数、布尔、日期。 */
export function isRangeable(value: unknown): boolean {
  return value !== null && isIndexable(value)
}

function isOperators(value: unknown): value is Operators {
  return isPlainObject(value) && Object.keys(value).some((key) => key.startsWith('$'))
}

function addOperators(field: FieldConditions, operators: Operators): void {
  const { $eq, $in, $gt, $gte, $lt, $lte } = operators
  if ('$eq' in operators && isIndexable($eq)) field.equals ??= [$eq]
  if (Array.isArray($in) && $in.length <= maxInValues && $in.every(isIndexable)) {
    field.equals ??= $in
  }
  if (isRangeable($gte)) field.lower ??= { value: $gte, inclusive: true }
  if (isRangeable($gt)) field.lower ??= { value: $gt, inclusive: false }
  if (isRangeable($lte)) field.upper ??= { value: $lte, inclusive: true }
  if (isRangeable($lt)) field.upper ??= { value: $lt, inclusive: false }
}

/** 收集顶层和 $and 里每个字段的条件；$or、$not、正则等留给查询引擎。 */
export function conditionsOf(
  filter: Record<string, unknown>,
  found = new Map<string, FieldConditions>(),
): Map<string, FieldConditions> {
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(value)) {
      for (const part of value) {
        if (isPlainObject(part)) conditionsOf(part, found)
      }
      continue
    }
    if (key.startsWith('$')) continue
    const field = found.get(key) ?? {}
    if (isOperators(value)) addOperators(field, value)
    else if (isIndexable(value)) field.equals ??= [value]
    if (Object.keys(field).length > 0) found.set(key, field)
  }
  return found
}
