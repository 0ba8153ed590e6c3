import { isRangeable } from './conditions'
import { typeOfValue } from './keys'
import { isPlainObject } from './plain'

/** 一个字段的条件：等于（其中之一），或一段范围；`both` 表示上下界都有。 */
export type SimpleCondition = 'equals' | 'one-sided' | 'both'

const lowers = ['$gt', '$gte']
const uppers = ['$lt', '$lte']

function simpleOperators(operators: Record<string, unknown>): SimpleCondition | null {
  const names = Object.keys(operators)
  const values = Object.values(operators)
  if (names.length === 1 && names[0] === '$in') {
    const list = values[0]
    return Array.isArray(list) && list.every(isRangeable) ? 'equals' : null
  }
  if (names.length === 0 || !values.every(isRangeable)) return null
  if (names.length === 1 && names[0] === '$eq') return 'equals'
  const low = names.filter((name) => lowers.includes(name)).length
  const high = names.filter((name) => uppers.includes(name)).length
  if (low > 1 || high > 1 || low + high !== names.length) return null
  if (names.length === 1) return 'one-sided'
  return typeOfValue(values[0]) === typeOfValue(values[1]) ? 'both' : null
}

/**
 * 查询若简单到索引自己就能判定（每个字段只有等于或范围，都是非空标量），给出每个字段的条件；否则 null。
 * 相等与大小在查询引擎里也是按索引的键判断的，所以这时不必再解开文档判一次。
 */
export function simpleConditions(
  filter: Record<string, unknown>,
): Map<string, SimpleCondition> | null {
  const simple = new Map<string, SimpleCondition>()
  for (const [field, value] of Object.entries(filter)) {
    if (field.startsWith('$')) return null
    const condition = isRangeable(value)
      ? 'equals'
      : isPlainObject(value)
        ? simpleOperators(value)
        : null
    if (!condition) return null
    simple.set(field, condition)
  }
  return simple
}
